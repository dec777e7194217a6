using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>A conversation, and the part the actor has in it.</summary>
/// <param name="Dialogue">Tracked, with everybody in it and every topic.</param>
/// <param name="Me">The actor's own part.</param>
sealed record DialogueAt(Dialogue Dialogue, DialoguePart Me)
{
    public IEnumerable<DialoguePart> Others => Dialogue.Parts.Where(p => p != Me);

    public IReadOnlyList<DialogueTopic> Topics => [.. Dialogue.Topics.OrderBy(t => t.Position)];
}

/// <summary>Something that was agreed, and what became of it.</summary>
/// <param name="What">What; the measure's own words where only that is for the reader.</param>
/// <param name="Owner">Who was to do it.</param>
/// <param name="Due">By when.</param>
/// <param name="Measure">The measure it became; null where it became none.</param>
/// <param name="Id">The agreement; null where only the measure is for the reader.</param>
sealed record AgreementSaid(string What, string Owner, DateOnly? Due, MeasureView? Measure, Guid? Id);

/// <summary>What more than one page of a conversation does: finding it, what was agreed before, the dates, telling the others.</summary>
sealed class DialogueDesk(
    Db db,
    MeasureBook measures,
    StaffDirectory directory,
    Telling telling,
    IEnumerable<IUnitFacts> facts,
    Clock clock
)
{
    /// <summary>Text key of what measures come from here.</summary>
    public const string SourceDialogue = "Meetings.SourceDialogue";

    const string AskPrepare = "Meetings.TodoPrepare";
    const string AskAgree = "Meetings.TodoAgree";

    // Then one still remembers what was said.
    const int DaysToAgree = 7;

    const int MonthsWithoutLast = 6;
    const int MostEarlier = 50;

    /// <summary>A conversation the actor takes part in.</summary>
    /// <exception cref="NotFound">When there is none.</exception>
    public async Task<DialogueAt> Find(Guid id, CancellationToken cancel)
    {
        var dialogue =
            await db.DialoguesSeen()
                .Include(d => d.Parts)
                .Include(d => d.Topics)
                .AsSplitQuery()
                .SingleOrDefaultAsync(d => d.Id == id, cancel)
            ?? throw new NotFound();
        return new(dialogue, dialogue.PartOf(db.Actor.PersonId) ?? throw new NotFound());
    }

    /// <summary>The last of the same kind about the unit that was held before, of those the actor took part in.</summary>
    public Task<Dialogue?> Last(Dialogue dialogue, CancellationToken cancel) =>
        db.DialoguesSeen()
            .AsNoTracking()
            .Where(d => d.Kind == dialogue.Kind && d.Audience.UnitId == dialogue.Audience.UnitId && d.Id != dialogue.Id)
            .Where(d => d.State == DialogueState.Held || d.State == DialogueState.Agreed)
            .Where(d => d.On < dialogue.On)
            .OrderByDescending(d => d.On)
            .ThenByDescending(d => d.Id)
            .FirstOrDefaultAsync(cancel);

    /// <summary>What was agreed in a conversation the actor takes part in.</summary>
    public async Task<IReadOnlyList<AgreementSaid>> AgreedIn(Guid dialogue, CancellationToken cancel)
    {
        var seen = db.DialoguesSeen();
        var agreements = await db
            .Agreements.AsNoTracking()
            .Where(a => a.DialogueId == dialogue && seen.Any(d => d.Id == dialogue))
            .OrderBy(a => a.Due)
            .ThenBy(a => a.Id)
            .ToListAsync(cancel);
        var came = await From([.. agreements.Select(a => a.Id)], cancel);
        var holders = await directory.Holders(agreements.Select(a => a.Owner), cancel);
        return [.. agreements.Select(a => new AgreementSaid(a.What, holders[a.Owner].Shown, a.Due, came[a.Id].FirstOrDefault(), a.Id))];
    }

    /// <summary>
    /// The open measures that came of earlier conversations about the unit which the actor had no part in, for whoever sees the
    /// unit's measures anyway: the measures, and nothing of what was said.
    /// </summary>
    public async Task<IReadOnlyList<AgreementSaid>> LeftOver(Dialogue dialogue, CancellationToken cancel)
    {
        var unit = dialogue.Audience.UnitId;
        if (!db.Actor.May(FollowUpPermissions.See, unit))
        {
            return [];
        }

        var seen = db.DialoguesSeen();
        var ids = await (
            from d in db.Dialogues
            where d.Kind == dialogue.Kind && d.Audience.UnitId == unit && d.On < dialogue.On && !seen.Any(s => s.Id == d.Id)
            join a in db.Agreements on d.Id equals a.DialogueId
            orderby a.Id descending
            select a.Id
        )
            .Take(MostEarlier)
            .ToListAsync(cancel);
        var open = (await From(ids, cancel))
            .SelectMany(m => m)
            .Where(m => m.State is MeasureState.Decided or MeasureState.Started or MeasureState.Done)
            .ToList();
        var holders = await directory.Holders(open.Select(m => m.Owner), cancel);
        return [.. open.Select(m => new AgreementSaid(m.What, holders[m.Owner].Shown, m.Due, m, null))];
    }

    /// <summary>What the other modules know of the unit, by what it is about.</summary>
    public async Task<ILookup<FactAbout, UnitFact>> Facts(Dialogue dialogue, DateOnly? since, CancellationToken cancel)
    {
        List<UnitFact> all = [];
        foreach (var from in facts.OrderBy(f => f.Order))
        {
            all.AddRange(await from.Read(dialogue.Audience.UnitId, since ?? dialogue.On.AddMonths(-MonthsWithoutLast), cancel));
        }

        return all.ToLookup(f => f.About);
    }

    /// <summary>
    /// What was agreed becomes a measure of the unit: seen by those who see its measures, and by those who agreed. Once, however
    /// often it is asked for. The caller saves.
    /// </summary>
    public async Task Decide(DialogueAt at, Agreement agreement, CancellationToken cancel)
    {
        if ((await From([agreement.Id], cancel)).Count == 0)
        {
            measures.Decide(OrderOf(at.Dialogue, agreement));
        }
    }

    /// <summary>The measure an agreement becomes.</summary>
    public static MeasureOrder OrderOf(Dialogue dialogue, Agreement agreement) =>
        new(
            agreement.What,
            agreement.Owner,
            agreement.Due,
            new(SourceDialogue, agreement.Id, DialogueWords.Short(dialogue), DialogueUrls.AgreedIn(dialogue.Id)),
            new()
            {
                Permission = FollowUpPermissions.See,
                UnitId = dialogue.Audience.UnitId,
                Named = [.. dialogue.Parts.Select(p => p.PersonId)],
            }
        )
        {
            Id = agreement.Id, // so that two who press at once make one
        };

    /// <summary>Brings the date in everybody's own calendar in step, and what each has left to do. The caller saves.</summary>
    public async Task Follow(Dialogue dialogue, CancellationToken cancel)
    {
        await Date(dialogue, cancel);
        Guid[] parts = [.. dialogue.Parts.Select(p => p.Id)];
        var standing = (await db.Todos.Where(t => parts.Contains(t.SourceId)).ToListAsync(cancel)).ToLookup(t => t.SourceId);
        var posts = await directory.MainPosts([.. dialogue.Parts.Select(p => p.PersonId)], cancel: cancel);
        foreach (var part in dialogue.Parts)
        {
            var asked = AskedOf(dialogue, part);
            foreach (var todo in standing[part.Id].Where(t => t.Ask != asked?.Ask))
            {
                todo.DoneAt ??= clock.Now;
            }

            if (asked is not var (ask, due))
            {
                continue;
            }

            if (standing[part.Id].FirstOrDefault(t => t.Ask == ask) is { } again)
            {
                (again.DoneAt, again.Due) = (null, due);
            }
            else if (posts.TryGetValue(part.PersonId, out var post))
            {
                db.Todos.Add(
                    new()
                    {
                        SourceId = part.Id,
                        Ask = ask,
                        Title = DialogueWords.With(dialogue, part),
                        Address = ask == AskPrepare ? DialogueUrls.PrepareOf(dialogue.Id) : DialogueUrls.Of(dialogue.Id),
                        Owner = post,
                        Since = clock.Today,
                        Due = due,
                    }
                );
            }
        }
    }

    static (string Ask, DateOnly Due)? AskedOf(Dialogue dialogue, DialoguePart part) =>
        dialogue.IsAhead && part.SharedAt is null ? (AskPrepare, dialogue.On)
        : dialogue.State is DialogueState.Held && part.AgreedAt is null ? (AskAgree, dialogue.On.AddDays(DaysToAgree))
        : null;

    async Task Date(Dialogue dialogue, CancellationToken cancel)
    {
        Guid[] parts = [.. dialogue.Parts.Select(p => p.Id)];
        var rows = await db.Deadlines.Where(d => parts.Contains(d.SourceId)).ToDictionaryAsync(d => d.SourceId, cancel);
        foreach (var part in dialogue.Parts)
        {
            if (!rows.TryGetValue(part.Id, out var row))
            {
                row = db
                    .Deadlines.Add(
                        new()
                        {
                            SourceId = part.Id,
                            GroupId = part.PersonId, // one's own calendar asks for what lies to oneself, as to one's groups
                            Date = dialogue.On,
                            Title = DialogueWords.With(dialogue, part),
                            Address = DialogueUrls.Of(dialogue.Id),
                            Audience = new()
                            {
                                Permission = MeetingsPermissions.Sit,
                                UnitId = dialogue.Audience.UnitId,
                                Named = [part.PersonId],
                            },
                        }
                    )
                    .Entity;
            }

            (row.Date, row.At, row.Length, row.Place) = (dialogue.On, dialogue.At, dialogue.Length, dialogue.Place);
            row.IsMet = dialogue.State is DialogueState.CalledOff; // held before its hour it is not called off
        }
    }

    /// <summary>Tells the others of something. The caller saves.</summary>
    public Task Tell(DialogueAt at, string sentence, CancellationToken cancel) => Tell(at.Dialogue, sentence, cancel);

    /// <summary>Tells everybody in it but the actor.</summary>
    public Task Tell(Dialogue dialogue, string sentence, CancellationToken cancel) =>
        telling.Tell(
            new(
                dialogue.Id,
                DialogueWords.Short(dialogue),
                DialogueUrls.Of(dialogue.Id),
                dialogue.Audience with
                {
                    Named = [.. dialogue.Audience.Named],
                },
                []
            ),
            sentence,
            dialogue.Parts.Select(p => p.PersonId),
            cancel
        );

    async Task<ILookup<Guid, MeasureView>> From(IReadOnlyCollection<Guid> agreements, CancellationToken cancel) =>
        db.Municipality.Uses(FollowUpLinks.All)
            ? await measures.From(agreements, cancel)
            : Enumerable.Empty<MeasureView>().ToLookup(m => m.Id);
}
