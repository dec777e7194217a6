namespace Takt.Organisation;

/// <summary>Every address of the module.</summary>
static class OrganisationUrls
{
    public const string Units = "/organisasjon";
    public const string Compare = "/organisasjon/sammenlign";
    public const string Chart = "/organisasjon/kart.{format}";
    public const string NewUnit = "/organisasjon/enheter/ny";
    public const string Unit = "/organisasjon/enheter/{Id:guid}";
    public const string Reorganisations = "/organisasjon/endringer";
    public const string NewReorganisation = "/organisasjon/endringer/ny";
    public const string Reorganisation = "/organisasjon/endringer/{Id:guid}";
    public const string NewPerson = "/organisasjon/personer/ny";
    public const string Person = "/organisasjon/personer/{Id:guid}";
    public const string Handover = "/organisasjon/overlevering";
    public const string ContactCard = "/organisasjon/personer/{id:guid}/kontakt.vcf";
    public const string Contacts = "/organisasjon/kontakter";
    public const string PersonLookup = "/oppslag/personer";
    public const string SeatLookup = "/oppslag/plasser";
    public const string OnlyPeople = "personer";
    public const string PeopleInSeats = SeatLookup + "?bare=" + OnlyPeople;
    public const string ContactFile = "/organisasjon/kontakter.{format}";
    public const string ViewAs = "/organisasjon/personer/{Id:guid}/se-som";
    public const string StopViewing = "/organisasjon/se-som/slutt";
    public const string Leave = "/organisasjon/personer/{Id:guid}/permisjon";
    public const string UnitDetails = "/organisasjon/enheter/{Id:guid}/navn-og-samarbeid";
    public const string NewGroup = "/organisasjon/grupper/ny";
    public const string Group = "/organisasjon/grupper/{Id:guid}";
    public const string ChangeGroup = "/organisasjon/grupper/{Id:guid}/endre";
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
    public const string Scim = "/scim/v2";
    public const string ScimTokens = "/administrasjon/scim";
    public const string MyTokens = "/meg/nokler";
    public const string ApiClients = "/administrasjon/api";
    public const string ApiToken = ApiFrame.Root + "/token";
    public const string ApiUnits = ApiFrame.Root + "/units";
    public const string ApiUnit = ApiFrame.Root + "/units/{id:guid}";
    public const string ApiPeople = ApiFrame.Root + "/people";
    public const string ApiPerson = ApiFrame.Root + "/people/{id:guid}";
    public const string ScopeRead = "organisation:read";
    public const string Administration = "/administrasjon";
    public const string Profile = "/administrasjon/kommunen";
    public const string Setup = "/administrasjon/oppsett";
    public const string SmallSetup = "/administrasjon/oppsett?oppsett=liten";
    public const string AccessList = "/administrasjon/tilganger";
    public const string PersonAccess = "/administrasjon/tilganger/{Id:guid}";
    public const string RoleList = "/administrasjon/roller";
    public const string SignInSetup = "/administrasjon/innlogging";
    public const string Work = "/administrasjon/arbeid";
    public const string Webhooks = "/administrasjon/webhooks";
    public const string NewWebhook = "/administrasjon/webhooks/ny";
    public const string Webhook = "/administrasjon/webhooks/{Id:guid}";
    public const string Mark = "/kommunevapen.png";
    public const string Trail = "/administrasjon/spor";
    public const string TrailSheet = "/administrasjon/spor.xlsx";
    public const string Welcome = "/velkommen/{Token}";
    public const string SignIn = AccessGate.SignInAddress;
    public const string SignedOutForm = "/feil/401";
    public const string Directory = "/logg-inn/med";
    public const string PasskeyQuestion = "/logg-inn/passnokkel";
    public const string DirectoryReturn = "/logg-inn/retur";
    public const string SignOut = "/logg-ut";
    public const string MySignIn = "/meg/innlogging";
    public const string MyPassword = "/meg/passord";
    public const string MyCodeApp = "/meg/kodeapp";
    public const string MyPasskeys = "/meg/passnokler";
    public const string Demo = "/demo";
    public const string Language = "/sprak";
    public const string FirstAdministrator = "/forste-oppstart/{Token}";

    /// <summary>The address as it looks on another day.</summary>
    public static string On(string address, DateOnly day) => With(address, "dato", $"{day:yyyy-MM-dd}");

    /// <summary>The address with one more thing said in it.</summary>
    public static string With(string address, string name, string value) =>
        $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}";

    public static string ChartAs(string format) => $"/organisasjon/kart.{format}";

    public static string CompareOn(DateOnly from, DateOnly to) => $"{Compare}?fra={from:yyyy-MM-dd}&til={to:yyyy-MM-dd}";

    public static string UnitOf(Guid id) => $"/organisasjon/enheter/{id}";

    public static string NewUnitUnder(Guid id) => $"{NewUnit}?under={id}";

    public static string ReorganisationOf(Guid id) => $"/organisasjon/endringer/{id}";

    public static string PersonOf(Guid id) => $"/organisasjon/personer/{id}";

    public static string LeaveOf(Guid person) => $"/organisasjon/personer/{person}/permisjon";

    public static string UnitDetailsOf(Guid unit) => $"/organisasjon/enheter/{unit}/navn-og-samarbeid";

    public static string NewPersonIn(Guid unit) => $"{NewPerson}?enhet={unit}";

    public static string HandoverOf(Seat seat) => $"{Handover}?plass={seat}";

    public static string ContactCardOf(Guid id) => $"/organisasjon/personer/{id}/kontakt.vcf";

    public static string ViewAsOf(Guid id) => $"/organisasjon/personer/{id}/se-som";

    public static string GroupOf(Guid id) => $"/organisasjon/grupper/{id}";

    public static string ChangeGroupOf(Guid id) => $"/organisasjon/grupper/{id}/endre";

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

    public static string WebhookOf(Guid id) => $"/administrasjon/webhooks/{id}";

    public static string AccessOf(Guid person) => $"{AccessList}/{person}";

    public static string MarkIn(string version) => $"{Mark}?v={version}";

    public static string MyPasskeysTo(string? address) =>
        address is null ? MyPasskeys : $"{MyPasskeys}?til={Uri.EscapeDataString(address)}";

    public static string DirectoryWith(string key, string? address, Guid? laid = null) =>
        Carrying(address is null ? $"{Directory}/{key}" : With($"{Directory}/{key}", "til", address), laid);

    public static string SignInRefused(string why, Guid? laid = null) => Carrying($"{SignIn}?avvist={why}", laid);

    static string Carrying(string address, Guid? laid) => laid is null ? address : With(address, LostInput.CarriedField, $"{laid}");

    public static string SignInTo(string? address) => address is null ? SignIn : $"{SignIn}?til={Uri.EscapeDataString(address)}";

    public static string WelcomeWith(string token) => $"/velkommen/{token}";

    public static string FirstAdministratorWith(string token) => $"/forste-oppstart/{token}";
}
