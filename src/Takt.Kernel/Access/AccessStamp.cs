using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Kernel;

/// <summary>
/// Becomes another whenever a row that decides who may what is saved (<see cref="Marks.DecidesAccess{T}"/>), in the same
/// transaction. What was worked out of those rows holds, on every node, as long as the stamp is the one read before it.
/// </summary>
public sealed class AccessStamp
{
    /// <summary>There is one.</summary>
    public const int Only = 1;

    /// <summary>Always <see cref="Only"/>.</summary>
    public int Id { get; init; } = Only;

    /// <summary>Means nothing but to be the same or another. Never counted up: two who save at once must not agree.</summary>
    public Guid Value { get; private set; }

    internal void Renew() => Value = Guid.NewGuid();
}

sealed class AccessStampMap : IEntityTypeConfiguration<AccessStamp>
{
    public void Configure(EntityTypeBuilder<AccessStamp> stamp)
    {
        stamp.Property(s => s.Id).ValueGeneratedNever();
        stamp.HasData(new AccessStamp());
        stamp.Unrecorded(); // who changed what is told by the rows themselves
    }
}
