using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Evaluations;

sealed class EvaluationMap : IEntityTypeConfiguration<Evaluation>
{
    public void Configure(EntityTypeBuilder<Evaluation> evaluation)
    {
        evaluation.HasAudience();
        evaluation.Ignore(e => e.Finding);
        evaluation.Ignore(e => e.Topic);
        evaluation.Ignore(e => e.FoundBy);
        evaluation.Property(e => e.Title).HasMaxLength(300);
        evaluation.Property(e => e.Programme).HasMaxLength(200);
        evaluation.Property(e => e.Purpose).HasMaxLength(2000);
        evaluation.Property(e => e.GatheringName).HasMaxLength(200);
        evaluation.Property(e => e.MeetingName).HasMaxLength(200);
        evaluation.Property(e => e.Presenter).HasMaxLength(200);
        evaluation.Property(e => e.AnsweringBody).HasMaxLength(100);
        evaluation.HasMany(e => e.Parts).WithOne().HasForeignKey(p => p.EvaluationId);
        evaluation.HasMany(e => e.Themes).WithOne().HasForeignKey(t => t.EvaluationId);
    }
}

sealed class PartMap : IEntityTypeConfiguration<Part>
{
    public void Configure(EntityTypeBuilder<Part> part)
    {
        part.Property(p => p.Name).HasMaxLength(200);
        part.Property(p => p.Level).HasMaxLength(200);
    }
}

sealed class ThemeMap : IEntityTypeConfiguration<Theme>
{
    public void Configure(EntityTypeBuilder<Theme> theme)
    {
        theme.Property(t => t.Guidance).HasMaxLength(2000);
        theme.HasIndex(t => new { t.EvaluationId, t.Position }).IsUnique();
        theme.HasIndex(t => new { t.EvaluationId, t.NeedsAnswer }); // the list of evaluations counts by it
        theme.HasOne<Part>().WithMany().HasForeignKey(t => t.PartId).OnDelete(DeleteBehavior.Restrict);
    }
}

static class PlanSets
{
    extension(Db db)
    {
        public DbSet<Evaluation> Evaluations => db.Set<Evaluation>();
        public DbSet<Part> Parts => db.Set<Part>();
        public DbSet<Theme> Themes => db.Set<Theme>();
    }
}
