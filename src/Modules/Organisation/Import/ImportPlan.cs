namespace Takt.Organisation;

/// <summary>What somebody wants with a file, besides what stands in it.</summary>
/// <param name="On">The day it holds from: compared with what is stored as of that day.</param>
/// <param name="Complete">The kinds the file has all of: what is stored and does not stand in it, ends.</param>
/// <param name="MakeParents">Whether units that are only named as standing above others are made.</param>
sealed record ImportWishes(DateOnly On, IReadOnlyList<ImportKind> Complete, bool MakeParents);

/// <summary>What becomes of a row that is stored, or is to be.</summary>
enum DifferenceAct
{
    New,
    Changed,
    Moved,
    Ended,
}

/// <summary>One column before and after.</summary>
sealed record Shift(ImportColumn Column, string? Before, string? After);

/// <summary>One difference between the file and what is stored.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Act">What becomes of it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Note">Where it belongs: the unit above, the unit of a role.</param>
/// <param name="Shifts">What changes.</param>
/// <param name="From">The day it holds from; for what ends, the last day.</param>
/// <param name="Place">The row; null for what ends because it does not stand there.</param>
sealed record ImportDifference(
    ImportKind Kind,
    DifferenceAct Act,
    string Name,
    string? Note,
    IReadOnlyList<Shift> Shifts,
    DateOnly From,
    (string? Sheet, int Row)? Place
);

/// <summary>
/// What an import would do: the differences, what is wrong with the file, and the acts themselves. The preview shows it and the
/// import does it, so the one cannot promise what the other does not keep.
/// </summary>
sealed class ImportPlan
{
    readonly List<Problem> problems = [];
    readonly List<ImportDifference> differences = [];
    readonly List<Action<ImportWriting>> acts = [];
    readonly Dictionary<ImportKind, int> unchanged = [];

    public IReadOnlyList<Problem> Problems => problems;

    public IReadOnlyList<ImportDifference> Differences => differences;

    public IReadOnlyList<Action<ImportWriting>> Acts => acts;

    public int Unchanged(ImportKind kind) => unchanged.GetValueOrDefault(kind);

    public int Count(Severity severity) => problems.Count(p => p.Severity == severity);

    public void Say(SheetRow row, Severity severity, string code, ImportColumn? column, params string[] values) =>
        problems.Add(new(severity, code, row.Sheet, row.Number, row.HeadingOf(column), column is { } known ? row[known] : "", values));

    /// <summary>Something about a whole sheet, or the whole file.</summary>
    public void Say(string? sheet, Severity severity, string code, params string[] values) =>
        problems.Add(new(severity, code, sheet, null, null, "", values));

    public void Same(ImportKind kind) => unchanged[kind] = Unchanged(kind) + 1;

    public void Add(ImportDifference difference, Action<ImportWriting> act)
    {
        differences.Add(difference);
        acts.Add(act);
    }

    /// <summary>A mark of what the plan would do, so that what is confirmed is what was shown.</summary>
    public string Mark
    {
        get
        {
            using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
            foreach (var d in differences)
            {
                var shifts = string.Join('\u001e', d.Shifts.Select(s => $"{s.Column}\u001f{s.Before}\u001f{s.After}"));
                hash.AppendData(
                    System.Text.Encoding.UTF8.GetBytes($"{d.Kind}\n{d.Act}\n{d.Name}\n{d.Note}\n{d.From:O}\n{d.Place}\n{shifts}\n")
                );
            }

            return Convert.ToHexString(hash.GetHashAndReset())[..32];
        }
    }
}

/// <summary>Where the acts of a plan put what they make. Few rows are tracked and saved at once; what there is much of goes in pages.</summary>
sealed class ImportWriting(Db db)
{
    public Db Db => db;

    public List<Person> People { get; } = [];
    public List<Assignment> Assignments { get; } = [];
    public List<SourceKey> Keys { get; } = [];
    public List<Responsibility> Responsibilities { get; } = [];
    public List<Delegation> Delegations { get; } = [];

    /// <summary>People who had something ended: whoever has nothing left is shut out.</summary>
    public HashSet<Guid> Ended { get; } = [];

    /// <summary>Whether the tree has to be drawn again.</summary>
    public bool TreeChanges { get; set; }

    /// <summary>A change of what hangs on the row: whoever has its form open is told.</summary>
    public void Touch(EditedEntity row)
    {
        var entry = db.Entry(row);
        if (entry.State == EntityState.Unchanged)
        {
            entry.State = EntityState.Modified;
        }
    }
}
