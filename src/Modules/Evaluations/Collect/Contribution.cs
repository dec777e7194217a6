using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Evaluations;

/// <summary>What a contribution is. The theme gives it; a moderator may change it.</summary>
enum ContributionKind
{
    Better,
    MustImprove,
    Proposal,
    Praise,
    Question,
}

/// <summary>One thing that was said.</summary>
sealed class Contribution : EditedEntity
{
    public const int LongestText = 4000;
    public const int LongestProposal = 2000;

    Contribution() { }

    public Guid EvaluationId { get; private init; }
    public Guid ThemeId { get; private set; }

    /// <summary>Number within its theme, from 1, as people refer to it.</summary>
    public int Number { get; private init; }

    public string Text { get; private set; } = "";

    /// <summary>What should be done, in the contributor's words.</summary>
    public string? Proposal { get; private set; }

    public ContributionKind Kind { get; private init; }

    /// <summary>The person who wrote it; null when imported.</summary>
    public Guid? PersonId { get; private init; }

    /// <summary>The table it came from, where those who wrote at a gathering were told that it is kept.</summary>
    public int? TableNumber { get; private init; }

    /// <summary>What it was put under, with others that are about the same.</summary>
    public string? Heading { get; set; }

    /// <summary>Where in the imported document it stands.</summary>
    public int? Slide { get; private init; }

    public static Contribution Say(Theme theme, PartKind part, int number, string text, string? proposal, Guid person, Guid? id = null) =>
        new()
        {
            Id = id ?? Guid.CreateVersion7(),
            EvaluationId = theme.EvaluationId,
            ThemeId = theme.Id,
            Number = number,
            Text = text,
            Proposal = proposal,
            Kind = KindIn(part),
            PersonId = person,
        };

    public static Contribution Imported(Theme theme, ContributionKind kind, int number, string text, int? slide, string? proposal = null) =>
        new()
        {
            EvaluationId = theme.EvaluationId,
            ThemeId = theme.Id,
            Number = number,
            Text = text,
            Proposal = proposal,
            Kind = kind,
            Slide = slide,
        };

    /// <summary>What was written at a gathering, as those who answer read it. What was said of nobody is stored of nobody.</summary>
    public static Contribution Gathered(Theme theme, int number, GatheredText text, string? heading) =>
        new()
        {
            EvaluationId = theme.EvaluationId,
            ThemeId = theme.Id,
            Number = number,
            Text = text.Shown,
            Kind = KindIn(theme.Kind),
            TableNumber = text.TableNumber,
            Heading = heading,
        };

    /// <summary>Back from the reception for whistle-blowing, as it was.</summary>
    public static Contribution PutBack(Theme theme, int number, WhistleReport report) =>
        new()
        {
            EvaluationId = theme.EvaluationId,
            ThemeId = theme.Id,
            Number = number,
            Text = report.Text,
            Proposal = report.Proposal,
            Kind = KindIn(theme.Kind),
            PersonId = report.PersonId,
            TableNumber = report.TableNumber,
            Heading = report.Heading,
        };

    /// <summary>The writer changes it, while the evaluation still collects.</summary>
    public void Reword(string text, string? proposal) => (Text, Proposal) = (text, proposal);

    public static ContributionKind KindIn(PartKind part) =>
        part == PartKind.Better ? ContributionKind.Better : ContributionKind.MustImprove;
}

sealed class ContributionMap : IEntityTypeConfiguration<Contribution>
{
    public void Configure(EntityTypeBuilder<Contribution> contribution)
    {
        // Named, but never shown with the name: neither is the trail, which has both.
        contribution.Property(c => c.Text).Sensitive();
        contribution.Property(c => c.Proposal).HasMaxLength(2000).Sensitive();
        contribution.Property(c => c.Heading).HasMaxLength(GatheringHeading.LongestName);
        contribution.HasOne<Theme>().WithMany().HasForeignKey(c => c.ThemeId);
        contribution.HasOne<Evaluation>().WithMany().HasForeignKey(c => c.EvaluationId).OnDelete(DeleteBehavior.Restrict);
        contribution.HasIndex(c => new { c.ThemeId, c.Number }).IsUnique();
        contribution.HasIndex(c => c.PersonId);
    }
}

static class CollectSets
{
    extension(Db db)
    {
        public DbSet<Contribution> Contributions => db.Set<Contribution>();
    }
}
