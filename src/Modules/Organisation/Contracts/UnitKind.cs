namespace Takt.Organisation.Contracts;

/// <summary>What a unit is.</summary>
public enum UnitKind
{
    Municipality,
    Sector,
    ServiceUnit,
    Department,
    Staff,
    Support,
    PoliticalBody,
}
