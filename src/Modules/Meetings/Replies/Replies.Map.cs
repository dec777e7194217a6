using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Meetings;

sealed class MeetingReplyMap : IEntityTypeConfiguration<MeetingReply>
{
    public void Configure(EntityTypeBuilder<MeetingReply> reply)
    {
        reply.Property(r => r.Substitute).HasMaxLength(MeetingReply.LongestName);
        reply.Property(r => r.Comment).HasMaxLength(MeetingReply.LongestComment).Sensitive();
        reply.HasOne<Meeting>().WithMany().HasForeignKey(r => r.MeetingId).OnDelete(DeleteBehavior.Cascade);
        reply.HasIndex(r => new { r.MeetingId, r.PersonId }).IsUnique();
    }
}

static class ReplySets
{
    extension(Db db)
    {
        /// <summary>Of all meetings: asked for through one that somebody may see, and sits in.</summary>
        public DbSet<MeetingReply> Replies => db.Set<MeetingReply>();
    }
}
