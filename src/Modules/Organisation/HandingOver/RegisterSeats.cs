namespace Takt.Organisation;

/// <summary>What the register lays to seats: questions that wait, what somebody has for others, entries they keep.</summary>
sealed class RegisterSeats(Db db, QuestionDesk desk, Clock clock) : ISeatWork
{
    public async Task<IReadOnlyList<SeatWork>> LyingTo(Seat seat, CancellationToken cancel)
    {
        // A question is read by the one who asked and the one who owes the answer, and by nobody else.
        var (me, mine) = (db.Actor.PersonId, seat.IsHeldBy(db.Actor));
        var questions = await Questions(seat)
            .Where(q => mine || q.AskedBy == me)
            .OrderBy(q => q.DueOn)
            .Select(q => new
            {
                q.Id,
                q.Matter,
                q.DueOn,
            })
            .ToListAsync(cancel);
        var fields = db.Fields.AsQueryable();
        var held = await (
            from responsibility in Held(seat)
            join field in fields on responsibility.FieldId equals field.Id
            orderby field.NameSort
            select new
            {
                field.Id,
                field.Name,
                responsibility.Kind,
            }
        ).ToListAsync(cancel);
        var kept = await fields.Where(f => f.Owner == seat).OrderBy(f => f.NameSort).Select(f => new { f.Id, f.Name }).ToListAsync(cancel);
        return
        [
            .. questions.Select(q => new SeatWork("Organisation.WorkQuestion", q.Matter, null, OrganisationUrls.QuestionOf(q.Id), q.DueOn)),
            .. held.Select(r => new SeatWork("Organisation.WorkField", r.Name, Labels.Of(r.Kind), OrganisationUrls.FieldOf(r.Id), null)),
            .. kept.Select(f => new SeatWork("Organisation.WorkEntry", f.Name, null, OrganisationUrls.FieldOf(f.Id), null)),
        ];
    }

    public async Task<bool> Any(Seat seat, CancellationToken cancel) =>
        await Questions(seat).AnyAsync(cancel)
        || await Held(seat).AnyAsync(cancel)
        || await db.Fields.AnyAsync(f => f.Owner == seat, cancel)
        || await db.FieldRegisters.AnyAsync(r => r.Owner == seat, cancel);

    public async Task Lay(Seat from, Seat to, CancellationToken cancel)
    {
        foreach (var question in await Questions(from).ToListAsync(cancel))
        {
            question.PassTo(to);
            await desk.Follow(question, cancel);
        }

        // What is dated goes on under the new holder from today; how it was before stands.
        foreach (var responsibility in await Held(from).ToListAsync(cancel))
        {
            db.Responsibilities.Add(
                responsibility.Continue(
                    responsibility.Holder == from ? to : responsibility.Holder,
                    responsibility.StandIn == from ? to : responsibility.StandIn,
                    clock.Today
                )
            );
        }

        foreach (var field in await db.Fields.Where(f => f.Owner == from).ToListAsync(cancel))
        {
            field.Owner = to;
        }

        foreach (var register in await db.FieldRegisters.Where(r => r.Owner == from).ToListAsync(cancel))
        {
            register.Owner = to;
        }
    }

    IQueryable<Question> Questions(Seat seat) => db.Questions.Where(q => q.Owner == seat && q.AnsweredAt == null && q.WithdrawnAt == null);

    IQueryable<Responsibility> Held(Seat seat)
    {
        var today = clock.Today;
        return db.Responsibilities.Where(r => (r.Holder == seat || r.StandIn == seat) && (r.To == null || (r.To > today && r.To > r.From)));
    }
}
