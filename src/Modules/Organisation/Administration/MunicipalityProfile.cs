using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>What the municipality has chosen for itself. Until it has chosen, the settings of the installation hold.</summary>
sealed class MunicipalityProfile : EditedEntity
{
    /// <summary>The one there is.</summary>
    public static Guid Only { get; } = new("00000000-0000-0000-0000-0000000000a1");

    MunicipalityProfile() { }

    public MunicipalityProfile(Municipality now)
    {
        Id = Only;
        (Name, Colour, DefaultLanguage) = (now.Name, now.Colour.Length == 0 ? null : now.Colour, now.DefaultLanguage);
        Languages = [.. now.Languages];
        PartsOff = [.. now.Off.Select(part => part.Name)];
        (WriterMayApprove, FilesAllowed, SendOnAfter) = (now.WriterMayApprove, now.FilesAllowed, now.SendOnAfter);
    }

    public string Name { get; set; } = null!;

    /// <summary><c>#RRGGBB</c>, of a kind that can be read; null for Takt's.</summary>
    public string? Colour { get; private set; }

    /// <summary>The mark as PNG, with nothing in it but the picture.</summary>
    public byte[]? Mark { get; private set; }

    public string? MarkVersion { get; private set; }

    public List<string> Languages { get; private set; } = [];
    public string DefaultLanguage { get; private set; } = null!;

    /// <summary>The parts of Takt it does without, by name; null where nobody has chosen, which is none.</summary>
    public List<string>? PartsOff { get; private set; }

    /// <summary>Whether the one who wrote an answer may approve it too.</summary>
    public bool WriterMayApprove { get; set; }

    /// <summary>Whether files may be put on records. Some will have them in the archive alone.</summary>
    public bool FilesAllowed { get; set; }

    /// <summary>After how many working days what is late is put before the next leader; null when it never is.</summary>
    public int? SendOnAfter { get; set; }

    /// <summary>Gives it a colour.</summary>
    /// <exception cref="Refusal">White text on it could not be read; says the nearest on which it can.</exception>
    public void Paint(string? colour)
    {
        if (colour is not null && !ColourScale.Holds(colour))
        {
            throw new Refusal(
                Labels.Fill(Texts.ColourTooLight, colour, Labels.Ratio(ColourScale.AgainstWhite(colour)), ColourScale.Nearest(colour))
            )
            {
                Field = "Form.Colour",
            };
        }

        Colour = colour;
    }

    /// <summary>Chooses the languages and which of them is spoken to those who have not chosen.</summary>
    public void Speak(IReadOnlyList<string> languages, string first)
    {
        if (languages.Count == 0)
        {
            throw new Refusal(Texts.LanguagesMissing) { Field = "Form.Bokmal" };
        }

        if (!languages.Contains(first))
        {
            throw new Refusal(Texts.DefaultLanguageNotChosen) { Field = "Form.DefaultLanguage" };
        }

        if (!languages.SequenceEqual(Languages))
        {
            Languages = [.. languages];
        }

        DefaultLanguage = first;
    }

    /// <summary>Chooses what is in use. What stands on a part that is not, is not either.</summary>
    public void Use(IReadOnlyList<ModulePart> parts, IReadOnlyCollection<string> chosen)
    {
        string[] off =
        [
            .. parts.Where(p => !chosen.Contains(p.Name) || (p.StandsOn is { } below && !chosen.Contains(below))).Select(p => p.Name),
        ];
        if (!off.SequenceEqual(PartsOff ?? []))
        {
            PartsOff = [.. off];
        }
    }

    /// <summary>As it suits a few people with many roles: without what they have no use for, and one may do what elsewhere takes two.</summary>
    public void BeSmall(IReadOnlyList<ModulePart> parts)
    {
        Use(parts, [.. parts.Where(p => p.IsForSmall).Select(p => p.Name)]);
        WriterMayApprove = true;
    }

    /// <summary>Gives it a mark; null takes it away.</summary>
    public void Carry(byte[]? png) =>
        (Mark, MarkVersion) = (png, png is null ? null : Convert.ToHexStringLower(SHA256.HashData(png).AsSpan(0, 6)));
}

sealed class MunicipalityProfileMap : IEntityTypeConfiguration<MunicipalityProfile>
{
    public const int LongestName = 200;

    public void Configure(EntityTypeBuilder<MunicipalityProfile> profile)
    {
        profile.Property(p => p.Name).HasMaxLength(LongestName);
        profile.Property(p => p.Colour).HasMaxLength(7);
        profile.Property(p => p.MarkVersion).HasMaxLength(20);
        profile.Property(p => p.DefaultLanguage).HasMaxLength(2);
    }
}

static class AdministrationSets
{
    extension(Db db)
    {
        public DbSet<MunicipalityProfile> MunicipalityProfiles => db.Set<MunicipalityProfile>();
    }
}
