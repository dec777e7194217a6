namespace Takt.Kernel;

/// <summary>
/// Something that is owed. Modules write it in the same save as the thing itself; Min side reads one table. It belongs to
/// a seat, so that it follows the role when people change.
/// </summary>
public sealed class Todo : IHasAddress, IInCalendar
{
    /// <summary>The identity.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The thing owed: the theme, the measure.</summary>
    public required Guid SourceId { get; init; }

    /// <summary>Text key of what is asked: "Evaluations.TodoAnswer".</summary>
    public required string Ask { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; set; }

    /// <summary>What it belongs to: the evaluation.</summary>
    public string? Context { get; set; }

    /// <summary>Where it is done.</summary>
    public required string Address { get; set; }

    /// <summary>Who owes it.</summary>
    public required Seat Owner { get; set; }

    /// <summary>The seat that waits for it, where somebody does; they see it among what others owe them.</summary>
    public Seat? OwedTo { get; set; }

    /// <summary>The person who waits for it, where it is one person and not a seat.</summary>
    public Guid? OwedToPerson { get; init; }

    /// <summary>Since when.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>When it was laid on <see cref="Owner"/>, UTC; set by the save. Null on rows from before it was kept.</summary>
    public DateTime? LaidAt { get; internal set; }

    /// <summary>When it was expected.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>When it was done; null while it waits.</summary>
    public DateTime? DoneAt { get; set; }

    /// <summary>Whether what it is about is nobody else's to see: a mail and a calendar then say only that something waits.</summary>
    public bool IsDiscreet { get; init; }

    /// <inheritdoc/>
    public int Sequence { get; private set; }

    /// <inheritdoc/>
    public DateTime? ChangedAt { get; private set; }

    void IInCalendar.Changed(DateTime now) => (Sequence, ChangedAt) = (Sequence + 1, now);
}

/// <summary>Reading what is owed.</summary>
public static class Todos
{
    static readonly CompiledQuery<Func<Db, IReadOnlyList<Seat>, IAsyncEnumerable<AskCount>>> Counts = new(() =>
        EF.CompileAsyncQuery(
            (Db db, IReadOnlyList<Seat> seats) =>
                db.Set<Todo>()
                    .Where(todo => todo.DoneAt == null && seats.Contains(todo.Owner))
                    .GroupBy(todo => todo.Ask)
                    .Select(g => new AskCount(g.Key, g.Count()))
        )
    );

    /// <summary>How much waits for the actor, by what is asked.</summary>
    public static IAsyncEnumerable<AskCount> CountWaiting(this Db db, Actor actor) =>
        db.Municipality.Off.Count == 0
            ? Counts.For(db)(db, actor.Seats)
            : db.Set<Todo>()
                .WaitingFor(actor)
                .OpenIn(db.Municipality)
                .GroupBy(todo => todo.Ask)
                .Select(g => new AskCount(g.Key, g.Count()))
                .AsAsyncEnumerable();

    /// <summary>What waits for the actor.</summary>
    public static IQueryable<Todo> WaitingFor(this IQueryable<Todo> todos, Actor actor)
    {
        var seats = actor.Seats;
        return todos.Where(todo => todo.DoneAt == null && seats.Contains(todo.Owner));
    }
}

/// <summary>So much waits.</summary>
/// <param name="Ask">Text key of what is asked: "Evaluations.TodoAnswer".</param>
/// <param name="Count">How many.</param>
public sealed record AskCount(string Ask, int Count)
{
    /// <summary>The module that asks.</summary>
    public string Module => Ask.Split('.')[0];
}
