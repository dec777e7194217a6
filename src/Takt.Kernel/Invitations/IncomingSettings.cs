using MimeKit;

namespace Takt.Kernel;

/// <summary>
/// The mailbox that answers to invitations and mail that came back are read from: section "Takt:Mail:Incoming". Without an
/// address nothing is asked for; without a server somebody else hands in what comes, by <c>takt mail read</c>.
/// </summary>
public sealed class IncomingSettings
{
    // "+k.123456789." and 26 characters behind it must fit in the 64 that the part before @ may have.
    const int LongestName = 24;

    /// <summary>The address of the calendar, whose mail with +anything lands in the same mailbox: moter@kommunen.no.</summary>
    public string Address { get; set; } = "";

    /// <summary>Host name of the IMAP server; empty where nobody asks one.</summary>
    public string Host { get; set; } = "";

    /// <summary>Usually 993, or 143 with starttls.</summary>
    public int Port { get; set; } = 993;

    /// <summary>"tls", "starttls" or "none".</summary>
    public string Security { get; set; } = MailSettings.Tls;

    /// <summary>Who signs in to it.</summary>
    public string User { get; set; } = "";

    /// <summary>With what. From the environment or a folder of secrets, never from a settings file.</summary>
    public string Password { get; set; } = "";

    /// <summary>The folder that is read.</summary>
    public string Folder { get; set; } = "INBOX";

    /// <summary>Whether answers are asked for.</summary>
    public bool IsAddressed => Address.Length > 0;

    /// <summary>Whether a mailbox is read.</summary>
    public bool IsSetUp => Host.Length > 0;

    /// <summary>What is wrong, by the name of its key.</summary>
    public IEnumerable<string> Wrong()
    {
        if (
            IsAddressed
            && !(
                MailboxAddress.TryParse(Address, out var address)
                && address.LocalPart is { Length: > 0 and <= LongestName } name
                && !name.Contains('+', StringComparison.Ordinal)
                && address.Domain.Length > 0
            )
        )
        {
            yield return $"Takt:Mail:Incoming:Address is '{Address}'. It must be an address with at most {LongestName} characters before @, for example moter@kommunen.no.";
        }

        if (!IsSetUp)
        {
            yield break;
        }

        if (!IsAddressed)
        {
            yield return "Takt:Mail:Incoming:Address is missing. It must be the address whose mailbox is read, for example moter@kommunen.no.";
        }

        if (Port is < 1 or > 65535)
        {
            yield return $"Takt:Mail:Incoming:Port is {Port}. It must be between 1 and 65535; usually it is 993.";
        }

        if (Security is not (MailSettings.StartTls or MailSettings.Tls or MailSettings.None))
        {
            yield return $"Takt:Mail:Incoming:Security is '{Security}'. It must be tls, starttls or none.";
        }

        if (User.Length == 0 || Password.Length == 0)
        {
            yield return "Takt:Mail:Incoming:User and Takt:Mail:Incoming:Password are missing: nobody reads a mailbox without signing in.";
        }
    }
}
