using System.Buffers;
using System.Collections.Concurrent;
using MimeKit;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Takt.Tests;

/// <summary>A mail server on a port of its own, which can be stopped and started, and refuses some addresses.</summary>
sealed class MailServer : IMessageStore, IMailboxFilter, IAsyncDisposable
{
    readonly ConcurrentQueue<MimeMessage> taken = [];
    CancellationTokenSource? running;
    Task? serving;

    public int Port { get; } = Ports.Free();

    /// <summary>What it has taken since it was last asked.</summary>
    public IReadOnlyList<MimeMessage> Taken()
    {
        List<MimeMessage> all = [];
        while (taken.TryDequeue(out var one))
        {
            all.Add(one);
        }

        return all;
    }

    /// <summary>Says "not now" to every mail while it is true.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Addresses it knows nothing of.</summary>
    public ConcurrentBag<string> Unknown { get; } = [];

    public MailServer Start()
    {
        running = new();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IMessageStore)this);
        services.Add((IMailboxFilter)this);
        var options = new SmtpServerOptionsBuilder()
            .ServerName("post.prove")
            .Endpoint(e => e.Endpoint(new(System.Net.IPAddress.Loopback, Port)))
            .Build();
        serving = new SmtpServer.SmtpServer(options, services).StartAsync(running.Token);
        return this;
    }

    public async Task Stop()
    {
        await running!.CancelAsync();
        await serving!.ContinueWith(_ => { }, TaskScheduler.Default);
        running.Dispose();
        running = null;
    }

    public Task<SmtpResponse> SaveAsync(
        ISessionContext context,
        IMessageTransaction transaction,
        ReadOnlySequence<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        if (IsBusy)
        {
            return Task.FromResult(SmtpResponse.MailboxUnavailable);
        }

        using var bytes = new MemoryStream(buffer.ToArray());
        taken.Enqueue(MimeMessage.Load(bytes, cancellationToken));
        return Task.FromResult(SmtpResponse.Ok);
    }

    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) =>
        Task.FromResult(true);

    public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
        Task.FromResult(!Unknown.Contains(to.AsAddress()));

    public async ValueTask DisposeAsync()
    {
        if (running is not null)
        {
            await Stop();
        }
    }
}
