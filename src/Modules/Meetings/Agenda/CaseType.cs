namespace Takt.Meetings;

/// <summary>
/// What a case of a meeting is to an archive: the codes of <c>moetesakstype</c> in the code lists of Fiks arkiv. They are written
/// as they are there, since they stand so in the number of a case.
/// </summary>
enum CaseType
{
    /// <summary>Put to the vote (politisk sak).</summary>
    PS,

    /// <summary>Decided without one, by authority that was given (delegert møtesak).</summary>
    DS,

    /// <summary>Told, and noted (referatsak).</summary>
    RS,

    /// <summary>A question somebody has raised (forespørsel).</summary>
    FO,

    /// <summary>Anything else: it was talked about (annet).</summary>
    AN,
}

/// <summary>Which type a case is of.</summary>
static class CaseTypes
{
    /// <summary>As whoever runs the meeting has chosen, else by what is asked of those who meet and whether they vote.</summary>
    /// <param name="chosen">What was chosen.</param>
    /// <param name="kind">What is asked.</param>
    /// <param name="voting">Whether the group votes.</param>
    /// <param name="isDecided">Whether something was decided, also where they were only to talk about it.</param>
    public static CaseType Of(CaseType? chosen, ItemKind kind, Voting voting, bool isDecided = false) =>
        chosen
        ?? kind switch
        {
            ItemKind.Information => CaseType.RS,
            ItemKind.Discussion when !isDecided => CaseType.AN,
            _ => voting is Voting.None ? CaseType.DS : CaseType.PS,
        };

    /// <summary>As chosen in a form; null where it is to follow.</summary>
    public static CaseType? Read(string? typed) => Enum.TryParse<CaseType>(typed, out var type) && Enum.IsDefined(type) ? type : null;
}
