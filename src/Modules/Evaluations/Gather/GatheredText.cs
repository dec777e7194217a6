using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Evaluations;

/// <summary>Why a text is not on the wall. It is still read by those who answer.</summary>
enum HiddenBecause
{
    NamesColleague,
    Offends,
    SaidAlready,
    Elsewhere,
}

/// <summary>
/// Something written at a gathering, while it lasts: by whom, when and from which telephone nobody can find out. When the
/// gathering ends it becomes a contribution, and this row goes.
/// </summary>
sealed class GatheredText : Entity
{
    const int Last = 1_000_000;

    GatheredText() => Id = Guid.NewGuid(); // never one that rises with time

    public Guid GatheringId { get; private init; }
    public Guid ThemeId { get; set; }

    /// <summary>Only where those who write were told so.</summary>
    public int? TableNumber { get; private init; }

    /// <summary>The one text a table has agreed on, by its scribe.</summary>
    public bool IsAgreed { get; private init; }

    public string Text { get; private init; } = "";

    /// <summary>What the wall and those who answer read instead: without a colleague's name.</summary>
    public string? Reworded { get; set; }

    public HiddenBecause? Hidden { get; set; }
    public Guid? HeadingId { get; set; }

    /// <summary>Place on the wall; those that nobody has moved come last, in no order of time.</summary>
    public int Position { get; set; } = Last;

    /// <summary>What is read of it.</summary>
    public string Shown => Reworded ?? Text;

    /// <param name="key">Made on the telephone, so that what is sent twice is stored once; random, or it is not used.</param>
    /// <param name="gathering">Where it was written.</param>
    /// <param name="theme">What it is about.</param>
    /// <param name="table">Kept only where the gathering keeps it.</param>
    /// <param name="text">As <see cref="Clean"/> gives it.</param>
    /// <param name="agreed">Whether the table stands together about it.</param>
    public static GatheredText Of(Guid? key, Gathering gathering, Guid theme, int table, string text, bool agreed) =>
        new()
        {
            Id = key is { Version: 4 } random ? random : Guid.NewGuid(),
            GatheringId = gathering.Id,
            ThemeId = theme,
            TableNumber = gathering.KeepsTable ? table : null,
            IsAgreed = agreed,
            Text = text,
        };

    /// <summary>What was typed without what cannot be seen: signs that turn the direction, hide, or join nothing. Null when nothing is left.</summary>
    public static string? Clean(string? typed)
    {
        if (Reading.Text(typed) is not { } text)
        {
            return null;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in Norwegian.WellFormed(text.Replace('\t', ' ')).EnumerateRunes())
        {
            var kind = Rune.GetUnicodeCategory(rune);
            if (rune.Value == '\n' || kind is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse))
            {
                clean.Append(rune.ToString());
            }
        }

        return Reading.Text(clean.ToString());
    }
}

/// <summary>
/// A dot somebody laid. It knows the telephone's token, scrambled, so that nobody lays more than they have and a dot can be
/// moved; the texts know no token, so nothing joins the two.
/// </summary>
sealed class GatheringDot
{
    public required Guid GatheringId { get; init; }
    public required string Token { get; init; }
    public required Guid HeadingId { get; init; }
    public int Count { get; set; }
}

sealed class GatheredTextMap : IEntityTypeConfiguration<GatheredText>
{
    public void Configure(EntityTypeBuilder<GatheredText> text)
    {
        text.Anonymous();
        text.Ignore(t => t.Shown);
        text.Property(t => t.Text).HasMaxLength(Contribution.LongestText).Sensitive();
        text.Property(t => t.Reworded).HasMaxLength(Contribution.LongestText).Sensitive();
        text.HasIndex(t => new { t.GatheringId, t.ThemeId });
        text.HasOne<Gathering>().WithMany().HasForeignKey(t => t.GatheringId);
        text.HasOne<GatheringHeading>().WithMany().HasForeignKey(t => t.HeadingId).OnDelete(DeleteBehavior.SetNull);
    }
}

sealed class GatheringDotMap : IEntityTypeConfiguration<GatheringDot>
{
    public void Configure(EntityTypeBuilder<GatheringDot> dot)
    {
        dot.Unrecorded();
        dot.Property(d => d.Token).HasMaxLength(64);
        dot.HasKey(d => new
        {
            d.GatheringId,
            d.Token,
            d.HeadingId,
        });
        dot.HasOne<Gathering>().WithMany().HasForeignKey(d => d.GatheringId);
        dot.HasOne<GatheringHeading>().WithMany().HasForeignKey(d => d.HeadingId);
    }
}
