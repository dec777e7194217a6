using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>What the forms of a delegation send.</summary>
public sealed class DelegationForm
{
    /// <summary>A matter there is; or else <see cref="NewMatter"/> in <see cref="Field"/>.</summary>
    public string? Matter { get; set; }
    public string? NewMatter { get; set; }
    public string? Field { get; set; }
    public bool IsMoney { get; set; }

    /// <summary>A seat, or <see cref="Council"/>.</summary>
    public string? Giver { get; set; }

    /// <summary>A seat, or a kind of unit: "leaders:ServiceUnit".</summary>
    public string? Receiver { get; set; }

    public string? Unit { get; set; }
    public string? Limit { get; set; }
    public bool MayBePassedOn { get; set; }
    public string? Rule { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }
    public string? Last { get; set; }
    public string? Version { get; set; }

    internal const string Council = "council";
    internal const string LeadersOf = "leaders:";

    static readonly UnitKind[] ByKind = [UnitKind.Sector, UnitKind.ServiceUnit, UnitKind.Department, UnitKind.Staff, UnitKind.Support];

    /// <summary>Who may give besides those who sit in a seat.</summary>
    internal static IReadOnlyList<Option> GivesForAll => [new(Council, Texts.Council)];

    /// <summary>Who may receive because of what they lead.</summary>
    internal static IReadOnlyList<Option> ReceiveByRule =>
        [.. ByKind.Select(kind => new Option(LeadersOf + kind, Labels.LeadersOf(kind), Texts.ByRule))];
}
