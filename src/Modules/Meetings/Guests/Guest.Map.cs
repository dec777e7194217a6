using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Meetings;

sealed class GuestMap : IEntityTypeConfiguration<Guest>
{
    public void Configure(EntityTypeBuilder<Guest> guest)
    {
        guest.Property(g => g.Name).HasMaxLength(200);
        guest.Property(g => g.Why).HasMaxLength(Guest.LongestText).Sensitive();
        guest.Property(g => g.Because).HasMaxLength(Guest.LongestText).Sensitive();
        guest.HasOne<Meeting>().WithMany().HasForeignKey(g => g.MeetingId).OnDelete(DeleteBehavior.Cascade);
        guest.HasIndex(g => new { g.MeetingId, g.PersonId }).IsUnique();
    }
}

static class GuestSets
{
    extension(Db db)
    {
        /// <summary>Of all meetings: asked for through one that somebody may see.</summary>
        public DbSet<Guest> Guests => db.Set<Guest>();
    }
}
