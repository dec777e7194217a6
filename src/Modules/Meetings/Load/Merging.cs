using System.Globalization;

namespace Takt.Meetings;

/// <summary>A group that might meet together with another.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Minutes">What its meetings took in a year.</param>
/// <param name="People">Who sits in it.</param>
sealed record MergedGroup(string Name, int Minutes, IReadOnlySet<Guid> People);

/// <summary>
/// What is freed in a year when two groups meet as one, for as long as the one that meets most: those who sit in both no longer do
/// it twice, and those who sit in the other alone meet longer than they did.
/// </summary>
sealed record Merging(MergedGroup Longer, MergedGroup Shorter)
{
    public static Merging Of(MergedGroup one, MergedGroup other) => one.Minutes >= other.Minutes ? new(one, other) : new(other, one);

    public int Both => Shorter.People.Count(Longer.People.Contains);

    public int OnlyShorter => Shorter.People.Count - Both;

    /// <summary>What each who sits in the other alone meets more.</summary>
    public int MoreEach => Longer.Minutes - Shorter.Minutes;

    /// <summary>Minutes of all of them together; less than nothing when it costs more than it frees.</summary>
    public int Freed => (Both * Shorter.Minutes) - (OnlyShorter * MoreEach);

    // Of so few a number says who.
    bool IsSmall => Longer.People.Count < LaidOnLeaders.Fewest || Shorter.People.Count < LaidOnLeaders.Fewest;

    /// <summary>All of it in words, with what is taken for granted. Of few it says no number, and of small groups nothing.</summary>
    public string InWords
    {
        get
        {
            if (IsSmall)
            {
                return Fill(Texts.WhatIfMergeSmall, LaidOnLeaders.Fewest);
            }

            List<string> said =
            [
                Freed > 0 ? Fill(Texts.WhatIfMergeFreed, Said.Length(Freed))
                : Freed < 0 ? Fill(Texts.WhatIfMergeCosts, Said.Length(-Freed))
                : Texts.WhatIfMergeEven,
                Both == 0
                    ? Texts.WhatIfMergeNoneInBoth
                    : OfMany(Both, Texts.WhatIfMergeBoth, Texts.WhatIfMergeFewInBoth, Said.Length(Shorter.Minutes)),
            ];
            if (OnlyShorter > 0 && MoreEach > 0)
            {
                said.Add(OfMany(OnlyShorter, Texts.WhatIfMergeOnly, Texts.WhatIfMergeFewOnly, Said.Length(MoreEach), Shorter.Name));
            }

            said.Add(Fill(Texts.WhatIfMergeAssumed, Longer.Name, Said.Length(Longer.Minutes), Shorter.Name));
            return string.Join(' ', said);
        }
    }

    static string OfMany(int people, string many, string few, params IEnumerable<object> more) =>
        people >= LaidOnLeaders.Fewest ? Fill(many, [.. more, people]) : Fill(few, [.. more]);

    static string Fill(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
