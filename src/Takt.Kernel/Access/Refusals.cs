namespace Takt.Kernel;

/// <summary>A rule said no. Shown on the same page with the form as it was typed.</summary>
/// <param name="message">What happened and what to do, in the user's language.</param>
public class Refusal(string message) : Exception(message)
{
    /// <summary>The field it belongs to, when it belongs to one.</summary>
    public string? Field { get; init; }
}

/// <summary>There is no such row for this actor: it does not exist, or may not be seen. The two are told apart nowhere.</summary>
public sealed class NotFound() : Exception("No such row for this actor.");

/// <summary>The actor may see this but not do this.</summary>
public sealed class Forbidden() : Exception("The actor lacks the permission for this act.");

/// <summary>Somebody else saved the same row meanwhile.</summary>
/// <param name="inner">What the database said.</param>
public sealed class Conflict(Exception? inner = null) : Exception("The row was changed by somebody else.", inner);
