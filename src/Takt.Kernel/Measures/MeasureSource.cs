namespace Takt.Kernel;

/// <summary>What a measure came from, with a link back.</summary>
/// <param name="Kind">Text key of the kind: "Evaluations.SourceTheme".</param>
/// <param name="Id">The item: a theme, a report.</param>
/// <param name="Title">What people know it as, 300 characters at most.</param>
/// <param name="Address">Where it is.</param>
public sealed record MeasureSource(string Kind, Guid Id, string Title, string Address);

/// <summary>A kind of thing measures come from; a module adds its own, and the list of measures can be filtered by it.</summary>
/// <param name="Text">Text key: "Evaluations.SourceTheme".</param>
public sealed record MeasureSourceKind(string Text);

/// <summary>
/// How a module below the one that has the measures offers to make one: the address of the form, filled in. The module that
/// has the measures registers it.
/// </summary>
public sealed class MakeMeasure(Func<Actor, MeasureSource, string?, string?, string?> address)
{
    /// <summary>Where the actor makes a measure of something; null for whoever may not.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="source">What it comes from.</param>
    /// <param name="what">A first sentence of what is to be done, 200 characters at most.</param>
    /// <param name="back">Where to go when it is made; an address of our own.</param>
    public string? Address(Actor actor, MeasureSource source, string? what, string? back) => address(actor, source, what, back);
}
