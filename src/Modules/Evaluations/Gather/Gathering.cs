using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Evaluations;

/// <summary>How far a gathering has come. What stands on telephones, wall and desk follows from it.</summary>
enum GatheringStage
{
    Preparing,
    Collecting,
    Paused,
    Dots,
    Ended,
}

/// <summary>
/// People who write about the themes of an evaluation without an account: at tables, round after round, where each table takes
/// another theme and they rotate; or over weeks in a written round, where all themes are open at once until a given minute.
/// </summary>
sealed class Gathering : EditedEntity, IShownLive
{
    public const int MostTables = 24;
    public const int MostMinutes = 180;
    public const int MostDots = 10;
    public const int SmallestGroup = 5;

    /// <summary>Digits of the code: short enough to read from a wall and type on a telephone.</summary>
    public const int CodeLength = 6;

    readonly List<GatheringTheme> themes = [];

    public Gathering(Guid evaluationId)
    {
        EvaluationId = evaluationId;
        Code = RandomNumberGenerator.GetInt32(100_000, 1_000_000).ToString(CultureInfo.InvariantCulture);
    }

    public Guid EvaluationId { get; private init; }

    /// <summary>Over weeks and at no table.</summary>
    public bool IsWritten { get; init; }

    /// <summary>Whether the code of a written round, which hangs on its poster, leads in; otherwise only a code of one's own does.</summary>
    public bool IsOpenToAll { get; private set; }

    /// <summary>What leads in without an account, as long as the gathering lasts.</summary>
    public string Code { get; private init; }

    public int Tables { get; private set; } = 6;

    /// <summary>How long a round lasts.</summary>
    public int Minutes { get; private set; } = 15;

    /// <summary>Whether what is written is stored with the table it came from; otherwise with the theme alone.</summary>
    public bool KeepsTable { get; private set; }

    /// <summary>How many dots each may lay.</summary>
    public int Dots { get; private set; } = 3;

    public GatheringStage Stage { get; private set; }

    /// <summary>From 1; 0 before it has begun.</summary>
    public int Round { get; private set; }

    /// <summary>
    /// When the clock of this round runs out. At tables people finish their sentence all the same: the next round is begun by
    /// hand. A written round takes nothing that arrives later.
    /// </summary>
    public DateTime? EndsAt { get; private set; }

    /// <summary>What was left of the clock when it was paused.</summary>
    public int? SecondsLeft { get; private set; }

    /// <summary>Whether the wall shows what is written, or only how much.</summary>
    public bool IsRevealed { get; private set; }

    /// <summary>How many laid dots, counted when it ended.</summary>
    public int? Voters { get; private set; }

    /// <summary>The themes that go round, in order.</summary>
    public IReadOnlyList<GatheringTheme> Themes => themes;

    Guid IShownLive.LiveTopic => Id;

    /// <summary>"482 913".</summary>
    public string CodeShown => $"{Code[..3]} {Code[3..]}";

    /// <summary>Every table has had every theme after as many rounds.</summary>
    public int Rounds => IsWritten ? 1 : Math.Max(1, themes.Count);

    public bool HasBegun => Stage is not GatheringStage.Preparing;

    /// <summary>Also in a pause, and while dots are laid: what a telephone kept while the network was away is taken until the end.</summary>
    public GatheringStage[] StagesForTexts =>
        IsWritten ? [GatheringStage.Collecting] : [GatheringStage.Collecting, GatheringStage.Paused, GatheringStage.Dots];

    public bool TakesTexts => StagesForTexts.Contains(Stage);

    /// <summary>Whether a written round takes what arrived at a moment.</summary>
    public bool IsOpenAt(DateTime arrived) => IsWritten && Stage is GatheringStage.Collecting && arrived < EndsAt;

    /// <summary>Whether what is written is kept from those who run it too: over weeks a first text, or a second, would tell who has written already.</summary>
    public bool Shields(int texts, DateTime now) => IsOpenAt(now) && texts < SmallestGroup;

    /// <summary>The theme of a table in a round.</summary>
    public Guid ThemeAt(int table, int round)
    {
        var order = themes.OrderBy(t => t.Position).ToArray();
        return order[(table - 1 + Math.Max(round, 1) - 1) % order.Length].ThemeId;
    }

    public bool Has(Guid theme) => themes.Exists(t => t.ThemeId == theme);

    /// <summary>Sets it up. Whether the table is kept is promised to those who write, and stands from the first round.</summary>
    public void Plan(int tables, int minutes, int dots, bool keepsTable, IReadOnlyList<Theme> chosen)
    {
        if (Stage is GatheringStage.Ended || (HasBegun && keepsTable != KeepsTable))
        {
            throw new Refusal(Texts.GatheringPromised);
        }

        Choose(chosen);
        (Tables, Minutes, Dots, KeepsTable) = (tables, minutes, dots, keepsTable);
    }

    /// <summary>Sets a written round up.</summary>
    /// <param name="closes">When it stops taking anything.</param>
    /// <param name="dots">How many each may lay, if dots are asked for.</param>
    /// <param name="openToAll">Whether the poster leads in.</param>
    /// <param name="chosen">The themes, in order.</param>
    public void PlanWritten(DateTime closes, int dots, bool openToAll, IReadOnlyList<Theme> chosen)
    {
        Need(GatheringStage.Preparing, GatheringStage.Collecting);
        Choose(chosen);
        (EndsAt, Dots, IsOpenToAll) = (closes, dots, openToAll);
    }

    void Choose(IReadOnlyList<Theme> chosen)
    {
        if (HasBegun)
        {
            if (!themes.OrderBy(t => t.Position).Select(t => t.ThemeId).SequenceEqual(chosen.Select(t => t.Id)))
            {
                throw new Refusal(Texts.GatheringThemesStand);
            }

            return;
        }

        themes.RemoveAll(t => chosen.All(c => c.Id != t.ThemeId));
        for (var at = 0; at < chosen.Count; at++)
        {
            var theme = themes.Find(t => t.ThemeId == chosen[at].Id);
            if (theme is null)
            {
                themes.Add(theme = new(Id, chosen[at].Id));
            }

            theme.Position = at + 1;
        }
    }

    public void Begin(DateTime now)
    {
        Need(GatheringStage.Preparing);
        if (themes.Count == 0)
        {
            throw new Refusal(Texts.GatheringNoThemes);
        }

        if (IsWritten && !(EndsAt > now))
        {
            throw new Refusal(Texts.WrittenDeadlinePassed);
        }

        (Round, Stage) = (1, GatheringStage.Collecting);
        Wind(now);
    }

    public void Pause(DateTime now)
    {
        Need(GatheringStage.Collecting);
        AtTables();
        (Stage, SecondsLeft, EndsAt) = (GatheringStage.Paused, LeftAt(now), null);
    }

    public void Resume(DateTime now)
    {
        Need(GatheringStage.Paused);
        (Stage, EndsAt, SecondsLeft) = (GatheringStage.Collecting, now.AddSeconds(SecondsLeft ?? 0), null);
    }

    /// <summary>The tables rotate, and the wall is hidden again.</summary>
    public void NextRound(DateTime now)
    {
        Need(GatheringStage.Collecting, GatheringStage.Paused);
        if (Round >= Rounds)
        {
            throw new Refusal(Texts.GatheringLastRound);
        }

        (Round, Stage, IsRevealed) = (Round + 1, GatheringStage.Collecting, false);
        Wind(now);
    }

    /// <summary>More time in this round.</summary>
    public void Prolong(int minutes, DateTime now)
    {
        Need(GatheringStage.Collecting, GatheringStage.Dots);
        AtTables();
        EndsAt = (EndsAt > now ? EndsAt.Value : now).AddMinutes(minutes);
    }

    public void Show(bool reveal)
    {
        Need(GatheringStage.Collecting, GatheringStage.Paused, GatheringStage.Dots);
        IsRevealed = reveal;
    }

    /// <summary>Each lays their dots on the headings.</summary>
    /// <param name="now">The clock begins.</param>
    /// <param name="headings">How many there are to choose between.</param>
    public void AskForDots(DateTime now, int headings)
    {
        Need(GatheringStage.Collecting, GatheringStage.Paused);
        StandBy(now);
        if (headings < 2)
        {
            throw new Refusal(Texts.GatheringHeadingsMissing);
        }

        (Stage, IsRevealed) = (GatheringStage.Dots, true);
        if (IsWritten)
        {
            EndsAt = null; // its dots are laid until it is ended
        }
        else
        {
            Wind(now);
        }
    }

    /// <summary>Back from the dots to writing.</summary>
    public void BackToWriting(DateTime now)
    {
        Need(GatheringStage.Dots);
        AtTables();
        Stage = GatheringStage.Collecting;
        Wind(now);
    }

    internal void End(int? voters, DateTime now)
    {
        StandBy(now);
        Need(GatheringStage.Collecting, GatheringStage.Paused, GatheringStage.Dots);
        (Stage, EndsAt, SecondsLeft, Voters) = (GatheringStage.Ended, null, null, voters);
    }

    // Whoever writes was told until when: a round is not ended before.
    void StandBy(DateTime now)
    {
        if (IsOpenAt(now))
        {
            throw new Refusal(Texts.WrittenStillOpen);
        }
    }

    int LeftAt(DateTime now) => EndsAt is { } end ? Math.Max(0, (int)(end - now).TotalSeconds) : 0;

    // A written round has its end from the beginning.
    void Wind(DateTime now) => (EndsAt, SecondsLeft) = (IsWritten ? EndsAt : now.AddMinutes(Minutes), null);

    void AtTables()
    {
        if (IsWritten)
        {
            throw new Refusal(Texts.GatheringIsElsewhere);
        }
    }

    void Need(params ReadOnlySpan<GatheringStage> stages)
    {
        if (!stages.Contains(Stage))
        {
            throw new Refusal(Texts.GatheringIsElsewhere);
        }
    }
}

/// <summary>A theme that goes round.</summary>
sealed class GatheringTheme(Guid gatheringId, Guid themeId) : Entity
{
    public Guid GatheringId { get; private init; } = gatheringId;
    public Guid ThemeId { get; private init; } = themeId;
    public int Position { get; set; }
}

/// <summary>What several wrote about, under a name of its own; dots are laid on it. What they wrote stays as it was.</summary>
sealed class GatheringHeading(Guid gatheringId, string name, int position) : EditedEntity, IShownLive
{
    public const int LongestName = 120;

    public Guid GatheringId { get; private init; } = gatheringId;
    public string Name { get; set; } = name;
    public int Position { get; set; } = position;

    /// <summary>Dots, counted when the gathering ended.</summary>
    public int? Dots { get; set; }

    Guid IShownLive.LiveTopic => GatheringId;
}

sealed class GatheringMap : IEntityTypeConfiguration<Gathering>
{
    public void Configure(EntityTypeBuilder<Gathering> gathering)
    {
        gathering.Property(g => g.Code).HasMaxLength(Gathering.CodeLength);
        gathering.HasIndex(g => g.Code).IsUnique();
        gathering.HasIndex(g => g.EvaluationId).IsUnique().HasFilter("stage <> 'Ended'"); // one at a time
        gathering.HasOne<Evaluation>().WithMany().HasForeignKey(g => g.EvaluationId);
        gathering.HasMany(g => g.Themes).WithOne().HasForeignKey(t => t.GatheringId);
    }
}

sealed class GatheringThemeMap : IEntityTypeConfiguration<GatheringTheme>
{
    public void Configure(EntityTypeBuilder<GatheringTheme> theme)
    {
        theme.HasIndex(t => new { t.GatheringId, t.ThemeId }).IsUnique();
        theme.HasOne<Theme>().WithMany().HasForeignKey(t => t.ThemeId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class GatheringHeadingMap : IEntityTypeConfiguration<GatheringHeading>
{
    public void Configure(EntityTypeBuilder<GatheringHeading> heading)
    {
        heading.Property(h => h.Name).HasMaxLength(GatheringHeading.LongestName);
        heading.HasOne<Gathering>().WithMany().HasForeignKey(h => h.GatheringId);
    }
}

static class GatherSets
{
    extension(Db db)
    {
        public DbSet<Gathering> Gatherings => db.Set<Gathering>();
        public DbSet<GatheringHeading> GatheringHeadings => db.Set<GatheringHeading>();
        public DbSet<GatheredText> GatheredTexts => db.Set<GatheredText>();
        public DbSet<GatheringDot> GatheringDots => db.Set<GatheringDot>();
        public DbSet<WritingCode> WritingCodes => db.Set<WritingCode>();

        /// <summary>The written round of an evaluation that goes on; none or one.</summary>
        public IQueryable<Gathering> WrittenRounds(Guid evaluation) => db.Gatherings.GoingOn(evaluation).Where(g => g.IsWritten);
    }

    /// <summary>What has begun in an evaluation and is not ended; none or one.</summary>
    public static IQueryable<Gathering> GoingOn(this IQueryable<Gathering> gatherings, Guid evaluation) =>
        gatherings.Where(g => g.EvaluationId == evaluation && g.Stage != GatheringStage.Preparing && g.Stage != GatheringStage.Ended);
}
