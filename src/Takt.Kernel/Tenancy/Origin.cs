namespace Takt.Kernel;

/// <summary>
/// Whose request, command or job this is: the municipality it is bound to and who acts. One per scope; every lease of
/// <see cref="Db"/> carries it into the audit trail.
/// </summary>
public sealed class Origin
{
    Municipality? municipality;

    /// <summary>The municipality of this scope.</summary>
    /// <exception cref="InvalidOperationException">Nobody bound the scope: a programming error, never a user's.</exception>
    public Municipality Municipality => municipality ?? throw new InvalidOperationException("This scope is not bound to a municipality.");

    /// <summary>Whether <see cref="Bind"/> has been called.</summary>
    public bool IsBound => municipality is not null;

    /// <summary>Who acts; <see cref="Actor.Nobody"/> until someone is signed in.</summary>
    public Actor Actor { get; private set; } = Actor.Nobody;

    /// <summary>Binds the scope, once.</summary>
    public void Bind(Municipality to)
    {
        if (municipality is not null && municipality != to)
        {
            throw new InvalidOperationException("A scope belongs to one municipality only.");
        }

        municipality = to;
    }

    /// <summary>Says who acts from here on.</summary>
    public void ActAs(Actor actor) => Actor = actor;
}
