using System.Globalization;
using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>What the stages and the clock of a gathering are called and look like.</summary>
static class GatheringWords
{
    extension(Gathering gathering)
    {
        public string StageWord =>
            gathering.Stage switch
            {
                GatheringStage.Collecting when gathering.IsWritten => Texts.WrittenStageOpen,
                GatheringStage.Preparing => Texts.GatheringStagePreparing,
                GatheringStage.Collecting => Texts.GatheringStageCollecting,
                GatheringStage.Paused => Texts.GatheringStagePaused,
                GatheringStage.Dots => Texts.GatheringStageDots,
                _ => Texts.GatheringStageEnded,
            };

        public Color StageColor => gathering.Stage is GatheringStage.Collecting or GatheringStage.Dots ? Color.Accent : Color.Neutral;

        public Glyph? StageIcon =>
            gathering.Stage switch
            {
                GatheringStage.Ended => Glyph.Check,
                GatheringStage.Preparing => Glyph.DashCircle,
                _ => Glyph.Clock,
            };

        /// <summary>"fredag 18. desember 2026 kl. 15.00".</summary>
        public string DeadlineWords =>
            gathering.EndsAt is { } end
                ? $"{Norwegian.WithWeekday(DateOnly.FromDateTime(Clock.ToOslo(end)))} {Norwegian.Time(end)}"
                : Texts.WrittenNoDeadline;

        /// <summary>When the clock runs out, for gather.js; null when it stands still.</summary>
        public string? Until => gathering.EndsAt?.ToString("O", CultureInfo.InvariantCulture);

        /// <summary>
        /// "til 09.40": the same however often the page is read, and right without script; gather.js counts down instead. "12:40"
        /// while the clock stands still.
        /// </summary>
        public string ClockWords =>
            gathering.EndsAt is { } end ? string.Format(CultureInfo.CurrentCulture, Texts.GatheringUntil, Norwegian.Time(end))
            : gathering.SecondsLeft is { } left ? $"{left / 60:00}:{left % 60:00}"
            : "";
    }

    extension(HiddenBecause reason)
    {
        public string Words =>
            reason switch
            {
                HiddenBecause.NamesColleague => Texts.HiddenNamesColleague,
                HiddenBecause.Offends => Texts.HiddenOffends,
                HiddenBecause.SaidAlready => Texts.HiddenSaidAlready,
                _ => Texts.HiddenElsewhere,
            };
    }

    extension(HeadingCount heading)
    {
        public string DotsWords => DotsWords(heading.Dots);
    }

    /// <summary>"1 prikk", "12 prikker".</summary>
    public static string DotsWords(int dots) => dots == 1 ? Texts.GatheringOneDot : string.Format(Texts.GatheringDotsCount, dots);

    extension(IReadOnlyList<HeadingCount> headings)
    {
        public IEnumerable<HeadingCount> Ranked => headings.OrderByDescending(h => h.Dots);

        /// <summary>"3", or "3–4" where the place is shared; a dash while nobody has laid a dot on it.</summary>
        public string PlaceOf(HeadingCount heading)
        {
            if (heading.Dots == 0)
            {
                return "–";
            }

            var first = 1 + headings.Count(h => h.Dots > heading.Dots);
            var last = headings.Count(h => h.Dots >= heading.Dots);
            return first == last ? $"{first}" : $"{first}–{last}";
        }
    }
}
