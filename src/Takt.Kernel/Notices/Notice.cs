using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Kernel;

/// <summary>A record that people follow and talk about, as those who are told of it need to know it.</summary>
/// <param name="Id">The record.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Audience">Who sees it.</param>
/// <param name="Seats">Seats that see it wherever it belongs.</param>
public sealed record Watchable(Guid Id, string Title, string Address, Audience Audience, IReadOnlyList<Seat> Seats)
{
    /// <summary>Whether somebody sees the record.</summary>
    public bool IsSeenBy(Actor actor) => Audience.Includes(actor) || SeatOf(actor) is not null;

    /// <summary>A seat of theirs that sees it.</summary>
    public Seat? SeatOf(Actor actor) => Seats.FirstOrDefault(seat => seat.IsHeldBy(actor));
}

/// <summary>
/// What one person is told: that somebody named them, or that something happened to what they follow. Shown as long as they see the
/// record it is about.
/// </summary>
public sealed class Notice : Entity, IHasAudience, IHasAddress
{
    /// <summary>No more are kept for one person; the oldest go first.</summary>
    public const int MostKept = 200;

    Notice() { }

    /// <summary>Who is told.</summary>
    public Guid PersonId { get; private init; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private init; }

    /// <summary>Text key of the sentence; {0} is the title, {1} who did it.</summary>
    public string Sentence { get; private init; } = "";

    /// <summary>What the record was called.</summary>
    public string Title { get; private init; } = "";

    /// <summary>Who did it, as the name was then.</summary>
    public string ByName { get; private init; } = "";

    /// <summary>The record.</summary>
    public Guid RecordId { get; private init; }

    /// <summary>Where it is.</summary>
    public string Address { get; private init; } = "";

    /// <summary>The seat through which the person saw it, when it was by a seat.</summary>
    public Seat? Through { get; private init; }

    /// <inheritdoc/>
    public Audience Audience { get; private init; } = null!;

    /// <summary>When the person had read it, UTC.</summary>
    public DateTime? ReadAt { get; private set; }

    internal static Notice Of(Watchable about, string sentence, Actor to, Actor by, DateTime now) =>
        new()
        {
            PersonId = to.PersonId!.Value,
            At = now,
            Sentence = sentence,
            Title = about.Title,
            ByName = by.Name,
            RecordId = about.Id,
            Address = about.Address,
            Through = about.SeatOf(to),
            Audience = about.Audience with { },
        };

    /// <summary>It is read.</summary>
    public void Read(DateTime now) => ReadAt ??= now;
}

/// <summary>That a person follows a record: they are told when something happens to it.</summary>
public sealed class Watch(Guid recordId, Guid personId)
{
    /// <summary>The record.</summary>
    public Guid RecordId { get; private init; } = recordId;

    /// <summary>The person.</summary>
    public Guid PersonId { get; private init; } = personId;
}

/// <summary>Reading what one is told.</summary>
public static class Notices
{
    // Every page asks whether there is anything.
    static readonly CompiledQuery<Func<Db, Guid, Task<bool>>> AnyUnread = new(() =>
        EF.CompileAsyncQuery((Db db, Guid person) => db.Set<Notice>().Any(n => n.PersonId == person && n.ReadAt == null))
    );

    extension(Db db)
    {
        /// <summary>What the actor has been told, of what the actor still sees.</summary>
        public IQueryable<Notice> NoticesFor(Actor actor)
        {
            var (person, seats) = (actor.PersonId, actor.Seats);
            return db.Set<Notice>()
                .Where(n => n.PersonId == person)
                .VisibleTo(actor, n => n.Through != null && seats.Contains(n.Through))
                .OpenIn(db.Municipality);
        }

        /// <summary>What the actor was told between two moments (UTC) and has not read, newest first.</summary>
        public IQueryable<Notice> NoticesSince(Actor actor, DateTime after, DateTime upTo) =>
            db.NoticesFor(actor).Where(n => n.ReadAt == null && n.At > after && n.At <= upTo).OrderByDescending(n => n.Id);

        /// <summary>How much of it is unread.</summary>
        public async Task<int> CountUnread(Actor actor, CancellationToken cancel) =>
            actor is { PersonId: { } person, Viewed: null } && await AnyUnread.For(db)(db, person)
                ? await db.NoticesFor(actor).CountAsync(n => n.ReadAt == null, cancel)
                : 0;
    }
}

sealed class NoticeMap : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.HasAudience();
        notice.Property(n => n.Sentence).HasMaxLength(80);
        notice.Property(n => n.Title).HasMaxLength(300);
        notice.Property(n => n.ByName).HasMaxLength(200);
        notice.Property(n => n.Address).HasMaxLength(300);
        notice.HasIndex(n => new { n.PersonId, n.Id });
        notice.HasIndex(n => new { n.PersonId, n.ReadAt });
    }
}

sealed class WatchMap : IEntityTypeConfiguration<Watch>
{
    public void Configure(EntityTypeBuilder<Watch> watch)
    {
        watch.HasKey(w => new { w.RecordId, w.PersonId });
        watch.HasIndex(w => w.PersonId);
    }
}
