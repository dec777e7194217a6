using System.Diagnostics.CodeAnalysis;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Takt.Kernel;

/// <summary>
/// Reads what is new in the calendar's mailbox, one node at a time. What has been read is marked so and stays there: a crash
/// between the two has it read once more, which changes nothing.
/// </summary>
public sealed class MailFetching(MailSettings settings, MailReading reading, IJobLeases leases, ILogger<MailFetching> log)
    : BackgroundService
{
    const int MostAtOnce = 200;

    static readonly TimeSpan Every = TimeSpan.FromMinutes(2);
    static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(5);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    IncomingSettings Incoming => settings.Incoming;

    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1031", Justification = "A mail server that is away, or says what nobody expects, is asked again.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!Incoming.IsSetUp)
        {
            return;
        }

        using var tick = new PeriodicTimer(Every);
        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await InTurn(stoppingToken);
            }
            catch (Exception away) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The mailbox at {Host} could not be read, and is asked again: {Why}", Incoming.Host, away.Message);
            }
        }
    }

    async Task InTurn(CancellationToken cancel)
    {
        if (await leases.Take("mail-in", LeaseLength, cancel))
        {
            try
            {
                await Fetch(cancel);
            }
            finally
            {
                await leases.Release("mail-in", CancellationToken.None);
            }
        }
    }

    /// <summary>Reads what is new. Returns what came of each mail.</summary>
    public async Task<IReadOnlyList<MailRead>> Fetch(CancellationToken cancel)
    {
        using var client = new ImapClient { Timeout = (int)Patience.TotalMilliseconds };
        await client.ConnectAsync(
            Incoming.Host,
            Incoming.Port,
            Incoming.Security switch
            {
                MailSettings.StartTls => SecureSocketOptions.StartTls,
                MailSettings.None => SecureSocketOptions.None,
                _ => SecureSocketOptions.SslOnConnect,
            },
            cancel
        );
        await client.AuthenticateAsync(Incoming.User, Incoming.Password, cancel);
        var folder = Incoming.Folder.Equals("INBOX", StringComparison.OrdinalIgnoreCase)
            ? client.Inbox!
            : await client.GetFolderAsync(Incoming.Folder, cancel);
        await folder.OpenAsync(FolderAccess.ReadWrite, cancel);
        var fresh = (await folder.SearchAsync(SearchQuery.NotSeen, cancel)).Take(MostAtOnce).ToArray();
        List<MailRead> read = [];
        foreach (
            var mail in fresh.Length == 0
                ? []
                : await folder.FetchAsync(fresh, MessageSummaryItems.UniqueId | MessageSummaryItems.Size, cancel)
        )
        {
            read.Add(await Read(folder, mail, cancel));
            await folder.AddFlagsAsync(mail.UniqueId, MessageFlags.Seen, silent: true, cancel);
            await leases.Take("mail-in", LeaseLength, cancel);
        }

        await client.DisconnectAsync(quit: true, cancel);
        return read;
    }

    async Task<MailRead> Read(IMailFolder folder, IMessageSummary mail, CancellationToken cancel)
    {
        if (mail.Size > MailReading.Largest)
        {
            log.LogInformation("A mail to the calendar's address is too large to be read.");
            return MailRead.Unreadable;
        }

        await using var stream = await folder.GetStreamAsync(mail.UniqueId, cancel);
        return await reading.Read(stream, cancel);
    }
}
