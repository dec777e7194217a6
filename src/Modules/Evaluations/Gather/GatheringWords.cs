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

        /// <summary>When the clock runs out, for gather.js; null when it stands still.</summary>
        public string? Until => gathering.EndsAt?.ToString("O", CultureInfo.InvariantCulture);

        /// <summary>"12:40", as it stands when the page is made; gather.js counts on from there.</summary>
        public string ClockWords(Clock clock)
        {
            var left = gathering.EndsAt is { } end ? Math.Max(0, (int)(end - clock.Now).TotalSeconds) : gathering.SecondsLeft ?? 0;
            return $"{left / 60:00}:{left % 60:00}";
        }
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
