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

    public static string WelcomeWith(string token) => $"/velkommen/{token}";

    public static string FirstAdministratorWith(string token) => $"/forste-oppstart/{token}";
}
