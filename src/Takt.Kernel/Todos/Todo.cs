namespace Takt.Kernel;

/// <summary>
/// Something that is owed. Modules write it in the same save as the thing itself; Min side reads one table. It belongs to
/// a seat, so that it follows the role when people change.
/// </summary>
public sealed class Todo
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

    /// <summary>Since when.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>When it was expected.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>When it was done; null while it waits.</summary>
    public DateTime? DoneAt { get; set; }
}

/// <summary>Reading what is owed.</summary>
public static class Todos
{
    /// <summary>What waits for the actor.</summary>
    public static IQueryable<Todo> WaitingFor(this IQueryable<Todo> todos, Actor actor)
    {
        var seats = actor.Seats;
        return todos.Where(todo => todo.DoneAt == null && seats.Contains(todo.Owner));
    }
}
