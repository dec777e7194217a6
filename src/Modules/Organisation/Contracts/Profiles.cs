namespace Takt.Organisation.Contracts;

/// <summary>What a municipality has chosen for itself: its name, mark, colour and languages.</summary>
public static class Profiles
{
    /// <summary>The municipality as it has set itself up; as it was when it has not.</summary>
    public static async Task<Municipality> Of(Db db, Municipality municipality, CancellationToken cancel)
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
                Setup = chosen.Version + 1,
            };
    }

    /// <summary>Where a mark is; its version in the address lets browsers keep it.</summary>
    public static string MarkUrl(string version) => OrganisationUrls.MarkIn(version);
}
