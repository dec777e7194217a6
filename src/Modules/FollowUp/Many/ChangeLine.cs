using Takt.Organisation.Contracts;

namespace Takt.FollowUp;

/// <summary>One measure in the preview: from and to in words, or why it is left as it is.</summary>
public sealed record ChangeLine(Guid Id, string What, string From, string To, string? Hindered = null)
{
    internal static async Task<IReadOnlyList<ChangeLine>> Of(
        IReadOnlyList<(Moved Move, string? Hindered)> moves,
        StaffDirectory directory,
        CancellationToken cancel
    )
    {
        var seats = moves.SelectMany(m => new[] { m.Move.Before.Owner, m.Move.After.Owner }).Distinct();
        var owners = await Owners.Find(directory, seats, cancel);
        return
        [
            .. moves.Select(m =>
            {
                var (from, to) = Said(m.Move.Before, m.Move.After, owners);
                return new ChangeLine(m.Move.Id, m.Move.Before.What, from, to, m.Hindered);
            }),
        ];
    }

    static (string From, string To) Said(Stand before, Stand after, Owners owners)
    {
        List<(string From, string To)> parts = [];
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

        return (string.Join(" · ", parts.Select(p => p.From)), string.Join(" · ", parts.Select(p => p.To)));
    }

    static string Day(DateOnly? date) => date is { } day ? Norwegian.Full(day) : Texts.NoDue;
}
