using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Meetings;

sealed class ObjectionMap : IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<Objection> objection)
    {
        objection.Property(o => o.Name).HasMaxLength(200);
        objection.Property(o => o.AnsweredBy).HasMaxLength(200);
        objection.Property(o => o.Text).HasMaxLength(Objection.LongestText).Sensitive(); // of a closed item too
        objection.Property(o => o.Answer).HasMaxLength(Objection.LongestText).Sensitive();
        objection.HasOne<AgendaItem>().WithMany().HasForeignKey(o => o.ItemId);
        objection.HasIndex(o => o.ItemId);
    }
}

sealed class CorrectionMap : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> correction)
    {
        correction.Property(c => c.By).HasMaxLength(200);
        correction.Property(c => c.Because).HasMaxLength(Correction.LongestBecause).Sensitive(); // of a closed item too
        correction.Property(c => c.There).Sensitive();
        correction.HasMany(c => c.Kept).WithOne().HasForeignKey(k => k.CorrectionId);
        correction.HasOne<Meeting>().WithMany().HasForeignKey(c => c.MeetingId);
        correction.HasIndex(c => new { c.MeetingId, c.Number }).IsUnique();
    }
}

sealed class KeptItemMap : IEntityTypeConfiguration<KeptItem>
{
    public void Configure(EntityTypeBuilder<KeptItem> kept)
    {
        kept.Property(k => k.Summary).HasMaxLength(AgendaItem.LongestText).Sensitive();
        kept.Property(k => k.Decision).HasMaxLength(AgendaItem.LongestText).Sensitive();
        kept.Property(k => k.Key).HasMaxLength(AgendaItem.LongestKey).Sensitive();
        kept.Property(k => k.Vote).Sensitive();
        kept.Property(k => k.Dissents).Sensitive();
        kept.HasOne<AgendaItem>().WithMany().HasForeignKey(k => k.ItemId).OnDelete(DeleteBehavior.Restrict);
        kept.HasIndex(k => new { k.CorrectionId, k.ItemId }).IsUnique();
    }
}

sealed class VoteMap : IEntityTypeConfiguration<Vote>
{
    public void Configure(EntityTypeBuilder<Vote> vote)
    {
        vote.Ignore(v => v.Total);
        vote.HasMany(v => v.Ballots).WithOne().HasForeignKey(b => b.VoteId);
        vote.HasOne<AgendaItem>().WithMany().HasForeignKey(v => v.ItemId);
        vote.HasIndex(v => v.ItemId).IsUnique();
    }
}

sealed class CastBallotMap : IEntityTypeConfiguration<CastBallot>
{
    public void Configure(EntityTypeBuilder<CastBallot> ballot)
    {
        ballot.Property(b => b.Name).HasMaxLength(200);
        ballot.Property(b => b.Ballot).Sensitive(); // of a closed item too
        ballot.HasIndex(b => new { b.VoteId, b.PersonId }).IsUnique();
    }
}

static class MinutesSets
{
    extension(Db db)
    {
        /// <summary>Read by those who met, of items they see.</summary>
        public DbSet<Objection> Objections => db.Set<Objection>();
        public DbSet<Correction> Corrections => db.Set<Correction>();
        public DbSet<KeptItem> KeptItems => db.Set<KeptItem>();
        public DbSet<Vote> Votes => db.Set<Vote>();
    }

    extension(IQueryable<AgendaItem> items)
    {
        /// <summary>What a meeting has taken up and the minutes say something of, in order.</summary>
        public IQueryable<AgendaItem> Treated(Guid meeting) =>
            items.Where(i => i.MeetingId == meeting && i.IsOut && i.State == ItemState.Treated).OrderBy(i => i.Position).ThenBy(i => i.Id);
    }
}
