namespace Takt.Organisation;

/// <summary>Every address of the module.</summary>
static class OrganisationUrls
{
    public const string Units = "/organisasjon";
    public const string SignIn = AccessGate.SignInAddress;
    public const string SignedOutForm = "/feil/401";
    public const string SignOut = "/logg-ut";
    public const string Demo = "/demo";
    public const string Language = "/sprak";
    public const string FirstAdministrator = "/forste-oppstart/{Token}";

    public static string FirstAdministratorWith(string token) => $"/forste-oppstart/{token}";
}
