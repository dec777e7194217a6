using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Meetings;

sealed class AgendaItemMap : IEntityTypeConfiguration<AgendaItem>
{
    public void Configure(EntityTypeBuilder<AgendaItem> item)
    {
        item.HasAudience();
        item.Ignore(i => i.Finding);
        item.Ignore(i => i.Case);
        item.Ignore(i => i.Topic);
        item.Ignore(i => i.Watchable);
        // A closed item is read by those who meet, and not on the trail either.
        item.Property(i => i.Title).HasMaxLength(AgendaItem.LongestTitle).Sensitive();
        item.Property(i => i.PublicTitle).HasMaxLength(AgendaItem.LongestTitle);
        item.Property(i => i.About).HasMaxLength(AgendaItem.LongestText).Sensitive();
        item.Property(i => i.BroughtBy).HasMaxLength(200);
        item.Property(i => i.ClosedBy).HasMaxLength(AgendaItem.LongestBasis);
        item.Property(i => i.DeclinedBecause).HasMaxLength(1000).Sensitive();
        item.Property(i => i.Summary).HasMaxLength(AgendaItem.LongestText).Sensitive();
        item.Property(i => i.Decision).HasMaxLength(AgendaItem.LongestText).Sensitive();
        item.Property(i => i.Key).HasMaxLength(AgendaItem.LongestKey).Sensitive();
        item.Property(i => i.TopicTitle).HasMaxLength(Topic.LongestTitle).Sensitive();
        item.Property(i => i.TopicAddress).HasMaxLength(Topic.LongestAddress).Sensitive();
        item.Property(i => i.TopicDeck).HasMaxLength(Topic.LongestAddress).Sensitive();
        item.HasOne<Meeting>().WithMany().HasForeignKey(i => i.MeetingId).OnDelete(DeleteBehavior.Restrict);
        item.HasIndex(i => new { i.MeetingId, i.Position });
        item.HasIndex(i => new { i.GroupId, i.Id });
        item.HasIndex(i => new
            {
                i.GroupId,
                i.CaseYear,
                i.CaseType,
                i.CaseSequence,
            })
            .IsUnique() // of two meetings that end in the same moment one reads the numbers again
            .HasFilter("case_sequence IS NOT NULL")
            .HasDatabaseName("IX_meetings_agenda_item_case");
        item.HasIndex(i => i.MeetingId, "IX_meetings_agenda_item_decided").HasFilter("decision IS NOT NULL"); // whether a meeting decided anything
        item.HasIndex(i => i.ContinuesId);
        item.HasIndex(i => i.TopicId).HasFilter("topic_id IS NOT NULL");
    }
}

sealed class DissentMap : IEntityTypeConfiguration<Dissent>
{
    public void Configure(EntityTypeBuilder<Dissent> dissent)
    {
        dissent.Property(d => d.Name).HasMaxLength(200);
        dissent.Property(d => d.Text).HasMaxLength(Dissent.LongestText).Sensitive(); // of a closed item too
        dissent.HasOne<AgendaItem>().WithMany().HasForeignKey(d => d.ItemId);
        dissent.HasIndex(d => new { d.ItemId, d.PersonId }).IsUnique();
    }
}

sealed class RemarkMap : IEntityTypeConfiguration<Remark>
{
    public void Configure(EntityTypeBuilder<Remark> remark)
    {
        remark.Property(r => r.Name).HasMaxLength(200);
        remark.Property(r => r.Text).HasMaxLength(Remark.LongestText).Sensitive();
        remark.HasOne<AgendaItem>().WithMany().HasForeignKey(r => r.ItemId);
        remark.HasIndex(r => new { r.ItemId, r.Id });
    }
}

sealed class PassingMap : IEntityTypeConfiguration<Passing>
{
    public void Configure(EntityTypeBuilder<Passing> passing)
    {
        passing.Unrecorded(); // who has said what on is nobody's matter but their own
        passing.HasOne<AgendaItem>().WithMany().HasForeignKey(p => p.ItemId);
        passing.HasIndex(p => new { p.PersonId, p.PassedOnAt });
        passing.HasIndex(p => new { p.ItemId, p.PersonId }).IsUnique();
    }
}

static class AgendaSets
{
    extension(Db db)
    {
        public DbSet<AgendaItem> AgendaItems => db.Set<AgendaItem>();
        public DbSet<Dissent> Dissents => db.Set<Dissent>();
        public DbSet<Remark> Remarks => db.Set<Remark>();
        public DbSet<Passing> Passings => db.Set<Passing>();

        /// <summary>The items the actor may see whole. Of the others one sees <see cref="AgendaLine.Of"/>, of a meeting one sees.</summary>
        public IQueryable<AgendaItem> ItemsSeen() => db.Set<AgendaItem>().VisibleTo(db.Actor);
    }
}
