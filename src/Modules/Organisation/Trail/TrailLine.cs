namespace Takt.Organisation;

/// <summary>One entry of the trail as people read it.</summary>
/// <param name="Entry">What is stored.</param>
/// <param name="Who">The name as it was then; «Takt selv» when nobody in person did it.</param>
/// <param name="Thing">What kind of thing: «Rolle».</param>
/// <param name="Title">Which of them, as far as it can be told: «Kari Nes».</param>
/// <param name="Address">Where it is, when it still is and the reader may see it.</param>
/// <param name="Did">What was done, and why: «rollen ble gitt».</param>
/// <param name="Changes">Column by column.</param>
sealed record TrailLine(
    AuditEntry Entry,
    string Who,
    string Thing,
    string? Title,
    string? Address,
    string Did,
    IReadOnlyList<TrailChange> Changes
)
{
    /// <summary>Everything that is said of one row can be asked for.</summary>
    public bool HasRow => Entry.RowId is not null && Entry.Act is not AuditActs.Done;
}

/// <summary>One column: from what, to what. Neither is told of one that is sensitive.</summary>
/// <param name="Column">«Telefon».</param>
/// <param name="Before">Null when there was nothing.</param>
/// <param name="After">Null when there is nothing.</param>
/// <param name="IsHidden">Changed, and not shown to anybody.</param>
sealed record TrailChange(string Column, string? Before, string? After, bool IsHidden = false)
{
    /// <summary>As one line of text.</summary>
    public string Told =>
        IsHidden ? Labels.Fill(Texts.TrailHidden, Column)
        : Before is null ? $"{Column}: {After}"
        : After is null ? Labels.Fill(Texts.TrailTakenAway, Column, Before)
        : $"{Column}: {Before} → {After}";
}
