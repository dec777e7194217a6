namespace Takt.Kernel;

/// <summary>What a page, endpoint or command asks of whoever calls it. One without this or <see cref="OpenAttribute"/> is refused.</summary>
/// <param name="permission">Needed, somewhere, to reach the page at all. Which rows it then shows is the query's matter.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(string permission) : Attribute
{
    /// <summary>Needed to open the page.</summary>
    public string Permission { get; } = permission;

    /// <summary>Needed to send its form; a POST to a page that does not say is refused.</summary>
    public string? Post { get; init; }
}

/// <summary>Open to people who are not signed in: sign-in itself, error pages, health.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenAttribute : Attribute
{
    /// <summary>Whether a form may be sent to it.</summary>
    public bool Post { get; init; }
}

/// <summary>Open to everyone who is signed in.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInAttribute : Attribute
{
    /// <summary>Also for an actor who must do something else first (<see cref="Actor.MustFirst"/>): that itself, and the way out.</summary>
    public bool Always { get; init; }

    /// <summary>Whether a form may be sent to it.</summary>
    public bool Post { get; init; }
}
