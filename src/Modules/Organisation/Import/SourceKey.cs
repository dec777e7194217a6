using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>What the system a row came from calls it: the number of an employee, the code of a unit. By it the next file finds the row again.</summary>
sealed class SourceKey(ImportKind kind, string key, Guid rowId) : EditedEntity
{
    public const int Longest = 100;

    public ImportKind Kind { get; private init; } = kind;
    public string Key { get; private init; } = key;
    public Guid RowId { get; private init; } = rowId;
}

sealed class SourceKeyMap : IEntityTypeConfiguration<SourceKey>
{
    public void Configure(EntityTypeBuilder<SourceKey> key)
    {
        key.Property(k => k.Key).HasMaxLength(SourceKey.Longest);
        key.HasIndex(k => new { k.Kind, k.Key }).IsUnique();
        key.HasIndex(k => k.RowId);
    }
}
