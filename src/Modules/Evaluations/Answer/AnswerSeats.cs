namespace Takt.Evaluations;

/// <summary>Answers and approvals that are owed, by the seat that owes them.</summary>
sealed class AnswerSeats(Db db, Clock clock) : ISeatWork
{
    public async Task<IReadOnlyList<SeatWork>> LyingTo(Seat seat, CancellationToken cancel)
    {
        var seats = db.Actor.Seats;
        var evaluations = db.Evaluations.VisibleTo(
            db.Actor,
            e => seats.Contains(e.Answers) || e.Themes.Any(t => seats.Contains(t.Carrier!))
        );
        var themes = db.Themes.AsQueryable();
        return await (
            from todo in Owed(seat)
            join theme in themes on todo.SourceId equals theme.Id
            join evaluation in evaluations on theme.EvaluationId equals evaluation.Id
            orderby todo.Due, theme.Position
            select new SeatWork(todo.Ask, todo.Title, todo.Context, todo.Address, todo.Due)
        ).ToListAsync(cancel);
    }

    public Task<bool> Any(Seat seat, CancellationToken cancel) => Owed(seat).AnyAsync(cancel);

    public async Task Lay(Seat from, Seat to, CancellationToken cancel)
    {
        var themes = db.Themes.AsQueryable();
        var owing = await Owed(from)
            .Join(themes, todo => todo.SourceId, theme => theme.Id, (_, theme) => theme.EvaluationId)
            .Distinct()
            .ToListAsync(cancel);
        foreach (var id in owing)
        {
            var evaluation = await db
                .Evaluations.Include(e => e.Parts)
                .Include(e => e.Themes)
                .AsSplitQuery()
                .SingleAsync(e => e.Id == id, cancel);
            if (evaluation.Answers == from)
            {
                evaluation.Answers = to;
            }

            foreach (var theme in evaluation.Themes.Where(t => t.Carrier == from))
            {
                theme.Carrier = to;
            }

            await evaluation.Follow(db, clock, cancel); // reads the answers
            foreach (
                var point in db.Answers.Local.Where(a => a.EvaluationId == id).SelectMany(a => a.Points).Where(p => p.MeasureOwner == from)
            )
            {
                point.MeasureOwner = to;
            }
        }
    }

    IQueryable<Todo> Owed(Seat seat) => db.Todos.Where(t => t.Owner == seat && t.DoneAt == null && t.Ask.StartsWith("Evaluations."));
}
