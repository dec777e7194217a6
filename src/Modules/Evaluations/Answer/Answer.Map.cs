using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Evaluations;

sealed class AnswerMap : IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Answer> answer)
    {
        answer.Ignore(a => a.Unfinished);
        answer.Property(a => a.Lead).HasMaxLength(2000);
        answer.Property(a => a.DraftedBy).HasMaxLength(200);
        answer.Property(a => a.ApprovedBy).HasMaxLength(200);
        answer.HasOne<Theme>().WithOne().HasForeignKey<Answer>(a => a.ThemeId);
        answer.HasIndex(a => new { a.EvaluationId, a.State }); // the lists count answers and read no more of them
        answer.HasOne<Evaluation>().WithMany().HasForeignKey(a => a.EvaluationId).OnDelete(DeleteBehavior.Restrict);
        answer.HasMany(a => a.Points).WithOne().HasForeignKey(p => p.AnswerId);
        answer.Navigation(a => a.Points).HasField("points").UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

sealed class AnswerPointMap : IEntityTypeConfiguration<AnswerPoint>
{
    public void Configure(EntityTypeBuilder<AnswerPoint> point)
    {
        point.Ignore(p => p.Replaces);
        point.Ignore(p => p.Unfinished);
        point.Property(p => p.Because).HasMaxLength(2000);
        point.Property(p => p.Request).HasMaxLength(1000);
        point.Property(p => p.MeasureWhat).HasMaxLength(300);
        point.HasMany(p => p.Covers).WithOne().HasForeignKey(c => c.PointId);
    }
}

sealed class CoverMap : IEntityTypeConfiguration<Cover>
{
    public void Configure(EntityTypeBuilder<Cover> cover)
    {
        cover.HasKey(c => new { c.PointId, c.ContributionId });
        cover.HasIndex(c => c.ContributionId);
        cover.HasOne<Contribution>().WithMany().HasForeignKey(c => c.ContributionId);
    }
}

sealed class InsideCommentMap : IEntityTypeConfiguration<InsideComment>
{
    public void Configure(EntityTypeBuilder<InsideComment> comment)
    {
        comment.Property(c => c.By).HasMaxLength(200);
        comment.Property(c => c.Text).HasMaxLength(2000).Sensitive();
        comment.HasOne<Theme>().WithMany().HasForeignKey(c => c.ThemeId);
    }
}

static class AnswerSets
{
    extension(Db db)
    {
        public DbSet<Answer> Answers => db.Set<Answer>();
        public DbSet<AnswerPoint> AnswerPoints => db.Set<AnswerPoint>();
        public DbSet<Cover> Covers => db.Set<Cover>();
        public DbSet<InsideComment> InsideComments => db.Set<InsideComment>();
    }

    extension(IQueryable<Answer> answers)
    {
        /// <summary>
        /// With the points and what they cover. A statement for each: as one, SQLite joins every point there is to its
        /// covers before it picks out the few.
        /// </summary>
        public IQueryable<Answer> WithPoints() => answers.Include(a => a.Points).ThenInclude(p => p.Covers).AsSplitQuery();
    }
}
