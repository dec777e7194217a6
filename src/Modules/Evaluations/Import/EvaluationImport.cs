using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Evaluations;

/// <summary>A document somebody wants to import: its bytes, what was recognised, and what became of it.</summary>
sealed class EvaluationImport : EditedEntity
{
    public required string FileName { get; init; }
    public required byte[] Bytes { get; init; }

    /// <summary>The recognition as JSON, the user's corrections applied.</summary>
    public required string Recognition { get; set; }

    public Recognition Found
    {
        get => JsonSerializer.Deserialize<Recognition>(Recognition)!;
        set => Recognition = JsonSerializer.Serialize(value);
    }

    public required DateTime At { get; init; }

    /// <summary>Who brought it, and alone sees the preview; nobody when a command did. Once confirmed, those who run the evaluation see it too.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The evaluation it became; null while it is a preview, and again when undone.</summary>
    public Guid? EvaluationId { get; set; }
}

sealed class EvaluationImportMap : IEntityTypeConfiguration<EvaluationImport>
{
    public void Configure(EntityTypeBuilder<EvaluationImport> import)
    {
        import.Ignore(i => i.Found);
        import.Property(i => i.FileName).HasMaxLength(300);
        import.Property(i => i.Recognition).Sensitive(); // long, and said elsewhere on the trail once confirmed
        import.HasIndex(i => i.EvaluationId);
    }
}

static class ImportSets
{
    extension(Db db)
    {
        public DbSet<EvaluationImport> EvaluationImports => db.Set<EvaluationImport>();
    }
}
