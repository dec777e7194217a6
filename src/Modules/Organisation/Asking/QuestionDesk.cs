namespace Takt.Organisation;

/// <summary>Sends questions and keeps what they ask of people in step. Saved by the caller, but for the counting.</summary>
sealed class QuestionDesk(Db db, Clock clock, WhoAnswers answers)
{
    const string Ask = "Organisation.TodoQuestion";
    const int MostLookedThrough = 500;

    /// <summary>Asks whoever owns the register: nobody is known for this.</summary>
    public async Task<Question> AskRegister(Guid? field, Guid unit, string matter, string? details, CancellationToken cancel)
    {
        var register = await answers.Register(cancel);
        return Send(new(Me, unit, field, matter, register.Owner, clock.Now, In(register.AnswersWithin)), details);
    }

    /// <summary>Asks whoever the field has for a unit.</summary>
    public Question AskContact(FieldCard card, Guid unit, string matter, string? details) =>
        Send(new(Me, unit, card.Field.Id, matter, card.AskSeat!, clock.Now, In(card.AnswersWithin)), details);

    /// <summary>An earlier question like this one that was answered for everybody; null when there is none.</summary>
    public async Task<Question?> AnsweredLike(string matter, CancellationToken cancel)
    {
        var shared = await db
            .Questions.Where(q => q.IsShared && q.AnsweredAt != null)
            .OrderByDescending(q => q.Id)
            .Take(MostLookedThrough)
            .AsNoTracking()
            .ToListAsync(cancel);
        var hits = new FieldFinder(shared.Select(q => new FieldName(q.Id, q.Matter, []))).Find(matter);
        return hits is [{ Likeness: >= FieldFinder.Enough } best, ..] ? shared.Find(q => q.Id == best.Field.Id) : null;
    }

    /// <summary>Counts that something was asked for and not found. The words are kept, not who looked.</summary>
    public async Task Count(string matter, CancellationToken cancel)
    {
        var folded = SearchRow.Fold(matter).Trim();
        var words = folded[..Math.Min(folded.Length, Miss.Longest)];
        if (words.Length == 0)
        {
            return;
        }

        var miss = await db.Misses.FirstOrDefaultAsync(m => m.Words == words, cancel);
        if (miss is null)
        {
            db.Misses.Add(miss = new() { Words = words });
        }

        (miss.Times, miss.LastOn) = (miss.Times + 1, clock.Today);
        try
        {
            await db.Save("looked for in vain", cancel);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear(); // two looked for the same in the same moment: one of them counts
        }
    }

    /// <summary>Brings what a question asks of its owner in step, and tells the asker when it is answered.</summary>
    public async Task Follow(Question question, CancellationToken cancel)
    {
        foreach (var todo in await db.Todos.Where(t => t.SourceId == question.Id && t.Ask == Ask).ToListAsync(cancel))
        {
            todo.Owner = question.Owner;
            todo.DoneAt = question.IsOpen ? null : todo.DoneAt ?? clock.Now;
        }

        if (question.AnsweredAt is not null && question.AnsweredBy != question.AskedBy)
        {
            db.News.Add(
                new()
                {
                    At = clock.Now,
                    Sentence = "Organisation.NewsAnswered",
                    Title = question.Matter,
                    Address = OrganisationUrls.QuestionOf(question.Id),
                    Audience = Audience.Only(question.AskedBy, question.UnitId),
                }
            );
        }
    }

    Guid Me => db.Actor.PersonId ?? throw new Forbidden();

    DateOnly In(int days) => WorkingDays.After(clock.Today, days);

    Question Send(Question question, string? details)
    {
        if (details is not null)
        {
            question.Add(details, clock.Now);
        }

        db.Questions.Add(question);
        db.Todos.Add(TodoFor(question, db.Actor.Name, clock.Today));
        return question;
    }

    /// <summary>What a question asks of the one who owes the answer.</summary>
    internal static Todo TodoFor(Question question, string asker, DateOnly since) =>
        new()
        {
            SourceId = question.Id,
            Ask = Ask,
            Title = question.Matter,
            Context = asker,
            Address = OrganisationUrls.QuestionOf(question.Id),
            Owner = question.Owner,
            OwedToPerson = question.AskedBy,
            Since = since,
            Due = question.DueOn,
        };
}
