namespace Takt.Organisation.Contracts;

/// <summary>What a municipality has chosen for itself: its name, mark, colour, languages and the parts of Takt it uses.</summary>
public static class Profiles
{
    /// <summary>The municipality as it has set itself up; as it was when it has not.</summary>
    public static async Task<Municipality> Of(Db db, Municipality municipality, IEnumerable<Module> modules, CancellationToken cancel)
    {
        // All but the picture itself.
        var chosen = await db
            .MunicipalityProfiles.Select(p => new
            {
                p.Version,
                p.Name,
                p.Colour,
                p.MarkVersion,
                p.Languages,
                p.DefaultLanguage,
                p.PartsOff,
                p.WriterMayApprove,
                p.FilesAllowed,
                p.SendOnAfter,
            })
            .FirstOrDefaultAsync(cancel);
        return chosen is null
            ? municipality
            : municipality with
            {
                Name = chosen.Name,
                Colour = chosen.Colour ?? "",
                Mark = chosen.MarkVersion,
                Languages = chosen.Languages,
                DefaultLanguage = chosen.DefaultLanguage,
                Off = [.. modules.SelectMany(m => m.Parts).Where(part => chosen.PartsOff?.Contains(part.Name) == true)],
                WriterMayApprove = chosen.WriterMayApprove,
                FilesAllowed = chosen.FilesAllowed,
                SendOnAfter = chosen.SendOnAfter,
                Setup = chosen.Version + 1,
            };
    }

    /// <summary>Where one chooses what is in use.</summary>
    public static string SetupUrl => OrganisationUrls.Setup;

    /// <summary>Where the setup for a small municipality is looked over.</summary>
    public static string SmallSetupUrl => OrganisationUrls.SmallSetup;

    /// <summary>Where name, mark, colour and languages are chosen.</summary>
    public static string ProfileUrl => OrganisationUrls.Profile;

    /// <summary>Where units and people are read in from a file.</summary>
    public static string ImportUrl => OrganisationUrls.Import;

    /// <summary>Where a mark is; its version in the address lets browsers keep it.</summary>
    public static string MarkUrl(string version) => OrganisationUrls.MarkIn(version);
}
