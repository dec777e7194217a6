using System.Globalization;
using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>Who owes an answer and since when, as one says it to those who wait.</summary>
static class OwedWords
{
    /// <summary>"Ledergruppen har ikke svart ennå. Kari Nes har ansvaret, og svaret var ventet 12. mars."</summary>
    public static string Waiting(string? body, string owner, DateOnly? due, DateOnly today) =>
        $"{string.Format(Texts.NotAnsweredBy, Words.Capital(body ?? Texts.TheLeaderGroup))} {Responsible(owner, due, today)}";

    /// <summary>"Kari Nes har ansvaret, og svaret er ventet 15. januar."</summary>
    public static string Responsible(string owner, DateOnly? due, DateOnly today) =>
        due is { } day
            ? string.Format(day < today ? Texts.OwnerWasDue : Texts.OwnerIsDue, owner, DayOf(day, today))
            : string.Format(Texts.OwnerCarries, owner);

    /// <summary>The day; with its year when that is another than this.</summary>
    public static string DayOf(DateOnly day, DateOnly today) => day.Year == today.Year ? Norwegian.DayMonth(day) : Norwegian.Full(day);

    /// <summary>As inside a sentence.</summary>
    public static string Lower(string word) => word.Length == 0 ? word : char.ToLower(word[0], CultureInfo.CurrentCulture) + word[1..];

    /// <summary>"To innspill", "Ett innspill".</summary>
    public static string Contributions(int count) =>
        count == 1 ? Texts.ContributionOne : string.Format(Texts.ContributionMany, Words.NumberFirst(count));
}
