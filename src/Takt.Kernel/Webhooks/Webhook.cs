using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Kernel;

/// <summary>Another system that is told when something happens: where, of what, and what its messages are signed with.</summary>
public sealed class Webhook : EditedEntity
{
    /// <summary>The page where they are; the part of Takt they belong to.</summary>
    public const string Page = "/administrasjon/webhooks";

    /// <summary>As many as a municipality may have.</summary>
    public const int Most = 20;

    /// <summary>Longest name.</summary>
    public const int LongestName = 100;

    /// <summary>Longest address.</summary>
    public const int LongestAddress = 500;

    /// <summary>How long the secret before holds beside a new one, so that the receiver has time to change.</summary>
    public static readonly TimeSpan BothHold = TimeSpan.FromDays(1);

    Webhook() { }

    /// <summary>What those who run Takt call the receiver.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where messages are sent. Some receivers have a key in it, so that it is as secret as that.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The host of the address, which may be said aloud.</summary>
    public string Host { get; private set; } = "";

    /// <summary>The kinds it is told of, with a space between.</summary>
    public string Kinds { get; private set; } = "";

    /// <summary>Where people open Takt, as whoever made it did; for an installation that knows no host name of its own.</summary>
    public string Site { get; private set; } = "";

    /// <summary>The secret, sealed with the installation's keys.</summary>
    public string SealedSecret { get; private set; } = "";

    /// <summary>The secret before, while it holds.</summary>
    public string? FormerSealedSecret { get; private set; }

    /// <summary>Until when the secret before holds, UTC.</summary>
    public DateTime? FormerUntil { get; private set; }

    /// <summary>Who made it.</summary>
    public Guid MadeById { get; private init; }

    /// <summary>When, UTC.</summary>
    public DateTime MadeAt { get; private init; }

    /// <summary>What happens from then on is told, UTC.</summary>
    public DateTime OnSince { get; private set; }

    /// <summary>When it was switched off, UTC; null while it is on.</summary>
    public DateTime? OffAt { get; private set; }

    /// <summary>Whether the receiver itself asked for it (410 Gone).</summary>
    public bool IsGone { get; private set; }

    /// <summary>The kinds it is told of.</summary>
    public IReadOnlyList<string> Wanted => Kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A new receiver, without a secret yet.</summary>
    public static Webhook Make(Guid madeBy, string site, DateTime now) =>
        new()
        {
            MadeById = madeBy,
            MadeAt = now,
            OnSince = now,
            Site = site,
        };

    /// <summary>Whether it is told of a kind.</summary>
    public bool Wants(string type) => Wanted.Contains(type);

    /// <summary>Says who it is, where, and what it is told of.</summary>
    public void Change(string name, Uri address, IEnumerable<string> kinds) =>
        (Name, Address, Host, Kinds) = (
            name,
            address.AbsoluteUri,
            address.Authority,
            string.Join(' ', kinds.Order(StringComparer.Ordinal))
        );

    /// <summary>Gives it a secret, sealed; the one before holds for a day more.</summary>
    internal void Renew(string sealedSecret, DateTime now)
    {
        if (SealedSecret.Length > 0)
        {
            (FormerSealedSecret, FormerUntil) = (SealedSecret, now + BothHold);
        }

        SealedSecret = sealedSecret;
    }

    /// <summary>Nothing is sent, and what happens from now on is not told.</summary>
    public void SwitchOff(DateTime now) => OffAt ??= now;

    /// <summary>The receiver says that there is nobody there any more.</summary>
    internal void Leave(DateTime now)
    {
        SwitchOff(now);
        IsGone = true;
    }

    /// <summary>Told again, of what happens from now on.</summary>
    public void SwitchOn(DateTime now) => (OffAt, IsGone, OnSince) = (null, false, OffAt is null ? OnSince : now);
}

sealed class WebhookMap : IEntityTypeConfiguration<Webhook>
{
    public void Configure(EntityTypeBuilder<Webhook> webhook)
    {
        webhook.OnTheTrail();
        webhook.Ignore(w => w.Wanted);
        webhook.Property(w => w.Name).HasMaxLength(Webhook.LongestName);
        webhook.Property(w => w.Address).HasMaxLength(Webhook.LongestAddress).Sensitive();
        webhook.Property(w => w.Host).HasMaxLength(Webhook.LongestAddress);
        webhook.Property(w => w.Kinds).HasMaxLength(2000);
        webhook.Property(w => w.Site).HasMaxLength(300);
        webhook.Property(w => w.SealedSecret).HasMaxLength(1000).Sensitive();
        webhook.Property(w => w.FormerSealedSecret).HasMaxLength(1000).Sensitive();
    }
}
