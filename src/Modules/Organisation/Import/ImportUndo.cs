using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;
using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Something of an import that somebody has changed or taken into use since.</summary>
/// <param name="What">The row, as people know it.</param>
/// <param name="IsInUse">It stands as the import left it, but something else now hangs on it.</param>
/// <param name="By">Who changed it last, or what uses it first; null when the trail does not say.</param>
/// <param name="At">When, UTC.</param>
sealed record ChangedSince(string What, bool IsInUse, string? By, DateTime? At);

/// <summary>
/// Takes an import back, row by row as its ledger has it. What somebody has changed since, or built on, is left alone: their
/// work is worth more than the undoing.
/// </summary>
sealed class ImportUndo(Db db, Clock clock, UnitTree tree, OrganisationImporter importer)
{
    const int Page = 1000;

    /// <summary>The import that may be taken back: the last one that was done and still stands.</summary>
    public async Task<Guid?> Latest(CancellationToken cancel) =>
        await db
            .OrganisationImports.Where(i => i.DoneAt != null && i.UndoneAt == null)
            .OrderByDescending(i => i.DoneAt)
            .ThenByDescending(i => i.Id)
            .Select(i => (Guid?)i.Id)
            .FirstOrDefaultAsync(cancel);

    /// <summary>What stands in the way of taking all of it back.</summary>
    public async Task<IReadOnlyList<ChangedSince>> Changed(OrganisationImport import, CancellationToken cancel)
    {
        var taking = await Read(import, cancel);
        db.ChangeTracker.Clear();
        return await Tell(taking, import, cancel);
    }

    /// <summary>Takes it back.</summary>
    /// <param name="id">The import.</param>
    /// <param name="rest">Whether what can be taken back is, when not all can.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <exception cref="Refusal">It is not the last, or somebody has changed something of it and <paramref name="rest"/> is not asked for.</exception>
    /// <exception cref="Conflict">Somebody else changed the organisation at the same moment.</exception>
    public Task Undo(Guid id, bool rest, CancellationToken cancel) =>
        db.SaveTogether(
            async () =>
            {
                await importer.Alone(cancel);
                if (await Latest(cancel) != id)
                {
                    throw new Refusal(Texts.ImportNotLatest);
                }

                var import = await db.OrganisationImports.SingleAsync(i => i.Id == id, cancel);
                var taking = await Read(import, cancel);
                if (!rest && taking.Kept.Count > 0)
                {
                    throw new Refusal(Texts.ImportChangedSince);
                }

                TakeBack(taking);
                import.Undone(clock.Now);
                await tree.Rebuild(cancel);
                await db.Save($"import taken back: {import.FileName}", cancel);
            },
            cancel
        );

    void TakeBack(Taking taking)
    {
        foreach (var line in taking.Lines.Where(l => !taking.Kept.ContainsKey(l.Id)))
        {
            var row = taking.Rows.GetValueOrDefault(line.Id);
            switch (line.Act)
            {
                case EntityState.Added when row is not null:
                    db.Remove(row);
                    break;
                case EntityState.Modified when row is not null:
                    var entry = db.Entry(row);
                    entry.State = EntityState.Modified;
                    Ledger.Restore(entry, line.Before!);
                    break;
                case EntityState.Deleted:
                    PutBack(line);
                    break;
            }
        }
    }

    // Of what an import can do, only a unit's period is ever taken away: one that was changed on the very day it began.
    void PutBack(LedgerLine line)
    {
        if (line.Kind != nameof(UnitPeriod))
        {
            throw new InvalidOperationException($"An import takes away no {line.Kind}.");
        }

        var period = new UnitPeriod(
            line.Before![nameof(UnitPeriod.UnitId)].GetGuid(),
            default,
            line.Before[nameof(UnitPeriod.Name)].GetString()!,
            default,
            null,
            null
        );
        Ledger.Restore(db.Add(period), line.Before);
    }

    async Task<Taking> Read(OrganisationImport import, CancellationToken cancel)
    {
        var lines = Ledger.Unpack(import.Ledger ?? throw new Refusal(Texts.ImportNotLatest));
        Dictionary<Guid, Entity> rows = [];
        foreach (var kind in lines.GroupBy(l => l.Kind))
        {
            foreach (var ids in kind.Select(l => l.Id).Chunk(Page))
            {
                foreach (var row in await Ask<List<Entity>>(nameof(Rows), TypeOf(kind.Key), ids, cancel))
                {
                    rows[row.Id] = row;
                }
            }
        }

        var taking = new Taking(lines, rows);
        foreach (var line in lines.Where(l => l.Act != EntityState.Deleted))
        {
            var row = rows.GetValueOrDefault(line.Id);
            if (row is null ? line.Act == EntityState.Modified : line.Version is { } version && ((EditedEntity)row).Version != version)
            {
                taking.Kept[line.Id] = null;
            }
        }

        await KeepWhatIsUsed(taking, cancel);
        return taking;
    }

    // A unit that is kept keeps its periods and its key, and what stands above it is in use too: again until nothing more is found.
    async Task KeepWhatIsUsed(Taking taking, CancellationToken cancel)
    {
        for (var known = -1; known != taking.Kept.Count; )
        {
            known = taking.Kept.Count;
            foreach (var line in taking.Lines)
            {
                var owner = line.Kind switch
                {
                    nameof(UnitPeriod) => (taking.Rows.GetValueOrDefault(line.Id) as UnitPeriod)?.UnitId ?? Owner(line),
                    nameof(SourceKey) => (taking.Rows.GetValueOrDefault(line.Id) as SourceKey)?.RowId,
                    _ => null,
                };
                if (owner is { } id && taking.Kept.ContainsKey(id) && (line.Kind == nameof(UnitPeriod) || taking.IsAdded(id)))
                {
                    taking.Kept.TryAdd(line.Id, null);
                }
            }

            foreach (
                var kind in taking
                    .Lines.Where(l => l.Act == EntityState.Added && !taking.Kept.ContainsKey(l.Id))
                    .GroupBy(l => l.Kind)
                    .ToArray()
            )
            {
                foreach (var ids in kind.Select(l => l.Id).Chunk(Page))
                {
                    await KeepReferred(taking, TypeOf(kind.Key), ids, cancel);
                }
            }
        }

        static Guid? Owner(LedgerLine line) => line.Before?.GetValueOrDefault(nameof(UnitPeriod.UnitId)).Deserialize<Guid?>();
    }

    async Task KeepReferred(Taking taking, IEntityType type, Guid[] ids, CancellationToken cancel)
    {
        foreach (var key in type.GetReferencingForeignKeys().Where(k => k.Properties is [{ }]))
        {
            foreach (
                var (row, to) in await Ask<List<(Guid Row, Guid To)>>(
                    key.DeclaringEntityType.FindProperty(nameof(Entity.Id)) is null ? nameof(ReferringWithoutId) : nameof(Referring),
                    key.DeclaringEntityType,
                    ids,
                    key.Properties[0].Name,
                    cancel
                )
            )
            {
                if (!taking.Goes(row))
                {
                    taking.Kept.TryAdd(to, key.DeclaringEntityType.ClrType.Name);
                }
            }
        }

        // Seats and audiences name a unit in a text or a column without a key; they are asked all the same.
        var seats = type.ClrType switch
        {
            var t when t == typeof(Unit) => ids.SelectMany(unit => Roles.All.Select(role => (unit, Seat.In(unit, role)))).ToArray(),
            var t when t == typeof(Assignment) =>
            [
                .. ids.Select(id => taking.Rows.GetValueOrDefault(id))
                    .OfType<Assignment>()
                    .Select(a => (a.Id, Seat.In(a.UnitId, a.Role, a.PersonId))),
            ],
            _ => [],
        };
        if (seats.Length > 0)
        {
            var bySeat = seats.ToLookup(s => s.Item2, s => s.Item1);
            Seat[] asked = [.. bySeat.Select(s => s.Key)];
            foreach (var property in db.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => p.ClrType == typeof(Seat)))
            {
                var owner = (IEntityType)property.DeclaringType;
                foreach (var (row, seat) in await Ask<List<(Guid Row, Seat Seat)>>(nameof(Sitting), owner, asked, property.Name, cancel))
                {
                    foreach (var id in taking.Goes(row) ? [] : bySeat[seat])
                    {
                        taking.Kept.TryAdd(id, owner.ClrType.Name);
                    }
                }
            }
        }

        if (type.ClrType == typeof(Unit))
        {
            foreach (var seen in db.Model.GetEntityTypes().Where(t => typeof(IHasAudience).IsAssignableFrom(t.ClrType)))
            {
                foreach (var unit in await Ask<List<Guid>>(nameof(Audience), seen, ids, cancel))
                {
                    taking.Kept.TryAdd(unit, seen.ClrType.Name);
                }
            }
        }
    }

    async Task<IReadOnlyList<ChangedSince>> Tell(Taking taking, OrganisationImport import, CancellationToken cancel)
    {
        var kept = taking
            .Lines.Where(l => taking.Kept.ContainsKey(l.Id) && l.Kind is not nameof(UnitPeriod) and not nameof(SourceKey))
            .DistinctBy(l => l.Id)
            .ToArray();
        var ids = kept.Select(l => $"{l.Id}").ToArray();
        var (since, own) = (import.DoneAt!.Value, OrganisationImporter.Because(import));
        List<(string Row, string? By, DateTime At)> trail = [];
        foreach (var some in ids.Chunk(Page))
        {
            var found = await db
                .AuditEntries.Where(e => some.Contains(e.RowId!) && e.At >= since && e.Because != own)
                .Select(e => new
                {
                    e.Id,
                    e.RowId,
                    e.ActorName,
                    e.At,
                })
                .OrderBy(e => e.Id)
                .ToListAsync(cancel);
            trail.AddRange(found.Select(e => (e.RowId!, e.ActorName, e.At)));
        }

        var last = trail.GroupBy(t => t.Row).ToDictionary(g => g.Key, g => g.Last());
        var names = await Names(taking, kept, cancel);
        return
        [
            .. kept.Select(l =>
                {
                    var known = last.TryGetValue($"{l.Id}", out var by);
                    return new ChangedSince(names(l), taking.Kept[l.Id] is not null, known ? by.By : null, known ? by.At : null);
                })
                .OrderBy(c => c.What, StringComparer.CurrentCulture),
        ];
    }

    async Task<Func<LedgerLine, string>> Names(Taking taking, IReadOnlyList<LedgerLine> kept, CancellationToken cancel)
    {
        var units = (await db.UnitPeriods.AsNoTracking().OrderBy(p => p.From).Select(p => new { p.UnitId, p.Name }).ToListAsync(cancel))
            .GroupBy(p => p.UnitId)
            .ToDictionary(g => g.Key, g => g.Last().Name);
        var people = await db.People.AsNoTracking().Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        return line =>
            taking.Rows.GetValueOrDefault(line.Id) switch
            {
                Unit unit => units.GetValueOrDefault(unit.Id, ""),
                Person person => person.Name,
                Assignment post =>
                    $"{people.GetValueOrDefault(post.PersonId)}, {Labels.Of(post.Role)}, {units.GetValueOrDefault(post.UnitId)}",
                Field field => field.Name,
                Matter matter => matter.Name,
                Responsibility of => $"{Labels.Of(of.Kind)}, {units.GetValueOrDefault(of.UnitId)}",
                Delegation given => $"{Labels.Of(ImportKind.Delegations)}, {units.GetValueOrDefault(given.UnitId)}",
                _ => Texts.ImportRowGone,
            };
    }

    IEntityType TypeOf(string kind) =>
        db.Model.GetEntityTypes().Single(t => t.ClrType.Name == kind && t.ClrType.Assembly == typeof(Unit).Assembly);

    // The kinds are known by the model only, so the questions are asked by type.
    async Task<TAnswer> Ask<TAnswer>(string question, IEntityType type, params object[] with) =>
        await (Task<TAnswer>)
            typeof(ImportUndo)
                .GetMethod(question, BindingFlags.NonPublic | BindingFlags.Instance)!
                .MakeGenericMethod(type.ClrType)
                .Invoke(this, with)!;

    async Task<List<Entity>> Rows<T>(Guid[] ids, CancellationToken cancel)
        where T : Entity => [.. await db.Set<T>().Where(row => ids.Contains(row.Id)).ToListAsync(cancel)];

    async Task<List<(Guid Row, Guid To)>> Referring<T>(Guid[] ids, string property, CancellationToken cancel)
        where T : class
    {
        var found = await db.Set<T>()
            .Where(row => EF.Property<Guid?>(row, property) != null && ids.Contains(EF.Property<Guid?>(row, property)!.Value))
            .Select(row => new { Row = EF.Property<Guid>(row, nameof(Entity.Id)), To = EF.Property<Guid?>(row, property)!.Value })
            .ToListAsync(cancel);
        return [.. found.Select(f => (f.Row, f.To))];
    }

    async Task<List<(Guid Row, Guid To)>> ReferringWithoutId<T>(Guid[] ids, string property, CancellationToken cancel)
        where T : class
    {
        var found = await db.Set<T>()
            .Where(row => EF.Property<Guid?>(row, property) != null && ids.Contains(EF.Property<Guid?>(row, property)!.Value))
            .Select(row => EF.Property<Guid?>(row, property)!.Value)
            .ToListAsync(cancel);
        return [.. found.Select(to => (Guid.Empty, to))];
    }

    async Task<List<(Guid Row, Seat Seat)>> Sitting<T>(Seat[] seats, string property, CancellationToken cancel)
        where T : class
    {
        var found = await db.Set<T>()
            .Where(row => seats.Contains(EF.Property<Seat>(row, property)))
            .Select(row => new { Row = EF.Property<Guid>(row, nameof(Entity.Id)), Seat = EF.Property<Seat>(row, property) })
            .ToListAsync(cancel);
        return [.. found.Select(f => (f.Row, f.Seat))];
    }

    Task<List<Guid>> Audience<T>(Guid[] units, CancellationToken cancel)
        where T : class, IHasAudience =>
        db.Set<T>().Where(row => units.Contains(row.Audience.UnitId)).Select(row => row.Audience.UnitId).Distinct().ToListAsync(cancel);

    /// <param name="Lines">What the import did.</param>
    /// <param name="Rows">The rows as they stand today.</param>
    sealed record Taking(IReadOnlyList<LedgerLine> Lines, IReadOnlyDictionary<Guid, Entity> Rows)
    {
        readonly HashSet<Guid> added = [.. Lines.Where(l => l.Act == EntityState.Added).Select(l => l.Id)];
        readonly HashSet<Guid> touched = [.. Lines.Select(l => l.Id)];

        /// <summary>What is left alone, and the kind of row that uses it where that is why.</summary>
        public Dictionary<Guid, string?> Kept { get; } = [];

        public bool IsAdded(Guid id) => added.Contains(id);

        /// <summary>Whether a row goes, or goes back to what it was, so that what it hangs on can go too.</summary>
        public bool Goes(Guid id) => touched.Contains(id) && !Kept.ContainsKey(id);
    }
}
