using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.FollowUp;

/// <summary>What somebody changed for many measures in one go, and how they stood before.</summary>
sealed class MeasureBatch : Entity
{
    /// <summary>How long it can be taken back.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    MeasureBatch() { }

    /// <summary>Who did it, and alone sees it.</summary>
    public Guid PersonId { get; private init; }

    public DateTime At { get; private init; }

    /// <summary>How many measures.</summary>
    public int Count { get; private init; }

    public string Packed { get; private init; } = "";

    public DateTime? UndoneAt { get; private set; }

    public IReadOnlyList<Moved> Moves => Stand.Unpack(Packed);

    public static MeasureBatch Of(IReadOnlyList<Moved> moves, Guid person, DateTime now) =>
        new()
        {
            PersonId = person,
            At = now,
            Count = moves.Count,
            Packed = Stand.Pack(moves),
        };

    public bool MayBeUndone(DateTime now) => UndoneAt is null && now < At + Lifetime;

    public void Undo(DateTime now) => UndoneAt = MayBeUndone(now) ? now : throw new Refusal(Texts.ManyCannotUndo);
}

sealed class MeasureBatchMap : IEntityTypeConfiguration<MeasureBatch>
{
    public void Configure(EntityTypeBuilder<MeasureBatch> batch)
    {
        batch.Ignore(b => b.Moves);
        batch.Property(b => b.Packed).Sensitive(); // long, and each measure's own entry says what changed
        batch.HasIndex(b => b.PersonId);
    }
}
