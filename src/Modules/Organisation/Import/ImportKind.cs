namespace Takt.Organisation;

/// <summary>What a sheet holds a row of.</summary>
enum ImportKind
{
    Units,
    People,
    Assignments,
    Responsibilities,
    Delegations,
}

/// <summary>What a column holds.</summary>
enum ImportColumn
{
    UnitCode,
    UnitName,
    ShortName,
    KindOfUnit,
    Above,
    OrganisationNumber,
    Leader,
    EmployeeNumber,
    PersonName,
    GivenName,
    FamilyName,
    Email,
    Phone,
    Role,
    Title,
    Percent,
    IsMain,
    FieldName,
    Responsibility,
    HolderUnit,
    HolderRole,
    HolderPerson,
    HolderGroup,
    StandInUnit,
    StandInRole,
    StandInPerson,
    StandInGroup,
    Promises,
    AnswersWithin,
    MatterName,
    IsMoney,
    GiverUnit,
    GiverRole,
    GiverPerson,
    GiverGroup,
    ReceiverUnit,
    ReceiverRole,
    ReceiverPerson,
    ReceiverGroup,
    LeadersOf,
    Limit,
    MayBePassedOn,
    Rule,
    From,
    To,
    TaktId,
}

/// <summary>Which columns a sheet of each kind may have, in the order a template and an export have them.</summary>
static class ImportColumns
{
    public static IReadOnlyList<ImportKind> Kinds { get; } = Enum.GetValues<ImportKind>();

    public static IReadOnlyList<ImportColumn> Of(ImportKind kind) => ByKind[kind];

    /// <summary>Without these a sheet of the kind says nothing; any one of the columns in a group is enough.</summary>
    public static IReadOnlyList<ImportColumn[]> Needed(ImportKind kind) =>
        kind switch
        {
            ImportKind.Units =>
            [
                [ImportColumn.UnitName, ImportColumn.UnitCode, ImportColumn.TaktId],
            ],
            ImportKind.People =>
            [
                [ImportColumn.PersonName, ImportColumn.FamilyName, ImportColumn.EmployeeNumber, ImportColumn.Email, ImportColumn.TaktId],
            ],
            ImportKind.Assignments =>
            [
                [ImportColumn.EmployeeNumber, ImportColumn.Email, ImportColumn.PersonName, ImportColumn.FamilyName],
                [ImportColumn.UnitCode, ImportColumn.UnitName],
            ],
            ImportKind.Responsibilities =>
            [
                [ImportColumn.FieldName],
                [ImportColumn.HolderUnit, ImportColumn.HolderPerson, ImportColumn.HolderGroup],
            ],
            _ =>
            [
                [ImportColumn.MatterName],
                [ImportColumn.ReceiverUnit, ImportColumn.ReceiverPerson, ImportColumn.ReceiverGroup, ImportColumn.LeadersOf],
            ],
        };

    static readonly Dictionary<ImportKind, ImportColumn[]> ByKind = new()
    {
        [ImportKind.Units] =
        [
            ImportColumn.UnitCode,
            ImportColumn.UnitName,
            ImportColumn.ShortName,
            ImportColumn.KindOfUnit,
            ImportColumn.Above,
            ImportColumn.OrganisationNumber,
            ImportColumn.Leader,
            ImportColumn.From,
            ImportColumn.To,
            ImportColumn.TaktId,
        ],
        [ImportKind.People] =
        [
            ImportColumn.EmployeeNumber,
            ImportColumn.PersonName,
            ImportColumn.GivenName,
            ImportColumn.FamilyName,
            ImportColumn.Email,
            ImportColumn.Phone,
            ImportColumn.TaktId,
        ],
        [ImportKind.Assignments] =
        [
            ImportColumn.EmployeeNumber,
            ImportColumn.PersonName,
            ImportColumn.GivenName,
            ImportColumn.FamilyName,
            ImportColumn.Email,
            ImportColumn.UnitCode,
            ImportColumn.UnitName,
            ImportColumn.Role,
            ImportColumn.Title,
            ImportColumn.Percent,
            ImportColumn.IsMain,
            ImportColumn.From,
            ImportColumn.To,
        ],
        [ImportKind.Responsibilities] =
        [
            ImportColumn.FieldName,
            ImportColumn.Responsibility,
            ImportColumn.UnitCode,
            ImportColumn.UnitName,
            ImportColumn.HolderUnit,
            ImportColumn.HolderRole,
            ImportColumn.HolderPerson,
            ImportColumn.HolderGroup,
            ImportColumn.StandInUnit,
            ImportColumn.StandInRole,
            ImportColumn.StandInPerson,
            ImportColumn.StandInGroup,
            ImportColumn.Promises,
            ImportColumn.AnswersWithin,
            ImportColumn.From,
            ImportColumn.To,
        ],
        [ImportKind.Delegations] =
        [
            ImportColumn.MatterName,
            ImportColumn.FieldName,
            ImportColumn.IsMoney,
            ImportColumn.GiverUnit,
            ImportColumn.GiverRole,
            ImportColumn.GiverPerson,
            ImportColumn.GiverGroup,
            ImportColumn.ReceiverUnit,
            ImportColumn.ReceiverRole,
            ImportColumn.ReceiverPerson,
            ImportColumn.ReceiverGroup,
            ImportColumn.LeadersOf,
            ImportColumn.UnitCode,
            ImportColumn.UnitName,
            ImportColumn.Limit,
            ImportColumn.MayBePassedOn,
            ImportColumn.Rule,
            ImportColumn.From,
            ImportColumn.To,
        ],
    };
}
