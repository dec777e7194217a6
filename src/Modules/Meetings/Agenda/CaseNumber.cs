using System.Globalization;
using System.Text.RegularExpressions;

namespace Takt.Meetings;

/// <summary>What a case is called for ever: "PS 12/26". Each type of each group begins with 1 every year.</summary>
sealed partial record CaseNumber(CaseType Type, int Sequence, int Year)
{
    public static CaseNumber? Of(CaseType? type, int? sequence, int? year) =>
        (type, sequence, year) is ({ } one, { } number, { } of) ? new(one, number, of) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Type} {Sequence}/{Year % 100:00}");

    /// <summary>A number as somebody looks for it: "12/26", "ps 12/2026". Null where it is something else.</summary>
    public static (CaseType? Type, int Sequence, int Year)? Asked(string? typed)
    {
        if (Form().Match(typed ?? "") is not { Success: true, Groups: var said })
        {
            return null;
        }

        var year = int.Parse(said["year"].ValueSpan, CultureInfo.InvariantCulture);
        return (
            CaseTypes.Read(said["type"].Value.ToUpperInvariant()),
            int.Parse(said["number"].ValueSpan, CultureInfo.InvariantCulture),
            year < 100 ? 2000 + year : year
        );
    }

    /// <summary>Gives what a meeting has treated its numbers, in the order of the agenda.</summary>
    /// <param name="meeting">One whose group numbers.</param>
    /// <param name="treated">What it took up.</param>
    /// <param name="last">The last number the group has given of each type in the year of the meeting; follows.</param>
    public static void Give(Meeting meeting, IEnumerable<AgendaItem> treated, Dictionary<CaseType, int> last)
    {
        foreach (var item in treated.OrderBy(i => i.Position).ThenBy(i => i.Id))
        {
            var type = CaseTypes.Of(item.CaseType, item.Kind, meeting.Voting, item.Decision is not null);
            last[type] = last.GetValueOrDefault(type) + 1;
            item.Number(new(type, last[type], meeting.On.Year));
        }
    }

    const RegexOptions Loose =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"^\s*((?<type>PS|DS|RS|FO|AN)\s*)?(?<number>[0-9]{1,5})/(?<year>[0-9]{4}|[0-9]{2})\s*$", Loose)]
    private static partial Regex Form();
}
