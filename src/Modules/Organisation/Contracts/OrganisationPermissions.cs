namespace Takt.Organisation.Contracts;

/// <summary>What one may do in the organisation.</summary>
public static class OrganisationPermissions
{
    /// <summary>See units, people at work and who sits where.</summary>
    public const string See = "organisation.see";

    /// <summary>Change units, people and groups, and give people a link to sign in with.</summary>
    public const string Change = "organisation.change";

    /// <summary>Say who holds which role in a unit, from when and until when.</summary>
    public const string Assign = "organisation.assign";

    /// <summary>Give authority on, and write down what has been given.</summary>
    public const string Delegate = "organisation.delegate";

    /// <summary>Look through somebody's roles to help them, without acting.</summary>
    public const string ViewAs = "organisation.view-as";

    /// <summary>Bring people and groups from the register of another system. Held by tokens only, by no role.</summary>
    public const string Provision = "organisation.provision";

    /// <summary>Read the trail and who has access to what, and check the seals. Asked at the top: the trail knows no units.</summary>
    public const string Review = "organisation.review";

    /// <summary>Set up Takt for the municipality: its name, mark, colour and languages. Asked at the top.</summary>
    public const string Administer = "organisation.administer";
}
