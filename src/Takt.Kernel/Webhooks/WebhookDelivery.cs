using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Kernel;

/// <summary>How it went with a message.</summary>
public enum DeliveryState
{
    /// <summary>It is to be sent, or sent again.</summary>
    Waiting,

    /// <summary>The receiver took it.</summary>
    Sent,

    /// <summary>It was tried for more than a day, and waits for a person: a dead letter.</summary>
    GivenUp,
}

/// <summary>Why a receiver did not take a message.</summary>
public enum WebhookTrouble
{
    /// <summary>No host has that name.</summary>
    NoHost,

    /// <summary>The host takes no connection.</summary>
    NoConnection,

    /// <summary>The host's certificate is not to be trusted.</summary>
    NoTrust,

    /// <summary>It did not answer in time.</summary>
    NoAnswer,

    /// <summary>The address leads into a network that nothing is sent to.</summary>
    ClosedNetwork,

    /// <summary>It answered with another address; nothing is sent on.</summary>
    Moved,

    /// <summary>It answered no.</summary>
    Refused,

    /// <summary>It answered that there is nobody there any more.</summary>
    Gone,

    /// <summary>Our secret cannot be read: the installation's keys are others than when it was made.</summary>
    NoSecret,
}

/// <summary>A message to a receiver: the outbox. It says what happened to which row, never what the row says.</summary>
public sealed class WebhookDelivery
{
    /// <summary>How much of what a receiver says is kept.</summary>
    public const int LongestSaid = 500;

    /// <summary>How long a message is tried before it waits for a person.</summary>
    public static readonly TimeSpan GivenUpAfter = TimeSpan.FromHours(26);

    // After the first try, after the second …; then every other hour, until it is given up.
    static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(2),
    ];

    /// <summary>Tries before it is given up: some 26 hours in all.</summary>
    public const int MostTries = 18;

    WebhookDelivery() { }

    /// <summary>Rises with time.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>To whom.</summary>
    public Guid WebhookId { get; private init; }

    /// <summary>The event. The message bears it at every try, so that a receiver who gets it twice can tell.</summary>
    public Guid EventId { get; private init; }

    /// <summary>Of which kind.</summary>
    public string Type { get; private init; } = "";

    /// <summary>The row it happened to.</summary>
    public Guid Subject { get; private init; }

    /// <summary>The row's page, from the root of the site.</summary>
    public string Address { get; private init; } = "";

    /// <summary>When it happened, UTC.</summary>
    public DateTime At { get; private init; }

    /// <summary>Since when it waits, UTC: when it was laid out, or when a person had it sent again.</summary>
    public DateTime Since { get; private set; }

    /// <summary>How it went.</summary>
    public DeliveryState State { get; private set; }

    /// <summary>Failed tries, since <see cref="Since"/>.</summary>
    public int Tries { get; private set; }

    /// <summary>When it is tried again, UTC; null for at once.</summary>
    public DateTime? TryAt { get; private set; }

    /// <summary>When it was tried last, UTC.</summary>
    public DateTime? TriedAt { get; private set; }

    /// <summary>Why it failed last; null when it did not.</summary>
    public WebhookTrouble? Trouble { get; private set; }

    /// <summary>The status of the last answer.</summary>
    public int? Answer { get; private set; }

    /// <summary>The beginning of what the receiver said to it.</summary>
    public string? Said { get; private set; }

    /// <summary>Whether it was sent to see if it gets there. It is tried once.</summary>
    public bool IsTrial => Type == WebhookKind.Trial;

    internal static WebhookDelivery Of(Webhook webhook, EventRow happened, WebhookNews news, DateTime now) =>
        new()
        {
            WebhookId = webhook.Id,
            EventId = happened.Id,
            Type = news.Type,
            Subject = news.Subject,
            Address = news.Address,
            At = happened.At,
            Since = now,
        };

    /// <summary>One that tells of nothing, to see whether it gets there.</summary>
    public static WebhookDelivery Try(Webhook webhook, DateTime now) =>
        new()
        {
            WebhookId = webhook.Id,
            EventId = Guid.CreateVersion7(),
            Type = WebhookKind.Trial,
            Subject = webhook.Id,
            Address = "/",
            At = now,
            Since = now,
        };

    /// <summary>Has it sent again, as often as the first time.</summary>
    public void SendAgain(DateTime now) => (State, Since, Tries, TryAt) = (DeliveryState.Waiting, now, 0, null);

    internal void Take(WebhookAnswer answer, DateTime now)
    {
        (TriedAt, Trouble, Answer, Said) = (now, answer.Trouble, answer.Status, answer.Said?.Shortened(LongestSaid));
        if (answer.Trouble is null)
        {
            (State, TryAt) = (DeliveryState.Sent, null);
            return;
        }

        Tries++;
        TryAt = now + Pauses[Math.Min(Tries, Pauses.Length) - 1];
        if (Tries == MostTries || IsTrial)
        {
            GiveUp(answer.Trouble.Value, answer.Status);
        }
    }

    internal void GiveUp(WebhookTrouble trouble, int? answer) =>
        (State, TryAt, Trouble, Answer) = (DeliveryState.GivenUp, null, trouble, answer);
}

/// <summary>How it goes with a receiver. Beside <see cref="Webhook"/>, since nobody did it: the trail would fill with it.</summary>
public sealed class WebhookHealth(Guid webhookId)
{
    // Unwell after so many failures in a row, even if it does answer.
    const int Unwell = 3;

    static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(30);
    static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(10);
    static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    /// <summary>The receiver.</summary>
    public Guid WebhookId { get; private init; } = webhookId;

    /// <summary>When it last took a message, UTC.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>When it last did not, UTC.</summary>
    public DateTime? TroubleAt { get; private set; }

    /// <summary>Why not.</summary>
    public WebhookTrouble? Trouble { get; private set; }

    /// <summary>The status it then answered with.</summary>
    public int? Answer { get; private set; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; private set; }

    /// <summary>When the first of them was, UTC.</summary>
    public DateTime? UnwellSince { get; private set; }

    /// <summary>Until when it is left alone, UTC. It takes one message to see if it is well again, not each that waits.</summary>
    public DateTime? RestsUntil { get; private set; }

    /// <summary>Whether it is left alone now.</summary>
    public bool RestsAt(DateTime now) => RestsUntil > now;

    /// <summary>Whether it has been unwell for as long as a message is tried.</summary>
    internal bool IsGivenUpAt(DateTime now) => UnwellSince <= now - WebhookDelivery.GivenUpAfter;

    /// <summary>Is asked again at once: a person says so.</summary>
    public void Wake() => RestsUntil = null;

    internal void Take(WebhookAnswer answer, DateTime now)
    {
        if (answer.Trouble is null)
        {
            (SentAt, Failures, UnwellSince, RestsUntil) = (now, 0, null, null);
            return;
        }

        (TroubleAt, Trouble, Answer, Failures, UnwellSince) = (now, answer.Trouble, answer.Status, Failures + 1, UnwellSince ?? now);
        var grown = ShortestRest * Math.Pow(2, Math.Min(Failures - 1, 10));
        var rest = answer.Status is null || Failures >= Unwell ? (grown > LongestRest ? LongestRest : grown) : TimeSpan.Zero;
        var asked = answer.RetryAfter is { } after ? (after > LongestAsked ? LongestAsked : after) : TimeSpan.Zero;
        var longest = asked > rest ? asked : rest;
        RestsUntil = longest > TimeSpan.Zero ? now + longest : null;
    }
}

/// <summary>What came of sending a message.</summary>
/// <param name="Trouble">Why it was not taken; null when it was.</param>
/// <param name="Status">The status of the answer, when there was one.</param>
/// <param name="Said">The beginning of what it said.</param>
/// <param name="RetryAfter">How long it asks to be left alone.</param>
sealed record WebhookAnswer(WebhookTrouble? Trouble, int? Status = null, string? Said = null, TimeSpan? RetryAfter = null);

sealed class WebhookDeliveryMap : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> delivery)
    {
        delivery.Ignore(d => d.IsTrial);
        delivery.Property(d => d.Type).HasMaxLength(80);
        delivery.Property(d => d.Address).HasMaxLength(300);
        delivery.Property(d => d.Said).HasMaxLength(WebhookDelivery.LongestSaid);
        delivery.HasOne<Webhook>().WithMany().HasForeignKey(d => d.WebhookId).OnDelete(DeleteBehavior.Cascade);
        delivery.HasIndex(d => new { d.WebhookId, d.EventId }).IsUnique();
        delivery.HasIndex(d => new { d.State, d.WebhookId });
        delivery.HasIndex(d => d.Since);
    }
}

sealed class WebhookHealthMap : IEntityTypeConfiguration<WebhookHealth>
{
    public void Configure(EntityTypeBuilder<WebhookHealth> health)
    {
        health.HasKey(h => h.WebhookId);
        health.Property(h => h.WebhookId).ValueGeneratedNever();
        health.HasOne<Webhook>().WithOne().HasForeignKey<WebhookHealth>(h => h.WebhookId).OnDelete(DeleteBehavior.Cascade);
    }
}
