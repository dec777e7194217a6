namespace Takt.Organisation.Contracts;

/// <summary>What an import did, or would do.</summary>
/// <param name="Text">For people, in the language of the call.</param>
/// <param name="Json">For programs: the differences counted by kind, and every problem with its place.</param>
/// <param name="Errors">Rows that could not be used.</param>
public sealed record ImportOutcome(string Text, string Json, int Errors);

/// <summary>Importing units, people, who sits where, responsibilities and delegations: kept as a draft, shown as a difference, done once, taken back.</summary>
public sealed class OrganisationImporter
{
    readonly Db db;
    readonly Clock clock;
    readonly UnitTree tree;
    readonly AccountDesk accounts;
    readonly SignInDesk desk;

    internal OrganisationImporter(Db db, Clock clock, UnitTree tree, AccountDesk accounts, SignInDesk desk) =>
        (this.db, this.clock, this.tree, this.accounts, this.desk) = (db, clock, tree, accounts, desk);

    /// <summary>The kinds a file can be said to have all of: "units", "people", "assignments", "responsibilities", "delegations".</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. ImportColumns.Kinds.Select(k => $"{k}".ToLowerInvariant())];

    /// <summary>Imports in one go, as the command does; or only tells what would be done.</summary>
    /// <param name="fileName">For the list of imports.</param>
    /// <param name="bytes">.xlsx, or delimited text.</param>
    /// <param name="on">The day it holds from; null is today.</param>
    /// <param name="complete">The <see cref="Kinds"/> the file has all of: what is stored and does not stand in it, ends.</param>
    /// <param name="makeParents">Whether units that are only named as standing above others are made.</param>
    /// <param name="dryRun">Stores nothing.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <exception cref="Refusal">The file cannot be taken, or nothing in it is known; the message says why and what to do.</exception>
    public async Task<ImportOutcome> Import(
        string fileName,
        byte[] bytes,
        DateOnly? on,
        IEnumerable<string> complete,
        bool makeParents,
        bool dryRun,
        CancellationToken cancel
    )
    {
        var kinds = complete.Select(kind => Enum.Parse<ImportKind>(kind, ignoreCase: true)).Distinct().ToArray();
        var import = await Read(fileName, bytes, new(on ?? clock.Today, kinds, makeParents), cancel);
        if (!import.Layouts.Any(l => l.Kinds.Count > 0))
        {
            throw new Refusal(Texts.ImportNothingKnown);
        }

        var plan = await Preview(import, cancel);
        if (!dryRun && plan.Differences.Count > 0)
        {
            db.OrganisationImports.Add(import);
            await db.Save("file to import read", cancel);
            await Apply(import.Id, mark: null, cancel);
        }

        return new(ImportTelling.AsText(plan, import), ImportTelling.AsJson(plan, import), plan.Count(Severity.Error));
    }

    /// <summary>Reads a file; the caller adds and saves it.</summary>
    internal async Task<OrganisationImport> Read(string fileName, byte[] bytes, ImportWishes wishes, CancellationToken cancel)
    {
        var (tables, birthNumbers) = BirthNumbers.TakeOut(TableFile.Read(bytes));
        var maps = await db.HeadingMaps.AsNoTracking().ToListAsync(cancel);
        var layouts = SheetLayout.Recognise(tables, maps.ToDictionary(m => m.Signature, m => m.Layout));
        return new(Path.GetFileName(fileName).Shortened(300), db.Actor.PersonId, clock.Now, wishes, tables, layouts, birthNumbers);
    }

    /// <summary>Takes away the files nobody imported in time. Saved by the caller.</summary>
    internal async Task Forget(CancellationToken cancel)
    {
        var oldest = clock.Now - OrganisationImport.Lifetime;
        db.OrganisationImports.RemoveRange(await db.OrganisationImports.Where(i => i.DoneAt == null && i.At <= oldest).ToListAsync(cancel));
    }

    /// <summary>What the import would do. Nothing is stored: the units are changed in memory, to see that they still make one tree, and forgotten.</summary>
    internal async Task<ImportPlan> Preview(OrganisationImport import, CancellationToken cancel)
    {
        var (wishes, tables, layouts) = (import.Wishes, import.Tables(), import.Layouts);
        try
        {
            var standing = await Standing.Read(db, wishes.On, Track.Units, cancel);
            var plan = ImportPlanner.Plan(standing, tables, layouts, wishes, db.Actor);
            if (import.BirthNumbers > 0)
            {
                plan.Say((string?)null, Severity.Information, "BirthNumbersOut", $"{import.BirthNumbers}");
            }

            var writing = Act(plan);
            if (writing.TreeChanges)
            {
                await tree.Rebuild(cancel);
            }

            return plan;
        }
        catch (Refusal refusal) when (refusal.Field is "Form.From" or "Form.Above")
        {
            throw new Refusal(Labels.Fill(Texts.ImportBreaksTree, refusal.Message)) { Field = "Form.On" };
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Does what the import would do, all or nothing.</summary>
    /// <param name="id">The import.</param>
    /// <param name="mark">The <see cref="ImportPlan.Mark"/> of what was shown; null does whatever the plan now says.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <exception cref="Refusal">It is done already, or what is stored has changed since it was shown.</exception>
    /// <exception cref="Conflict">Somebody else changed the organisation at the same moment.</exception>
    internal Task Apply(Guid id, string? mark, CancellationToken cancel) =>
        db.SaveTogether(
            async () =>
            {
                await Alone(cancel);
                var import = await db.OrganisationImports.SingleAsync(i => i.Id == id, cancel);
                if (import.IsDone)
                {
                    throw new Refusal(Texts.ImportDoneAlready);
                }

                var because = Because(import);
                var standing = await Standing.Read(db, import.Wishes.On, Track.Everything, cancel);
                var plan = ImportPlanner.Plan(standing, import.Tables(), import.Layouts, import.Wishes, db.Actor);
                if (mark is not null && mark != plan.Mark)
                {
                    throw new Refusal(Texts.ImportChangedMeanwhile);
                }

                var writing = Act(plan);
                var ledger = new Ledger();
                ledger.Note(
                    db,
                    [.. writing.People, .. writing.Assignments, .. writing.Responsibilities, .. writing.Delegations, .. writing.Keys]
                );
                if (writing.TreeChanges)
                {
                    await tree.Rebuild(cancel);
                }

                await db.Save(because, cancel);
                db.ChangeTracker.Clear();
                await db.SaveMany(writing.People, because, cancel);
                await db.SaveMany(writing.Assignments, because, cancel);
                await db.SaveMany(writing.Responsibilities, because, cancel);
                await db.SaveMany(writing.Delegations, because, cancel);
                await db.SaveMany(writing.Keys, because, cancel);
                await ShutOut(writing.Ended, cancel);
                var done = await db.OrganisationImports.SingleAsync(i => i.Id == id, cancel);
                done.Done(clock.Now, db.Actor.Name, ledger.Pack(), plan);
                await db.Save(because, cancel);
            },
            cancel
        );

    /// <summary>What the trail says of everything an import does.</summary>
    internal static string Because(OrganisationImport import) => $"imported from {import.FileName}";

    /// <summary>
    /// Makes this the only change of the organisation there is just now: the one who comes second waits, and is told. Everything
    /// that follows reads what is stored after the one before.
    /// </summary>
    internal async Task Alone(CancellationToken cancel)
    {
        if (await db.Trees.SingleOrDefaultAsync(cancel) is { } tree)
        {
            db.Entry(tree).State = EntityState.Modified;
        }
        else
        {
            db.Trees.Add(new());
        }

        await db.Save("organisation import begins", cancel);
        db.ChangeTracker.Clear();
    }

    ImportWriting Act(ImportPlan plan)
    {
        var writing = new ImportWriting(db);
        foreach (var act in plan.Acts)
        {
            act(writing);
        }

        return writing;
    }

    // Whoever has nothing here any more, has no way in.
    async Task ShutOut(IReadOnlyCollection<Guid> ended, CancellationToken cancel)
    {
        var today = clock.Today;
        var here = (
            await db.Assignments.AsOf(today).Where(a => ended.Contains(a.PersonId)).Select(a => a.PersonId).Distinct().ToListAsync(cancel)
        ).ToHashSet();
        var known = await db.Accounts.Where(a => ended.Contains(a.PersonId)).Select(a => a.PersonId).Distinct().ToListAsync(cancel);
        foreach (var person in known.Where(p => !here.Contains(p)))
        {
            await accounts.ShutOut(person, desk, cancel);
        }
    }
}
