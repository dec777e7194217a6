using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>The seals of the trail against somebody with the database open: whatever is done to it directly is found, and by its row.</summary>
public sealed class AuditSealTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    AuditSealing Sealing => kommune.Host.Services.GetRequiredService<AuditSealing>();

    Task<int> Seal() => Sealing.Seal(kommune.Municipality, Cancel);

    Task<AuditVerdict> Check(string? known = null) => kommune.With(db => AuditCheck.Run(db, known, Cancel));

    async Task<Person> Write(string name)
    {
        var person = new Person(name);
        await kommune.With(db =>
        {
            db.People.Add(person);
            return db.Save("person made", Cancel);
        });
        return person;
    }

    // As somebody with the database open would: past Takt, which never changes a line of the trail but to seal and erase it.
    [SuppressMessage("Security", "EF1002", Justification = "A test's own words.")]
    [SuppressMessage("ApiDesign", "RS0030", Justification = "What Takt itself never does.")]
    Task<int> Sql(string sql, params object?[] values) => kommune.With(db => db.Database.ExecuteSqlRawAsync(sql, values!, Cancel));

    async Task<List<AuditEntry>> SomeSealed(int entries)
    {
        for (var i = 0; i < entries; i++)
        {
            await Write($"Kari Nes {i}");
        }

        await Seal();
        return await kommune.With(db => db.AuditEntries.AsNoTracking().Where(e => e.Seal != null).OrderBy(e => e.Id).ToListAsync(Cancel));
    }

    [Fact]
    public async Task What_was_written_stands_and_what_is_new_is_told_apart()
    {
        await SomeSealed(3);
        await Write("Ny Siden Sist");
        var before = await Check();
        Assert.True(before.Holds);
        Assert.Equal(1, before.Unsealed);
        Assert.True(before.Sealed >= 3);

        // Nothing can be said of what is not sealed yet: it is not counted among what stands.
        await Sql("""UPDATE kernel_audit_entry SET because = 'byttet' WHERE seal IS NULL""");
        Assert.Equal((true, 1L), await Check() is var tail ? (tail.Holds, tail.Unsealed) : default);

        Assert.Equal(1, await Seal());
        var after = await Check();
        Assert.Equal((true, 0L, before.Sealed + 1, before.Seals + 1), (after.Holds, after.Unsealed, after.Sealed, after.Seals));
        Assert.Equal(0, await Seal());
    }

    /// <summary>Each way of changing, removing, inserting and reordering lines, at random; each is undone before the next.</summary>
    [Fact]
    public async Task Whatever_is_done_to_sealed_lines_is_found_and_told_by_its_row()
    {
        await SomeSealed(20);
        await SomeSealed(20);
        // What another test has erased is a stone already, and the line that says so is what holds it.
        var all = await SomeSealed(5);
        var erased = all.Where(e => e.Act == AuditActs.Erased).Select(e => e.RowId).ToHashSet();
        List<AuditEntry> lines = [.. all.Where(e => !erased.Contains(e.RowId))];
        var random = Gen.Select(Gen.Int[0, lines.Count - 1], Gen.Int[0, lines.Count - 1], Gen.Int[0, 8]);
        await random.SampleAsync(
            async (first, second, way) =>
            {
                var (one, other) = (lines[first], lines[second]);
                await using var undo = await Copy();
                var expected = await Meddle(way, one, other, lines);
                var verdict = await Check();
                Assert.False(verdict.Holds, $"way {way} was not found");
                Assert.Equal(expected.ToHashSet(), verdict.Faults.ToHashSet()); // all of it, and nothing that is not so
            },
            iter: 60,
            threads: 1
        );
        Assert.True((await Check()).Holds);
    }

    async Task<AuditFault[]> Meddle(int way, AuditEntry one, AuditEntry other, List<AuditEntry> lines)
    {
        switch (way)
        {
            case 0:
                await Sql("UPDATE kernel_audit_entry SET changes = {0} WHERE id = {1}", """{"Name":[null,"Per"]}""", one.Id);
                return [new(AuditFaultKind.Changed, one.Seal, one.Id)];
            case 1:
                await Sql("UPDATE kernel_audit_entry SET actor_name = 'Per Holm' WHERE id = {0}", one.Id);
                return [new(AuditFaultKind.Changed, one.Seal, one.Id)];
            case 2:
                await Sql("UPDATE kernel_audit_entry SET at = {0} WHERE id = {1}", one.At.AddSeconds(1), one.Id);
                return [new(AuditFaultKind.Changed, one.Seal, one.Id)];
            case 3:
                await Sql("DELETE FROM kernel_audit_entry WHERE id = {0}", one.Id);
                return [new(AuditFaultKind.Removed, one.Seal, one.Id)];
            case 4:
                var put = await Insert(one, one.Seal, one.At);
                return [new(AuditFaultKind.Inserted, one.Seal, put)];
            case 5: // said to be old, and left for Takt to seal
                var late = await Insert(one, null, one.At.AddDays(-30));
                await Seal();
                return [new(AuditFaultKind.Inserted, (await Entry(late)).Seal, late)];
            case 6: // the ids of two are changed about: the one that was before now comes after
                if (one.Id == other.Id)
                {
                    goto case 3;
                }

                var aside = Guid.CreateVersion7();
                await Sql("UPDATE kernel_audit_entry SET id = {0} WHERE id = {1}", aside, one.Id);
                await Sql("UPDATE kernel_audit_entry SET id = {0} WHERE id = {1}", one.Id, other.Id);
                await Sql("UPDATE kernel_audit_entry SET id = {0} WHERE id = {1}", other.Id, aside);
                return one.Seal == other.Seal
                    ? [new(AuditFaultKind.Changed, one.Seal, one.Id), new(AuditFaultKind.Changed, other.Seal, other.Id)]
                    :
                    [
                        new(AuditFaultKind.Inserted, one.Seal, other.Id),
                        new(AuditFaultKind.Removed, one.Seal, one.Id),
                        new(AuditFaultKind.Inserted, other.Seal, one.Id),
                        new(AuditFaultKind.Removed, other.Seal, other.Id),
                    ];
            case 7: // taken out of its seal, so that it seems new
                await Sql("UPDATE kernel_audit_entry SET seal = NULL, at = {0} WHERE id = {1}", lines[^1].At, one.Id);
                return [new(AuditFaultKind.Removed, one.Seal, one.Id)];
            default: // the values, without a word on the trail
                await Sql(
                    "UPDATE kernel_audit_entry SET changes = {0}, salt = NULL, erased_hash = {1} WHERE id = {2}",
                    "{}",
                    AuditProof.OfValues(one),
                    one.Id
                );
                return [new(AuditFaultKind.Erased, one.Seal, one.Id)];
        }
    }

    Task<AuditEntry> Entry(Guid id) => kommune.With(db => db.AuditEntries.AsNoTracking().SingleAsync(e => e.Id == id, Cancel));

    async Task<Guid> Insert(AuditEntry like, int? seal, DateTime at)
    {
        var id = Guid.CreateVersion7();
        await Sql(
            $"INSERT INTO kernel_audit_entry (id, at, because, kind, row_id, act, changes, seal, salt) SELECT {{0}}, {{1}}, because, kind, row_id, act, changes, {seal?.ToString(CultureInfo.InvariantCulture) ?? "NULL"}, salt FROM kernel_audit_entry WHERE id = {{2}}",
            id,
            at,
            like.Id
        );
        return id;
    }

    /// <summary>Keeps the trail as it is, and gives it back.</summary>
    async Task<Kept> Copy()
    {
        await Sql("CREATE TABLE kept_entry AS SELECT * FROM kernel_audit_entry");
        await Sql("CREATE TABLE kept_seal AS SELECT * FROM kernel_audit_seal");
        return new(Sql);
    }

    sealed class Kept(Func<string, object?[], Task<int>> sql) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            foreach (var table in new[] { "entry", "seal" })
            {
                await sql($"DELETE FROM kernel_audit_{table}", []);
                await sql($"INSERT INTO kernel_audit_{table} SELECT * FROM kept_{table}", []);
                await sql($"DROP TABLE kept_{table}", []);
            }
        }
    }

    [Fact]
    public async Task A_seal_that_is_changed_or_gone_is_found()
    {
        await SomeSealed(2);
        await SomeSealed(2);
        await SomeSealed(2);
        var seals = await kommune.With(db => db.AuditSeals.AsNoTracking().OrderBy(s => s.Number).ToListAsync(Cancel));
        var (middle, end) = (seals[^2].Number, seals[^1].Number);
        await using (await Copy())
        {
            await Sql("UPDATE kernel_audit_seal SET count = count + 1 WHERE number = {0}", middle);
            Assert.Contains(new(AuditFaultKind.SealChanged, middle, null), (await Check()).Faults);
        }

        await using (await Copy())
        {
            await Sql("DELETE FROM kernel_audit_seal WHERE number = {0}", middle);
            Assert.Equal([new(AuditFaultKind.SealRemoved, middle, null)], (await Check()).Faults);
        }

        await using (await Copy())
        {
            await Sql("DELETE FROM kernel_audit_seal WHERE number = {0}", end);
            Assert.Equal([new(AuditFaultKind.SealRemoved, end, null)], (await Check()).Faults);
        }

        // Made anew with all that follows from it, it fits itself, but not the next.
        await using (await Copy())
        {
            await Sql("UPDATE kernel_audit_entry SET because = 'byttet' WHERE seal = {0}", middle);
            await kommune.With(async db =>
            {
                var entries = await db.AuditEntries.Where(e => e.Seal == middle).OrderBy(e => e.Id).ToListAsync(Cancel);
                var forged = AuditSeal.Over(
                    entries,
                    seals.Single(s => s.Number == middle - 1),
                    seals.Single(s => s.Number == middle).SealedAt
                );
                await Sql("UPDATE kernel_audit_seal SET entries = {0}, hash = {1} WHERE number = {2}", forged.Entries, forged.Hash, middle);
            });
            Assert.Equal([new(AuditFaultKind.SealChanged, middle, null)], (await Check()).Faults);
        }

        // The whole end made away with, seal and lines: only a fingerprint kept elsewhere tells.
        await using (await Copy())
        {
            await Sql("DELETE FROM kernel_audit_entry WHERE seal = {0}", end);
            await Sql("DELETE FROM kernel_audit_seal WHERE number = {0}", end);
            Assert.True((await Check()).Holds);
            Assert.Equal([new(AuditFaultKind.SealRemoved, end, null)], (await Check(seals[^1].Fingerprint)).Faults);
        }

        Assert.True((await Check(seals[^1].Fingerprint)).Holds);
        Assert.Contains(new(AuditFaultKind.SealChanged, end, null), (await Check($"{end}:{new string('0', 64)}")).Faults);
    }

    [Fact]
    public async Task Erased_values_are_gone_for_good_and_the_seals_hold()
    {
        var person = await Write("Hemmelig Navnesen");
        await Seal();
        await Write("En Annen");
        var actor = new Actor { PersonId = person.Id, Name = "Astrid Bjørk" };
        Assert.Equal(1, await kommune.With(db => Sealing.Erase(db, nameof(Person), $"{person.Id}", "krav om sletting", Cancel), actor));

        Assert.False(await kommune.With(db => db.AuditEntries.AnyAsync(e => e.Changes.Contains("Navnesen"), Cancel)));
        var told = await kommune.With(db =>
            db.AuditEntries.SingleAsync(e => e.Act == AuditActs.Erased && e.RowId == $"{person.Id}", Cancel)
        );
        Assert.Equal(("Astrid Bjørk", "krav om sletting", null), (told.ActorName, told.Because, told.Seal));
        Assert.Equal((true, 1L), await Check() is var waiting ? (waiting.Holds, waiting.Erased) : default);
        await Seal();
        Assert.True((await Check()).Holds);

        // Nothing is erased twice, and that somebody erased it is not.
        Assert.Equal(0, await kommune.With(db => Sealing.Erase(db, nameof(Person), $"{person.Id}", "en gang til", Cancel)));

        // What was said of the first does not cover what comes later.
        await using (await Copy())
        {
            var later = new AuditEntry
            {
                At = told.At.AddSeconds(1),
                Because = "person changed",
                Kind = nameof(Person),
                RowId = $"{person.Id}",
                Act = AuditActs.Modified,
                Changes = """{"Phone":[null,"1"]}""",
            };
            await kommune.With(db =>
            {
                db.AuditEntries.Add(later);
                return db.Save("test", Cancel);
            });
            await Seal();
            var stored = await Entry(later.Id);
            await Sql(
                "UPDATE kernel_audit_entry SET changes = {0}, salt = NULL, erased_hash = {1} WHERE id = {2}",
                "{}",
                AuditProof.OfValues(stored),
                later.Id
            );
            Assert.Equal([new(AuditFaultKind.Erased, stored.Seal, later.Id)], (await Check()).Faults);
        }

        // A stone with something written on it is no stone.
        await using (await Copy())
        {
            await Sql("UPDATE kernel_audit_entry SET changes = {0} WHERE erased_hash IS NOT NULL", """{"Name":[null,"Annet"]}""");
            Assert.Contains((await Check()).Faults, f => f.Kind == AuditFaultKind.Changed);
        }
    }

    [Fact]
    public async Task What_is_anonymous_waits_for_the_day_to_end()
    {
        await Seal();
        var today = kommune.Host.Services.GetRequiredService<Clock>().Now.Date;
        await Sql(
            "INSERT INTO kernel_audit_entry (id, at, because, kind, act, changes) VALUES ({0}, {1}, '', 'Reception', 'Batch', '1')",
            Guid.CreateVersion7(),
            today
        );
        Assert.Equal(0, await Seal());
        Assert.Equal((true, 1L), await Check() is var waiting ? (waiting.Holds, waiting.Unsealed) : default);
        await Sql("UPDATE kernel_audit_entry SET at = {0} WHERE act = 'Batch'", today.AddDays(-1));
        Assert.Equal(1, await Seal());
        Assert.True((await Check()).Holds);
    }

    [Fact]
    public async Task Two_who_seal_at_once_do_not_get_in_each_others_way()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Write($"Samtidig {i}")));
        await Task.WhenAll(Seal(), Seal(), Seal());
        Assert.Equal((true, 0L), await Check() is var all ? (all.Holds, all.Unsealed) : default);
    }
}
