using System.Data;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Takt.Kernel;

/// <summary>
/// The one database of a municipality. Modules add their own sets; a page leases it for its scope. Nothing is saved but
/// through <see cref="Save"/>, which writes audit, events and the search index in the same transaction.
/// </summary>
public abstract class Db(DbContextOptions options) : DbContext(options)
{
    Origin? origin;
    Clock? clock;
    EventDispatch? dispatch;
    LiveHints? hints;

    // What has happened that is no entity's; written in the next save.
    readonly List<IEvent> happened = [];

    // What is told when all that is saved together is there; null while saves stand alone.
    HashSet<LiveTopic>? tellLater;

    /// <summary>The modules whose entities live here.</summary>
    protected abstract IReadOnlyList<Module> Modules { get; }

    /// <summary>Who acts on this lease.</summary>
    public Actor Actor => Lease.Actor;

    /// <summary>The municipality of this lease.</summary>
    public Municipality Municipality => Lease.Municipality;

    Origin Lease => origin ?? throw new InvalidOperationException("The database is used without a lease.");

    internal void LeaseTo(Origin to, Clock clock, EventDispatch dispatch, LiveHints hints)
    {
        origin = to;
        this.clock = clock;
        this.dispatch = dispatch;
        this.hints = hints;
        tellLater = null;
        happened.Clear();
        Database.SetConnectionString(to.Municipality.Connection);
    }

    /// <summary>
    /// Keeps one connection until the lease ends, where several statements follow each other: opening one anew for each costs
    /// a quarter of a short statement. What waits long (a live page) does not hold one.
    /// </summary>
    public Task Hold(CancellationToken cancel = default) => Database.OpenConnectionAsync(cancel);

    /// <summary>Gives back what <see cref="Hold"/> keeps, before a long wait.</summary>
    public async Task LetGo()
    {
        // A pooled context goes on counting how often it was opened, in leases before this one too.
        while (Database.GetDbConnection().State is not ConnectionState.Closed)
        {
            await Database.CloseConnectionAsync();
        }
    }

    /// <summary>
    /// Saves everything that was changed on this lease, all or nothing, with who and why on the trail.
    /// </summary>
    /// <param name="because">The act in plain words, or the reason the user gave.</param>
    /// <param name="cancel">Stops before the commit, never in the middle of it.</param>
    /// <exception cref="Conflict">Somebody else saved one of the rows meanwhile; nothing was saved.</exception>
    /// <exception cref="Refusal">The database is being moved, and may only be read.</exception>
    public async Task Save(string because, CancellationToken cancel = default)
    {
        var now = clock!.Now;
        var changes = ChangeTracker.Entries().Where(IsWritten).ToArray();
        foreach (var entry in changes.Where(e => e.State != EntityState.Deleted))
        {
            if (entry.Entity is IHasAudience row && Audiences.AsksForAnother(row))
            {
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} does not ask for '{row.Audience.Permission}'.");
            }

            if (entry is { State: EntityState.Modified, Entity: EditedEntity edited })
            {
                edited.Version++;
            }

            if (entry is { State: EntityState.Modified, Entity: IInCalendar dated })
            {
                dated.Changed(now);
            }

            if (entry.Entity is ITellsWhenChanged told)
            {
                told.Changed(now);
            }

            if (entry is { Entity: Todo todo } && IsLaidAnew(entry))
            {
                todo.LaidAt = now;
            }
        }

        AuditEntry[] trail = [.. AuditTrail.Of(changes, Lease.Actor, because, now)];
        AuditEntries.AddRange(trail);
        await Index(changes, cancel);
        var events = changes
            .Select(e => e.Entity)
            .OfType<Entity>()
            .SelectMany(e => e.Happened)
            .Concat(happened)
            .Where(dispatch!.IsHeard)
            .ToArray();
        Events.AddRange(events.Select(e => EventDispatch.Store(e, now)));
        var hasEvents = events.Length > 0 || changes.Any(e => e is { State: EntityState.Modified, Entity: EventRow { Tries: 0 } });
        LiveTopic[] shown = [.. changes.SelectMany(ShownTopics).Distinct()];
        if (changes.Any(e => e.Metadata.DecidesAccess()))
        {
            (AccessStamps.Local.SingleOrDefault() ?? AccessStamps.Attach(new()).Entity).Renew();
        }

        try
        {
            await Commit(trail.FirstOrDefault()?.Id, cancel);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            throw new Conflict(stale);
        }
        catch (DbUpdateException refused) when (Freezing.Says(refused))
        {
            throw new Refusal(Texts.Frozen);
        }

        happened.Clear();
        foreach (var entry in changes)
        {
            (entry.Entity as Entity)?.Forget();
        }

        dispatch.Saved(Municipality, hasEvents);
        Tell(shown);
    }

    // On somebody for the first time, on somebody else than before, or once more after it was done.
    static bool IsLaidAnew(EntityEntry todo) =>
        todo.State is EntityState.Added
        || todo.Property(nameof(Todo.Owner)) is { IsModified: true } owner && !Equals(owner.CurrentValue, owner.OriginalValue)
        || todo.Property(nameof(Todo.DoneAt)) is { IsModified: true, CurrentValue: null };

    // When the connection breaks in the middle of a commit, nobody has said whether it was done. Done again it would meet its own
    // rows, so the trail is asked first.
    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one place that saves.")]
    async Task Commit(Guid? proof, CancellationToken cancel)
    {
        if (proof is null || Database.CurrentTransaction is not null)
        {
            await SaveChangesAsync(cancel);
            return;
        }

        await Database
            .CreateExecutionStrategy()
            .ExecuteAsync(
                proof.Value,
                async (_, _, stop) =>
                {
                    await SaveChangesAsync(acceptAllChangesOnSuccess: false, stop);
                    return true;
                },
                async (_, id, stop) => new(await AuditEntries.AsNoTracking().AnyAsync(e => e.Id == id, stop), true),
                cancel
            );
        ChangeTracker.AcceptAllChanges();
    }

    IEnumerable<LiveTopic> ShownTopics(EntityEntry entry)
    {
        var municipality = Municipality.OrganisationNumber;
        if (entry.Metadata.DecidesAccess())
        {
            yield return LiveTopic.AccessIn(municipality);
        }

        if (entry.Entity is IShownLive shown && !entry.Metadata.IsAnonymous())
        {
            yield return new(municipality, shown.LiveTopic);
        }
    }

    // After the commit: whoever reads at once reads what was saved.
    void Tell(IReadOnlyCollection<LiveTopic> topics)
    {
        if (tellLater is not null)
        {
            tellLater.UnionWith(topics);
        }
        else
        {
            hints!.Tell(topics);
        }
    }

    /// <summary>Tells that something happened which is no entity's. Others hear of it after the next save.</summary>
    internal void Record(IEvent @event) => happened.Add(@event);

    /// <summary>Puts on the trail, in the next save, what changes no row: a download, a check.</summary>
    /// <param name="kind">The entity it is about.</param>
    /// <param name="because">The act in plain words.</param>
    /// <param name="facts">What of it: by which filters, how many.</param>
    public void Note(string kind, string because, IReadOnlyDictionary<string, object?> facts) =>
        AuditEntries.Add(AuditTrail.Of(AuditActs.Done, kind, null, facts, Lease.Actor, because, clock!.Now));

    /// <summary>Erases the values of what the trail says of one row, in the next save; that they are erased, by whom and why stays there, and the seals hold.</summary>
    /// <param name="entries">Sealed entries of one row.</param>
    /// <param name="because">The reason the user gave.</param>
    internal void Erase(IReadOnlyList<AuditEntry> entries, string because)
    {
        foreach (var entry in entries)
        {
            entry.Erase();
        }

        var facts = new Dictionary<string, object?> { ["Entries"] = entries.Count };
        AuditEntries.Add(AuditTrail.Of(AuditActs.Erased, entries[0].Kind, entries[0].RowId, facts, Lease.Actor, because, clock!.Now));
    }

    /// <summary>Saves a page of rows at a time and forgets them, for imports and other bulk acts; each page is a save of its own.</summary>
    /// <param name="rows">What to add.</param>
    /// <param name="because">As in <see cref="Save"/>.</param>
    /// <param name="cancel">Stops between pages.</param>
    public async Task SaveMany<T>(IEnumerable<T> rows, string because, CancellationToken cancel = default)
        where T : class
    {
        foreach (var page in rows.Chunk(1000))
        {
            cancel.ThrowIfCancellationRequested();
            Set<T>().AddRange(page);
            await Save(because, cancel);
            ChangeTracker.Clear();
        }
    }

    /// <summary>Several saves as one, for what is worth nothing half done: founding a municipality. Done again from the start when the connection fails.</summary>
    /// <param name="saves">Reads, changes and saves; all of it again at each try.</param>
    /// <param name="cancel">Stops before the commit.</param>
    public Task SaveTogether(Func<Task> saves, CancellationToken cancel = default) =>
        Database
            .CreateExecutionStrategy()
            .ExecuteAsync(async () =>
            {
                ChangeTracker.Clear();
                HashSet<LiveTopic> told = tellLater = [];
                try
                {
                    await using var together = await Database.BeginTransactionAsync(cancel);
                    await saves();
                    await together.CommitAsync(cancel);
                }
                finally
                {
                    tellLater = null;
                }

                Tell(told);
            });

    /// <summary>
    /// Keeps a row to oneself until the end of <see cref="SaveTogether"/>: whoever saves something that points to it waits, and reads afterwards
    /// what then stands. SQLite has one writer at a time as it is.
    /// </summary>
    /// <param name="id">The row.</param>
    /// <param name="cancel">Stops waiting.</param>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "Changes nothing.")]
    [SuppressMessage("Security", "EF1002", Justification = "The name of a table of the model.")]
    public async Task LockRow<T>(Guid id, CancellationToken cancel = default)
        where T : Entity
    {
        if (Database.IsNpgsql())
        {
            var table = Model.FindEntityType(typeof(T))!.GetTableName();
            await Database.ExecuteSqlRawAsync($"SELECT 1 FROM {table} WHERE id = {{0}} FOR UPDATE", [id], cancel);
        }
    }

    /// <summary>The trail.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>The seals of the trail.</summary>
    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();

    /// <summary>The search index.</summary>
    public DbSet<SearchRow> SearchRows => Set<SearchRow>();

    /// <summary>What is looked for in vain.</summary>
    public DbSet<SearchMiss> SearchMisses => Set<SearchMiss>();

    /// <summary>What is owed.</summary>
    public DbSet<Todo> Todos => Set<Todo>();

    /// <summary>The calendars people have made to be read elsewhere.</summary>
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    /// <summary>What people want by mail, and how far they have been told.</summary>
    public DbSet<Mailbox> Mailboxes => Set<Mailbox>();

    /// <summary>Mail that is to go out, and that has gone out lately.</summary>
    public DbSet<Letter> Letters => Set<Letter>();

    /// <summary>Who is asked to which meetings by mail.</summary>
    public DbSet<MeetingInvitation> MeetingInvitations => Set<MeetingInvitation>();

    /// <summary>Other systems that are told of what happens.</summary>
    public DbSet<Webhook> Webhooks => Set<Webhook>();

    /// <summary>What they are to be told, and have been told lately.</summary>
    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();

    /// <summary>How it goes with each of them.</summary>
    public DbSet<WebhookHealth> WebhookHealths => Set<WebhookHealth>();

    /// <summary>Dates that matter.</summary>
    public DbSet<Deadline> Deadlines => Set<Deadline>();

    /// <summary>What is new.</summary>
    public DbSet<News> News => Set<News>();

    /// <summary>The one stamp of all that decides access.</summary>
    public DbSet<AccessStamp> AccessStamps => Set<AccessStamp>();

    /// <summary>Forms kept for their writers.</summary>
    public DbSet<Draft> Drafts => Set<Draft>();

    /// <summary>What hangs on records.</summary>
    public DbSet<Attachment> Attachments => Set<Attachment>();

    internal DbSet<FileContent> FileContents => Set<FileContent>();

    internal DbSet<FileChunk> FileChunks => Set<FileChunk>();

    internal DbSet<SearchPart> SearchParts => Set<SearchPart>();

    internal SearchEngine Search => Database.IsSqlite() ? SqliteSearch.Instance : PostgresSearch.Instance;

    internal DbSet<EventRow> Events => Set<EventRow>();

    internal DbSet<HeardEvent> HeardEvents => Set<HeardEvent>();

    static bool IsWritten(EntityEntry entry) => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;

    /// <summary>
    /// Has the search rows of entities written anew in the next save, although the entities stand as they were; also a row that
    /// says the same, so that what the database makes of it is made anew too.
    /// </summary>
    internal async Task IndexAnew(IReadOnlyList<IFindable> entities, CancellationToken cancel)
    {
        var ids = entities.Select(e => e.Id).ToArray();
        var rows = await SearchRows.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel);
        foreach (var row in rows.Values)
        {
            (Entry(row).Property(r => r.TitleWords).IsModified, Entry(row).Property(r => r.TextWords).IsModified) = (true, true);
        }

        await Learn([.. entities.Select(e => Index(e, rows.GetValueOrDefault(e.Id)))], cancel);
    }

    async Task Index(IReadOnlyList<EntityEntry> changes, CancellationToken cancel)
    {
        var findable = changes.Where(e => e.Entity is IFindable).ToArray();
        var known = findable.Where(e => e.State != EntityState.Added).Select(e => ((IFindable)e.Entity).Id).ToArray();
        var rows = known.Length == 0 ? [] : await SearchRows.Where(r => known.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel);
        List<SearchRow> written = [];
        foreach (var entry in findable)
        {
            var entity = (IFindable)entry.Entity;
            var row = rows.GetValueOrDefault(entity.Id);
            if (entry.State != EntityState.Deleted)
            {
                written.Add(Index(entity, row));
            }
            else if (row is not null)
            {
                SearchRows.Remove(row);
            }
        }

        await Learn(written, cancel);
    }

    SearchRow Index(IFindable entity, SearchRow? row)
    {
        if (row is null)
        {
            return SearchRows.Add(SearchRow.Of(entity)).Entity;
        }

        row.Follow(entity);
        return row;
    }

    // Words nobody has used before. Two who save at once may both bring the same, and neither waits: it is read as one.
    async Task Learn(IReadOnlyList<SearchRow> rows, CancellationToken cancel)
    {
        var changed = rows.Where(r => Entry(r) is { State: EntityState.Added } or { State: EntityState.Modified }).ToArray();
        var stems = changed.SelectMany(r => r.Stems).Distinct().ToArray();
        if (stems.Length == 0)
        {
            return;
        }

        var known = await SearchParts.Where(p => stems.Contains(p.Part) && p.Stem == p.Part).Select(p => p.Stem).ToHashSetAsync(cancel);
        var batch = Random.Shared.Next();
        SearchParts.AddRange(stems.Where(s => !known.Contains(s)).SelectMany(s => SearchPart.Of(s, batch)));
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.Properties<Seat>().HaveConversion<SeatConverter>().HaveMaxLength(120);
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(Db).Assembly);
        foreach (var module in Modules)
        {
            model.ApplyConfigurationsFromAssembly(module.Assembly);
        }

        Search.Map(model);
        foreach (var entity in model.Model.GetEntityTypes())
        {
            TableNames.Give(entity, Modules);
            if (typeof(EditedEntity).IsAssignableFrom(entity.ClrType))
            {
                entity.FindProperty(nameof(EditedEntity.Version))!.IsConcurrencyToken = true;
            }

            // Ids are made here, so that a new child of a tracked entity is told from one that exists.
            if (typeof(Entity).IsAssignableFrom(entity.ClrType))
            {
                entity.FindProperty(nameof(Entity.Id))!.ValueGenerated = ValueGenerated.Never;
            }
        }
    }

    /// <summary>SQLite gives <see cref="DateTimeKind.Unspecified"/> back and PostgreSQL refuses it: always UTC, both ways.</summary>
    sealed class UtcConverter()
        : ValueConverter<DateTime, DateTime>(
            at => DateTime.SpecifyKind(at, DateTimeKind.Utc),
            at => DateTime.SpecifyKind(at, DateTimeKind.Utc)
        );

    sealed class SeatConverter() : ValueConverter<Seat, string>(seat => seat.ToString(), text => Seat.Parse(text));
}
