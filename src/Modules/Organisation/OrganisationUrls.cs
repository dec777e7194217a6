namespace Takt.Organisation;

/// <summary>Every address of the module.</summary>
static class OrganisationUrls
{
    public const string Units = "/organisasjon";
    public const string NewUnit = "/organisasjon/enheter/ny";
    public const string Unit = "/organisasjon/enheter/{Id:guid}";
    public const string NewPerson = "/organisasjon/personer/ny";
    public const string Person = "/organisasjon/personer/{Id:guid}";
    public const string NewGroup = "/organisasjon/grupper/ny";
    public const string Group = "/organisasjon/grupper/{Id:guid}";
    public const string WhoToAsk = "/hvem-spor-jeg";
    public const string NewQuestion = "/hvem-spor-jeg/sporsmal/ny";
    public const string Question = "/hvem-spor-jeg/sporsmal/{Id:guid}";
    public const string Questions = "/hvem-spor-jeg/sporsmal";
    public const string Fields = "/organisasjon/ansvar";
    public const string NewField = "/organisasjon/ansvar/ny";
    public const string Field = "/organisasjon/ansvar/{Id:guid}";
    public const string Delegations = "/organisasjon/fullmakter";
    public const string NewDelegation = "/organisasjon/fullmakter/ny";
    public const string Delegation = "/organisasjon/fullmakter/{Id:guid}";
    public const string DelegationSheet = "/organisasjon/fullmakter.xlsx";
    public const string Import = "/organisasjon/import";
    public const string ImportPreview = "/organisasjon/import/{Id:guid}";
    public const string ImportColumns = "/organisasjon/import/{Id:guid}/kolonner";
    public const string ImportProblems = "/organisasjon/import/{id:guid}/merknader.xlsx";
    public const string ImportTemplate = "/organisasjon/import/mal.xlsx";
    public const string Export = "/organisasjon/organisasjon.xlsx";
    public const string GreyZones = "/organisasjon/graasoner";
    public const string GreyZone = "/organisasjon/graasoner/{Id:guid}";
    public const string WalkThrough = "/organisasjon/graasoner/gjennomgang/{Id:guid}";
    public const string Welcome = "/velkommen/{Token}";
    public const string SignIn = AccessGate.SignInAddress;
    public const string SignedOutForm = "/feil/401";
    public const string SignOut = "/logg-ut";
    public const string Demo = "/demo";
    public const string Language = "/sprak";
    public const string FirstAdministrator = "/forste-oppstart/{Token}";

    public static string UnitOf(Guid id) => $"/organisasjon/enheter/{id}";

    public static string NewUnitUnder(Guid id) => $"{NewUnit}?under={id}";

    public static string PersonOf(Guid id) => $"/organisasjon/personer/{id}";

    public static string NewPersonIn(Guid unit) => $"{NewPerson}?enhet={unit}";

    public static string GroupOf(Guid id) => $"/organisasjon/grupper/{id}";

    public static string AskAbout(Guid field) => $"{WhoToAsk}?felt={field}";

    public static string QuestionOf(Guid id) => $"/hvem-spor-jeg/sporsmal/{id}";

    public static string NewQuestionOn(Guid field, string? matter) =>
        matter is null ? $"{NewQuestion}?felt={field}" : $"{NewQuestion}?felt={field}&sak={Uri.EscapeDataString(matter)}";

    public static string FieldOf(Guid id) => $"/organisasjon/ansvar/{id}";

    public static string DelegationOf(Guid id) => $"/organisasjon/fullmakter/{id}";

    public static string ImportOf(Guid id) => $"/organisasjon/import/{id}";

    public static string ImportColumnsOf(Guid id) => $"/organisasjon/import/{id}/kolonner";

    public static string ImportProblemsOf(Guid id) => $"/organisasjon/import/{id}/merknader.xlsx";

    public static string GreyZoneOf(Guid id) => $"/organisasjon/graasoner/{id}";

    public static string WalkThroughOf(Guid id) => $"/organisasjon/graasoner/gjennomgang/{id}";

    public static string WelcomeWith(string token) => $"/velkommen/{token}";

    public static string FirstAdministratorWith(string token) => $"/forste-oppstart/{token}";
}
