namespace Takt.Organisation;

/// <summary>What the sign-in page sends.</summary>
public sealed class SignInForm
{
    public string? UserName { get; set; }
    public string? Password { get; set; }

    /// <summary>What the code app shows, or a recovery code.</summary>
    public string? Code { get; set; }

    /// <summary>Whose code is waited for, sealed; null while name and password are asked for.</summary>
    public string? Ticket { get; set; }

    /// <summary>What the browser answered when it was asked for a passkey.</summary>
    public string? Answer { get; set; }

    /// <summary>What it was asked, sealed.</summary>
    public string? State { get; set; }

    /// <summary>Where to go on.</summary>
    public string? To { get; set; }

    /// <summary>Another page's form, encrypted.</summary>
    public string? Carried { get; set; }

    /// <summary>Another page's form that was laid while one tried to sign in elsewhere.</summary>
    public string? Laid { get; set; }

    /// <summary>The directory one leaves for with another page's form in hand.</summary>
    public string? Directory { get; set; }
}
