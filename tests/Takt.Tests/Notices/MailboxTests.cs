using System.Diagnostics;
using MailKit.Net.Imap;
using MailKit.Security;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Takt.Meetings;

namespace Takt.Tests;

/// <summary>The calendar's mailbox is read over IMAP, at a real server (dovecot, where it is installed), each mail once.</summary>
public sealed class MailboxTests
{
    const string User = "moter";
    const string Password = "hemmelig-post";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_new_in_the_mailbox_is_read_once_and_stays_there()
    {
        if (Tools.Find("dovecot") is not { } dovecot)
        {
            Assert.Skip("dovecot is not installed (Debian package dovecot-imapd).");
            return;
        }

        await using var server = await Dovecot.Start(dovecot, User, Password);
        await using var post = await MeetingMail.Begin(
            $"--Takt:Mail:Incoming:Address={MeetingMail.Calendar}",
            "--Takt:Mail:Incoming:Host=127.0.0.1",
            $"--Takt:Mail:Incoming:Port={server.Port}",
            "--Takt:Mail:Incoming:Security=none",
            $"--Takt:Mail:Incoming:User={User}",
            $"--Takt:Mail:Incoming:Password={Password}"
        );
        var fetching = post.Host.Services.GetRequiredService<MailFetching>();
        Assert.Empty(await fetching.Fetch(Cancel));
        var meeting = await post.Meeting();
        var asked = MeetingMail.To(await post.Post(), MeetingMail.Ola);
        await server.Deliver(MeetingMail.Answer("exchange-accepted.eml", asked));
        await server.Deliver("From: noen@annet.example\r\nSubject: Hei\r\n\r\nHei.\r\n"u8.ToArray());
        await server.Deliver([.. "Subject: Stor\r\n\r\n"u8, .. Enumerable.Repeat((byte)'a', MailReading.Largest)]);
        Assert.Equal([MailRead.Answered, MailRead.Nothing, MailRead.Unreadable], await fetching.Fetch(Cancel));
        Assert.Equal(ReplyKind.Yes, (await post.Reply(meeting, post.OlaId))!.Kind);
        Assert.Empty(await fetching.Fetch(Cancel));
        Assert.Equal(3, await server.Count());

        // One that fails is not read again, one whose municipality takes nothing just now is; and neither holds up the rest.
        await server.Deliver(MeetingMail.Answer("apple-declined.eml", asked, ("stamp", "20261124T083301Z")));
        await server.Deliver(MeetingMail.Answer("apple-declined.eml", asked, ("stamp", "20261124T083302Z")));
        await server.Deliver(MeetingMail.Answer("gmail-tentative.eml", asked, ("stamp", "20261124T083303Z")));
        await server.Deliver("From: noen@annet.example\r\nSubject: Hei\r\n\r\nHei.\r\n"u8.ToArray());
        post.Troubles.Enqueue(new InvalidOperationException());
        post.Troubles.Enqueue(new Refusal("frozen"));
        Assert.Equal([MailRead.Failed, MailRead.Waits, MailRead.Waits, MailRead.Nothing], await fetching.Fetch(Cancel));
        Assert.Equal([MailRead.Answered, MailRead.Answered], await fetching.Fetch(Cancel));
        Assert.Equal(ReplyKind.Maybe, (await post.Reply(meeting, post.OlaId))!.Kind);
        Assert.Empty(await fetching.Fetch(Cancel));
    }
}

/// <summary>An IMAP server of the test's own, as whoever runs the tests.</summary>
sealed class Dovecot : IAsyncDisposable
{
    readonly string folder;
    readonly Process process;
    readonly string user;
    readonly string password;

    Dovecot(string folder, Process process, int port, string user, string password) =>
        (this.folder, this.process, Port, this.user, this.password) = (folder, process, port, user, password);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public int Port { get; }

    public static async Task<Dovecot> Start(string program, string user, string password)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("takt-imap-").FullName;
        var port = Ports.Free();
        var me = Environment.UserName;
        var (uid, gid) = (await Ask("id", "-u"), await Ask("id", "-g"));

        // A mailbox belongs to somebody; the folder is given away when root runs the tests, for dovecot lets no mail be root's.
        var (mailUid, mailGid) = uid == "0" ? ("65534", "65534") : (uid, gid);
        // It gives its rights away to users of its own where it has any to give.
        var asMe =
            uid == "0" ? "" : $"default_internal_user = {me}\ndefault_login_user = {me}\ndefault_internal_group = {await Ask("id", "-gn")}";
        File.WriteAllText(
            Path.Combine(folder, "dovecot.conf"),
            $$"""
            base_dir = {{folder}}/run
            state_dir = {{folder}}/run
            log_path = {{folder}}/log
            protocols = imap
            listen = 127.0.0.1
            ssl = no
            disable_plaintext_auth = no
            first_valid_uid = 0
            {{asMe}}
            mail_location = maildir:{{folder}}/mail
            passdb {
              driver = static
              args = user={{user}} password={{password}}
            }
            userdb {
              driver = static
              args = uid={{mailUid}} gid={{mailGid}} home={{folder}}/mail allow_all_users=yes
            }
            service imap-login {
              chroot =
              inet_listener imap {
                port = {{port}}
              }
              inet_listener imaps {
                port = 0
              }
            }
            service anvil {
              chroot =
            }
            service stats {
              chroot =
            }
            """
        );
        System.IO.Directory.CreateDirectory(Path.Combine(folder, "mail"));
        if (uid == "0")
        {
            await Ask("chmod", "755", folder);
            await Ask("chown", $"{mailUid}:{mailGid}", Path.Combine(folder, "mail"));
        }

        var process = Process.Start(
            new ProcessStartInfo(program, ["-F", "-c", Path.Combine(folder, "dovecot.conf")])
            {
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var server = new Dovecot(folder, process, port, user, password);
        for (var times = 0; ; times++)
        {
            try
            {
                await server.Count();
                return server;
            }
            catch (Exception notYet)
                when (notYet is System.Net.Sockets.SocketException or IOException or MailKit.ProtocolException
                    && times < 50
                    && !process.HasExited
                )
            {
                await Task.Delay(100, Cancel);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                var log = Path.Combine(folder, "log");
                throw new InvalidOperationException(File.Exists(log) ? await File.ReadAllTextAsync(log, Cancel) : trouble.Message, trouble);
            }
        }
    }

    public async Task Deliver(byte[] mail)
    {
        using var client = await Client();
        using var stream = new MemoryStream(mail);
        using var message = await MimeMessage.LoadAsync(stream, Cancel);
        await client.Inbox!.AppendAsync(new MailKit.AppendRequest(message, MailKit.MessageFlags.None), Cancel);
    }

    public async Task<int> Count()
    {
        using var client = await Client();
        await client.Inbox!.OpenAsync(MailKit.FolderAccess.ReadOnly, Cancel);
        return client.Inbox.Count;
    }

    async Task<ImapClient> Client()
    {
        var client = new ImapClient { Timeout = 10_000 };
        await client.ConnectAsync("127.0.0.1", Port, SecureSocketOptions.None, Cancel);
        await client.AuthenticateAsync(user, password, Cancel);
        return client;
    }

    static async Task<string> Ask(string program, params string[] arguments)
    {
        using var asked = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false }
        )!;
        var said = await asked.StandardOutput.ReadToEndAsync(Cancel);
        await asked.WaitForExitAsync(Cancel);
        return said.Trim();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
        System.IO.Directory.Delete(folder, recursive: true);
    }
}
