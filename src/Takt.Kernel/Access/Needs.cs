using Microsoft.AspNetCore.Http;

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

    /// <summary>Also while the municipality's pages do not answer: what the page that says so is made of.</summary>
    public bool WhenClosed { get; init; }
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

/// <summary>May be sent also while one looks through another's roles: signing out, and looking through one's own again.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WhileViewingAttribute : Attribute;

/// <summary>Open to programs with a token in the Authorization header, and to nobody else: a session is not even read there.</summary>
/// <param name="permission">What the token must carry.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public class ByTokenAttribute(string permission) : Attribute
{
    /// <summary>What the token must carry.</summary>
    public string Permission { get; } = permission;

    /// <summary>Whether the program may change something there.</summary>
    public bool Post { get; init; }

    /// <summary>Whether a token lets through.</summary>
    public virtual bool Allows(Actor actor) => actor.May(Permission);

    /// <summary>Says no. A kind of program that expects its own form of an error gets it from its own kind of attribute.</summary>
    /// <param name="http">The request.</param>
    /// <param name="status">401, 403 or 429.</param>
    public virtual Task Refuse(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
