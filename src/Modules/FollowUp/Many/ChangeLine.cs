using Takt.Organisation.Contracts;

namespace Takt.FollowUp;

/// <summary>One measure in the preview: from and to in words, or why it is left as it is.</summary>
/// <param name="Id">The measure; null for one that is yet to be made.</param>
/// <param name="What">What it is called.</param>
/// <param name="From">How it is.</param>
/// <param name="To">How it becomes.</param>
/// <param name="Hindered">Why it is left as it is.</param>
public sealed record ChangeLine(Guid? Id, string What, string From, string To, string? Hindered = null)
{
    const int LongestSaid = 80;

    /// <summary>Where in a file it stands.</summary>
    public string? Place { get; init; }

    internal static async Task<IReadOnlyList<ChangeLine>> Of(
        IReadOnlyList<(Moved Move, string? Hindered)> moves,
        StaffDirectory directory,
        CancellationToken cancel
    )
    {
        var seats = moves.SelectMany(m => new[] { m.Move.Before?.Owner, m.Move.After.Owner }).OfType<Seat>();
        var owners = await Owners.FindMany(directory, seats, cancel);
        return
        [
            .. moves.Select(m =>
            {
                var (from, to) = Said(m.Move.Before, m.Move.After, owners);
                return new ChangeLine(m.Move.Id, (m.Move.Before ?? m.Move.After).What, from, to, m.Hindered);
            }),
        ];
    }

    /// <summary>What is different, in words.</summary>
    internal static (string From, string To) Said(Stand? before, Stand after, Owners owners)
    {
        if (before is null)
        {
            return (Texts.ReadNew, string.Join(" · ", owners[after.Owner].Name, Day(after.Due)));
        }

        List<(string From, string To)> parts = [];
        void Differ(string? from, string? to)
        {
            if (from != to)
            {
                parts.Add((Short(from), Short(to)));
            }
        }

        if (before.What != after.What)
        {
            parts.Add((before.What, after.What));
        }

        if (before.Owner != after.Owner)
        {
            parts.Add((owners[before.Owner].Name, owners[after.Owner].Name));
        }

        if (before.Due != after.Due)
        {
            parts.Add((Day(before.Due), Day(after.Due)));
        }

        if (before.State != after.State)
        {
            parts.Add((MeasureList.NameOf(before.State), MeasureList.NameOf(after.State)));
        }

        Differ(MeasureSheet.NameOf(before.Kind), MeasureSheet.NameOf(after.Kind));
        Differ(before.ExpectedEffect, after.ExpectedEffect);
        Differ(before.StepLines, after.StepLines);
        Differ(
            MeasureList.NameOf(before.Size.Priority) ?? Texts.PriorityOrdinary,
            MeasureList.NameOf(after.Size.Priority) ?? Texts.PriorityOrdinary
        );
        Differ(before.Size.Indicator, after.Size.Indicator);
        Differ(before.Size.Takes, after.Size.Takes);
        return (string.Join(" · ", parts.Select(p => p.From)), string.Join(" · ", parts.Select(p => p.To)));
    }

    static string Short(string? words) => words is null ? "–" : words.ReplaceLineEndings(", ").Shortened(LongestSaid);

    static string Day(DateOnly? date) => date is { } day ? Norwegian.Full(day) : Texts.NoDue;
}
