namespace Takt.Organisation.Contracts;

/// <summary>What one may do in the organisation.</summary>
public static class OrganisationPermissions
{
    /// <summary>See units, people at work and who sits where.</summary>
    public const string See = "organisation.see";

    /// <summary>Change them.</summary>
    public const string Change = "organisation.change";
}
