using System.Net.Sockets;
using System.Security.Cryptography;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Takt.Kernel;

/// <summary>The mail server cannot be reached, or takes nothing from us: whatever is to be sent waits.</summary>
sealed class MailServerAway(Exception why) : Exception(why.Message, why);

/// <summary>The mail server will not take mail to an address.</summary>
sealed class AddressRefused(Exception why) : Exception(why.Message, why);

/// <summary>The mail server refuses one mail.</summary>
sealed class MailRefused(Exception why) : Exception(why.Message, why);

/// <summary>Hands mail to the mail server, over one connection while there is more of it.</summary>
sealed class MailPost(MailSettings settings) : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly SmtpClient client = new() { Timeout = (int)Patience.TotalMilliseconds };

    /// <summary>Hands one over.</summary>
    /// <exception cref="MailServerAway">Nothing can be handed over now.</exception>
    /// <exception cref="AddressRefused">This address is not written to.</exception>
    /// <exception cref="MailRefused">This mail is not taken now.</exception>
    /// <param name="id">The letter.</param>
    /// <param name="back">The address it comes back to when it cannot be delivered; null for the sender's.</param>
    /// <param name="from">Who writes, by name.</param>
    /// <param name="name">To whom.</param>
    /// <param name="email">Where.</param>
    /// <param name="written">What.</param>
    /// <param name="cancel">Stops.</param>
    public async Task Send(Guid id, string? back, string from, string name, string email, Written written, CancellationToken cancel)
    {
        try
        {
            await Connect(cancel);
            using var mail = Mail(id, from, name, email, written);
            var to = mail.To.Mailboxes.Single();
            await client.SendAsync(mail, back is null ? mail.From.Mailboxes.Single() : new("", back), [to], cancel);
        }
        catch (SmtpCommandException refused)
            when (refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode >= 500)
        {
            throw new AddressRefused(refused);
        }
        catch (SmtpCommandException refused) when (refused.ErrorCode is not SmtpErrorCode.SenderNotAccepted)
        {
            throw new MailRefused(refused);
        }
        catch (ParseException noAddress)
        {
            throw new AddressRefused(noAddress);
        }
        catch (Exception away)
            when (away
                    is SocketException
                        or IOException
                        or ProtocolException
                        or CommandException
                        or AuthenticationException
                        or SslHandshakeException
                        or ServiceNotConnectedException
                        or TimeoutException
                        or NotSupportedException // no encryption where it is asked for
                || (away is OperationCanceledException && !cancel.IsCancellationRequested)
            )
        {
            throw new MailServerAway(away);
        }
    }

    async Task Connect(CancellationToken cancel)
    {
        if (client.IsConnected)
        {
            return;
        }

        await client.ConnectAsync(
            settings.Server,
            settings.Port,
            settings.Security switch
            {
                MailSettings.Tls => SecureSocketOptions.SslOnConnect,
                MailSettings.None => SecureSocketOptions.None,
                _ => SecureSocketOptions.StartTls,
            },
            cancel
        );
        if (settings.User.Length > 0)
        {
            await client.AuthenticateAsync(settings.User, settings.Password, cancel);
        }
    }

    MimeMessage Mail(Guid id, string from, string name, string email, Written written)
    {
        var sender = MailboxAddress.Parse(settings.From);
        var mail = new MimeMessage
        {
            Subject = written.Subject,
            MessageId = $"{NameOf(id)}@{sender.Domain}", // the same at every try: a server that has it already can tell
            Body = new BodyBuilder { TextBody = written.Text, HtmlBody = written.Html }.ToMessageBody(),
        };
        if (written.Calendar is { } calendar)
        {
            ((MultipartAlternative)mail.Body).Add(Part(calendar));
        }

        // Outlook answers whoever the mail is from, others the organizer: they are one.
        mail.From.Add(new MailboxAddress(written.Calendar?.Sender ?? from, written.Calendar?.From ?? sender.Address));
        var to = MailboxAddress.Parse(email);
        mail.To.Add(new MailboxAddress(name, to.Address));

        // Nobody's out-of-office answers a machine.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", settings.Incoming.IsAddressed ? "DR, RN, NRN, OOF, AutoReply" : "All"); // but what cannot be delivered
        mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{written.StopAt}>");
        return mail;
    }

    // Not the id itself: an answer quotes this, and whoever knows the id can say that the mail came back.
    static string NameOf(Guid id) => Convert.ToHexStringLower(SHA256.HashData(id.ToByteArray()))[..32];

    static TextPart Part(CalendarPart calendar)
    {
        var part = new TextPart("calendar") { Text = calendar.Text, ContentTransferEncoding = ContentEncoding.Base64 };
        part.ContentType.Parameters.Add("method", calendar.Method);
        return part;
    }

    public async ValueTask DisposeAsync()
    {
        if (client.IsConnected)
        {
            try
            {
                await client.DisconnectAsync(quit: true, CancellationToken.None);
            }
            catch (Exception gone) when (gone is IOException or ProtocolException or SocketException or CommandException)
            {
                // It has let go before us.
            }
        }

        client.Dispose();
    }
}
