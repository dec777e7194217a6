namespace Takt.Organisation;

/// <summary>What the forms of a reorganisation send: each its own fields.</summary>
public sealed class ReorganisationForm
{
    public string? Name { get; set; }
    public string? Day { get; set; }
    public string? Reason { get; set; }
    public string? Scope { get; set; }
    public string? Version { get; set; }

    public string? OpenName { get; set; }
    public string? OpenShort { get; set; }
    public string? OpenKind { get; set; }
    public string? OpenAbove { get; set; }

    public string? MoveUnit { get; set; }
    public string? MoveTo { get; set; }

    public string? RenameUnit { get; set; }
    public string? RenameTo { get; set; }
    public string? RenameShort { get; set; }

    public string? CloseUnit { get; set; }

    public string? LeadUnit { get; set; }
    public string? LeadPerson { get; set; }
    public string? LeadTitle { get; set; }
}
