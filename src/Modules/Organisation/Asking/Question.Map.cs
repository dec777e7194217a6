using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

sealed class QuestionMap : IEntityTypeConfiguration<Question>
{
    public const int LongestMatter = 200;
    public const int LongestText = 4000;

    public void Configure(EntityTypeBuilder<Question> question)
    {
        question.Property(q => q.Matter).HasMaxLength(LongestMatter).Sensitive(); // between whoever asks and whoever answers
        question.Property(q => q.Answer).HasMaxLength(LongestText).Sensitive();
        question.HasMany(q => q.Notes).WithOne().HasForeignKey(n => n.QuestionId);
        question.HasIndex(q => q.AskedBy);
        question.HasIndex(q => q.Owner);
        question.HasIndex(q => q.FieldId);
        question.HasOne<Person>().WithMany().HasForeignKey(q => q.AskedBy).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class QuestionNoteMap : IEntityTypeConfiguration<QuestionNote>
{
    public void Configure(EntityTypeBuilder<QuestionNote> note) =>
        note.Property(n => n.Text).HasMaxLength(QuestionMap.LongestText).Sensitive();
}

sealed class MissMap : IEntityTypeConfiguration<Miss>
{
    public void Configure(EntityTypeBuilder<Miss> miss)
    {
        miss.Unrecorded(); // who looked for what is nobody's matter
        miss.Property(m => m.Words).HasMaxLength(Miss.Longest);
        miss.HasIndex(m => m.Words).IsUnique();
    }
}

sealed class FieldRegisterMap : IEntityTypeConfiguration<FieldRegister>
{
    public void Configure(EntityTypeBuilder<FieldRegister> register) => register.Property(r => r.Id).ValueGeneratedNever();
}

static class QuestionSets
{
    extension(Db db)
    {
        public DbSet<Question> Questions => db.Set<Question>();
        public DbSet<Miss> Misses => db.Set<Miss>();
        public DbSet<FieldRegister> FieldRegisters => db.Set<FieldRegister>();

        /// <summary>The questions the actor may read: one's own, those one owes an answer, and those that were answered for everybody.</summary>
        public IQueryable<Question> QuestionsSeen()
        {
            var (me, seats) = (db.Actor.PersonId, db.Actor.Seats);
            return db.Set<Question>().Where(q => q.AskedBy == me || seats.Contains(q.Owner) || (q.IsShared && q.AnsweredAt != null));
        }
    }
}
