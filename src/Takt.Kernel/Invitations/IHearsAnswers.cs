namespace Takt.Kernel;

/// <summary>What somebody answers to being asked to a meeting.</summary>
public enum AnswerKind
{
    /// <summary>Comes.</summary>
    Yes,

    /// <summary>Does not.</summary>
    No,

    /// <summary>Does not know yet.</summary>
    Maybe,

    /// <summary>Another comes instead.</summary>
    Substitute,
}

/// <summary>An answer that came by mail, from the one it is of.</summary>
/// <param name="SourceId">What is in the calendar.</param>
/// <param name="PersonId">Who answers.</param>
/// <param name="Kind">What.</param>
/// <param name="SubstituteEmail">Who comes instead, when the calendar says so.</param>
/// <param name="SubstituteName">The same by name.</param>
/// <param name="Comment">What was said with it.</param>
/// <param name="Begins">When the meeting was to begin, UTC, as it was asked to.</param>
/// <param name="Length">How long it was to last, in minutes.</param>
/// <param name="At">When it was said, UTC.</param>
public sealed record MailAnswer(
    Guid SourceId,
    Guid PersonId,
    AnswerKind Kind,
    string? SubstituteEmail,
    string? SubstituteName,
    string? Comment,
    DateTime Begins,
    int Length,
    DateTime At
);

/// <summary>Notes answers to being asked to meetings. The module whose meetings they are does.</summary>
public interface IHearsAnswers
{
    /// <summary>Notes one and saves it. False when it is none of this module's, or a later one is noted already.</summary>
    Task<bool> Hear(MailAnswer answer, CancellationToken cancel);
}
