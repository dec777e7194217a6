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
        List<MailRead> read = [];
        HashSet<OrganisationNumber> waiting = [];
        foreach (var page in (await folder.SearchAsync(SearchQuery.NotSeen, cancel)).Chunk(MostAtOnce))
        {
            foreach (var mail in await folder.FetchAsync(page, MessageSummaryItems.UniqueId | MessageSummaryItems.Size, cancel))
            {
                var came = await Read(folder, mail, waiting, cancel);
                read.Add(came);
                if (came is not MailRead.Waits) // one that has failed by itself would fail again, and hold up the rest
                {
                    await folder.AddFlagsAsync(mail.UniqueId, MessageFlags.Seen, silent: true, cancel);
                }

                await leases.Take("mail-in", LeaseLength, cancel); // no round where the database of all is away
            }

            // Those that wait lie first, and are not to be all that is ever read.
            if (read.Count(r => r is not MailRead.Waits) >= MostAtOnce)
            {
                break;
            }
        }

        await client.DisconnectAsync(quit: true, cancel);
        return read;
    }

    async Task<MailRead> Read(IMailFolder folder, IMessageSummary mail, HashSet<OrganisationNumber> waiting, CancellationToken cancel)
    {
        if (mail.Size > MailReading.Largest)
        {
            log.LogInformation("A mail to the calendar's address is too large to be read.");
            return MailRead.Unreadable;
        }

        await using var stream = await folder.GetStreamAsync(mail.UniqueId, cancel);
        return await reading.Read(stream, waiting, cancel);
    }
}
