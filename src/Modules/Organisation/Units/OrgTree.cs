using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>From the organisation on a day to the boxes of its chart.</summary>
sealed class OrgTree(OrganisationDay day, ShownDay shown)
{
    ILookup<Guid, UnitChange> changes = Array.Empty<UnitChange>().ToLookup(c => c.UnitId);
    bool isThought;
    ILookup<Guid, UnitChange> gone = Array.Empty<UnitChange>().ToLookup(c => c.UnitId);

    /// <summary>What was looked for.</summary>
    public Predicate<UnitView> IsFound { get; init; } = _ => false;

    /// <summary>Whether what is under a unit is unfolded.</summary>
    public Predicate<UnitView> IsOpen { get; init; } = _ => true;

    /// <summary>The chart of the later day with what differs marked, and only what differs unfolded; null when nothing differs.</summary>
    public static TreeNode? Marked(Difference difference, DateOnly today)
    {
        if (difference.Changes.Count == 0 || difference.After.Units is not [var top, ..])
        {
            return null;
        }

        var open = difference
            .Branches.SelectMany(b => b.Changes)
            .SelectMany(c => new[] { c.BranchBefore?.Id, c.BranchAfter?.Id })
            .OfType<Guid>()
            .ToHashSet();
        foreach (var change in difference.Changes)
        {
            for (var at = difference.After.Find(change.UnitId); at is not null && open.Add(at.ParentId ?? at.Id); )
            {
                at = difference.After.Find(at.ParentId);
            }
        }

        return new OrgTree(difference.After, new(difference.After.Day, today)) { IsOpen = u => open.Contains(u.Id) }
            .Marking(difference)
            .Node(top);
    }

    // What is gone from a place stands there still.
    OrgTree Marking(Difference difference)
    {
        isThought = difference.IsThought;
        changes = difference.Changes.Where(c => c.Kind != UnitChangeKind.Closed).ToLookup(c => c.UnitId);
        gone = difference
            .Changes.Where(c => c.Kind is UnitChangeKind.Closed or UnitChangeKind.Moved)
            .Select(c => (Change: c, Above: NearestLeft(difference, c)))
            .Where(c => c.Above is not null)
            .ToLookup(c => c.Above!.Value, c => c.Change);
        return this;
    }

    /// <summary>The box of a unit and all that is under it.</summary>
    public TreeNode Node(UnitView unit)
    {
        var leader = day.Leading.Of(unit.Id);
        TreeNode[] below = [.. day.Below(unit.Id).Select(Node), .. gone[unit.Id].Select(Gone)];
        var hasPage = !isThought || changes[unit.Id].All(c => c.Kind != UnitChangeKind.New);
        return new($"{unit.Id}", unit.Name, hasPage ? shown.At(OrganisationUrls.UnitOf(unit.Id)) : null)
        {
            Who = leader.Holder?.Name,
            Word = WordOf(leader),
            Rest = RestOf(leader),
            IsBeside = IsStaff(unit),
            IsVacant = leader.IsVacant,
            IsFound = IsFound(unit),
            Mark = changes[unit.Id].Select(c => MarkOf(c.Kind)).FirstOrDefault(),
            MarkWord = MarkWords(unit.Id),
            Below = below,
            IsOpen = IsOpen(unit) || Array.Exists(below, HasFound),
            Counted = below.Length == 0 ? null : Counted(day.Under(unit.Id) + gone[unit.Id].Count()),
        };
    }

    public static bool IsStaff(UnitView unit) => unit.Kind is UnitKind.Staff or UnitKind.Support;

    public static string Counted(int units) => units == 1 ? Texts.OneUnit : Labels.Fill(Texts.ManyUnits, units);

    /// <summary>How many units there are, and how it stands with those who lead them, in sentences.</summary>
    public static string Summary(OrganisationDay day)
    {
        var leaders = day.Units.Select(u => day.Leading.Of(u.Id)).ToArray();
        string?[] sentences =
        [
            Counted(day.Units.Count) + ".",
            day.Units.Count == 0 ? null : Said(leaders.Count(l => l.IsVacant), Texts.NoneVacant, Texts.OneVacant, Texts.ManyVacant),
            Said(leaders.Count(l => l.IsActing), null, Texts.OneActing, Texts.ManyActing),
            Said(leaders.Count(l => l.IsAway), null, Texts.OneAway, Texts.ManyAway),
        ];
        return string.Join(' ', sentences.Where(s => s is not null));

        static string? Said(int count, string? none, string one, string many) =>
            count switch
            {
                0 => none,
                1 => one,
                _ => Labels.Fill(many, Words.NumberFirst(count)),
            };
    }

    /// <summary>How it stands with the leader's seat, in a word; nothing when there is nothing to say.</summary>
    public static string? WordOf(LeaderOfUnit leader) =>
        leader.IsVacant ? Texts.Vacant
        : leader.IsAway ? Texts.OnLeave
        : leader.IsActing ? Texts.Acting
        : null;

    /// <summary>What follows the word about a leader: until when, since when, who answers.</summary>
    public static string? RestOf(LeaderOfUnit leader) =>
        leader switch
        {
            { IsVacant: true } => VacancyWords(leader),
            { IsAway: true } => AwayWords(leader),
            { IsActing: true, Holder.To: { } to } => Labels.Fill(Texts.UntilDay, Norwegian.Full(to.AddDays(-1))),
            _ => null,
        };

    /// <summary>Since when nobody leads, and who answers.</summary>
    public static string VacancyWords(LeaderOfUnit leader) =>
        (leader.VacantSince, leader.Answers) switch
        {
            ({ } since, { } answers) => Labels.Fill(Texts.VacantSinceAnswers, Norwegian.Full(since), answers.Name),
            ({ } since, null) => Labels.Fill(Texts.VacantSince, Norwegian.Full(since)),
            (null, { } answers) => Labels.Fill(Texts.VacantAnswers, answers.Name),
            _ => Texts.VacantNobody,
        };

    /// <summary>Until when the leader is away, and who answers meanwhile.</summary>
    public static string AwayWords(LeaderOfUnit leader) =>
        (leader.Holder?.BackOn, leader.Answers) switch
        {
            ({ } back, { } answers) => Labels.Fill(Texts.AwayUntilAnswers, Norwegian.Full(back.AddDays(-1)), answers.Name),
            ({ } back, null) => Labels.Fill(Texts.UntilDay, Norwegian.Full(back.AddDays(-1))),
            (null, { } answers) => Labels.Fill(Texts.VacantAnswers, answers.Name),
            _ => "",
        };

    // That the seat stands empty is said in the box already.
    string? MarkWords(Guid unit) =>
        changes[unit].Where(c => c.Kind != UnitChangeKind.NewLeader || c.After is not null).Select(c => Labels.Of(c.Kind)).ToArray()
            is { Length: > 0 } words
            ? string.Join(", ", words)
            : null;

    // The unit it stood under; where that is gone as well, the nearest above that is left.
    static Guid? NearestLeft(Difference difference, UnitChange change)
    {
        var above = difference.Before.Find(difference.Before.Find(change.UnitId)?.ParentId);
        while (above is not null && difference.After.Find(above.Id) is null)
        {
            above = difference.Before.Find(above.ParentId);
        }

        return above?.Id;
    }

    TreeNode Gone(UnitChange change) =>
        new($"{change.UnitId}-gone", change.Name, null)
        {
            Mark = TreeMark.Gone,
            MarkWord =
                change.Kind == UnitChangeKind.Moved ? $"{Texts.ChangeMoved} {Labels.Fill(Texts.RestTo, change.After)}" : Texts.ChangeClosed,
        };

    static bool HasFound(TreeNode node) => node.IsFound || node.Below.Any(HasFound);

    static TreeMark MarkOf(UnitChangeKind kind) =>
        kind switch
        {
            UnitChangeKind.New => TreeMark.New,
            UnitChangeKind.Moved => TreeMark.Moved,
            _ => TreeMark.Changed,
        };
}
