using MimeKit;

namespace Takt.Kernel;

/// <summary>The mail server: section "Takt:Mail" of the configuration (environment: Takt__Mail__Server and so on).</summary>
public sealed class MailSettings
{
    /// <summary>Encrypted after a greeting in the open; refused where the server cannot.</summary>
    public const string StartTls = "starttls";

    /// <summary>Encrypted from the first byte.</summary>
    public const string Tls = "tls";

    /// <summary>In the open: for a server on the same machine.</summary>
    public const string None = "none";

    /// <summary>Host name; empty where no mail is sent.</summary>
    public string Server { get; set; } = "";

    /// <summary>Usually 587, 465 with tls, 25 inside the house.</summary>
    public int Port { get; set; } = 587;

    /// <summary>"starttls", "tls" or "none".</summary>
    public string Security { get; set; } = StartTls;

    /// <summary>Who signs in to it; empty where nobody does.</summary>
    public string User { get; set; } = "";

    /// <summary>With what. From the environment or a folder of secrets, never from a settings file.</summary>
    public string Password { get; set; } = "";

    /// <summary>The address mail comes from: takt@kommunen.no.</summary>
    public string From { get; set; } = "";

    /// <summary>
    /// Where people open Takt, for the links: https://takt.kommunen.no. A municipality that has a host name in the catalogue has
    /// its links there.
    /// </summary>
    public string Site { get; set; } = "";

    /// <summary>Where answers and mail that came back are read.</summary>
    public IncomingSettings Incoming { get; set; } = new();

    /// <summary>Whether mail is sent.</summary>
    public bool IsSetUp => Server.Length > 0;

    /// <summary>What is wrong, by the name of its key.</summary>
    public IEnumerable<string> Wrong() => Outgoing().Concat(Incoming.Wrong());

    IEnumerable<string> Outgoing()
    {
        if (!IsSetUp)
        {
            yield break;
        }

        if (Port is < 1 or > 65535)
        {
            yield return $"Takt:Mail:Port is {Port}. It must be between 1 and 65535; usually it is 587.";
        }

        if (Security is not (StartTls or Tls or None))
        {
            yield return $"Takt:Mail:Security is '{Security}'. It must be starttls, tls or none.";
        }

        if (!MailboxAddress.TryParse(From, out var from) || !from.Address.Contains('@', StringComparison.Ordinal))
        {
            yield return $"Takt:Mail:From is '{From}'. It must be the address that mail comes from, for example takt@kommunen.no.";
        }

        if (Site.Length > 0 && !IsSite(Site))
        {
            yield return $"Takt:Mail:Site is '{Site}'. It must be the address people open Takt at, for example https://takt.kommunen.no, or empty.";
        }

        if (User.Length == 0 != (Password.Length == 0))
        {
            yield return "Takt:Mail:User and Takt:Mail:Password go together: give both, or neither.";
        }
    }

    static bool IsSite(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.PathAndQuery == "/";
}
