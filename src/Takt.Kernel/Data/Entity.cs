using System.ComponentModel.DataAnnotations.Schema;

namespace Takt.Kernel;

/// <summary>A row with an identity of its own. Ids rise with time (v7), so that pages by key follow the order of making.</summary>
public abstract class Entity
{
    readonly List<IEvent> happened = [];

    /// <summary>The identity.</summary>
    public Guid Id { get; protected init; } = Guid.CreateVersion7();

    /// <summary>What this entity has done since it was loaded; written in the same save.</summary>
    [NotMapped]
    internal IReadOnlyList<IEvent> Happened => happened;

    /// <summary>Tells that something happened. Others hear of it after the save.</summary>
    protected void Record(IEvent @event) => happened.Add(@event);

    internal void Forget() => happened.Clear();
}

/// <summary>A row people edit. <see cref="Version"/> guards it: whoever saves second is shown both versions.</summary>
public abstract class EditedEntity : Entity
{
    /// <summary>Rises by one with each save.</summary>
    public int Version { get; internal set; }
}

/// <summary>A row that pages start from; everything under it is reached through it and inherits its access.</summary>
public abstract class RootEntity : EditedEntity, IHasAudience
{
    /// <inheritdoc/>
    public Audience Audience { get; protected set; } = null!;
}

/// <summary>A row that programs follow: the save writes when it was last changed.</summary>
public interface ITellsWhenChanged
{
    /// <summary>When, UTC; null for what has not been changed since this was kept.</summary>
    DateTime? ChangedAt { get; }

    /// <summary>It was made or changed.</summary>
    void Changed(DateTime now);
}

/// <summary>A row that holds between two dates: <see cref="From"/> counts, <see cref="To"/> does not.</summary>
public interface IDated
{
    /// <summary>The first day it holds.</summary>
    DateOnly From { get; }

    /// <summary>The first day it no longer holds; null while no end is known.</summary>
    DateOnly? To { get; }
}

/// <summary>Reading as of a date.</summary>
public static class Dated
{
    /// <summary>The rows that hold on a date. A change dated tomorrow takes effect tomorrow, without a job.</summary>
    public static IQueryable<T> AsOf<T>(this IQueryable<T> rows, DateOnly date)
        where T : class, IDated => rows.Where(row => row.From <= date && (row.To == null || row.To > date));

    /// <summary>Whether a row at hand holds on a date.</summary>
    public static bool HoldsOn(this IDated row, DateOnly date) => row.From <= date && (row.To is null || row.To > date);
}
