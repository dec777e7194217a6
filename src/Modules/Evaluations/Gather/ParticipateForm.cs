namespace Takt.Evaluations;

/// <summary>The code of a gathering, as typed.</summary>
public sealed class JoinForm
{
    public string? Code { get; set; }
}

/// <summary>What a participant writes, or the dot they lay.</summary>
public sealed class ParticipateForm
{
    /// <summary>Made on the telephone, so that what is sent twice counts once.</summary>
    public string? Key { get; set; }

    /// <summary>What it is about: it stays so if the round changes before it is sent.</summary>
    public string? Theme { get; set; }

    public string? Text { get; set; }

    /// <summary>Sent although it names somebody.</summary>
    public string? Anyway { get; set; }

    /// <summary>Heading a dot is laid on or taken from.</summary>
    public string? Lay { get; set; }
    public string? Take { get; set; }

    internal static ParticipateForm For(Guid theme) => new() { Key = $"{Guid.NewGuid()}", Theme = $"{theme}" };
}
