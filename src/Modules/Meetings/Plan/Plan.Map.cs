using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Meetings;

sealed class MeetingSeriesMap : IEntityTypeConfiguration<MeetingSeries>
{
    public void Configure(EntityTypeBuilder<MeetingSeries> series)
    {
        series.HasAudience();
        series.Ignore(s => s.Recurrence);
        series.Property(s => s.Title).HasMaxLength(MeetingSeries.LongestTitle);
        series.Property(s => s.Place).HasMaxLength(MeetingSeries.LongestPlace);
        series.Property(s => s.Link).HasMaxLength(MeetingSeries.LongestLink);
        series.PrimitiveCollection(s => s.Without);
        series.Property(s => s.Voting).HasDefaultValue(Voting.None); // those from before it was asked
        series.Property(s => s.PassOnTo).HasDefaultValue(PassOnTo.Members);
        series.Property(s => s.NumbersCases).HasDefaultValue(false);
        series.HasIndex(s => s.GroupId);
    }
}

sealed class MeetingMap : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> meeting)
    {
        meeting.HasAudience();
        meeting.Ignore(m => m.Finding);
        meeting.Property(m => m.Title).HasMaxLength(MeetingSeries.LongestTitle);
        meeting.Property(m => m.Place).HasMaxLength(MeetingSeries.LongestPlace);
        meeting.Property(m => m.Link).HasMaxLength(MeetingSeries.LongestLink);
        meeting.Property(m => m.CancelledBecause).HasMaxLength(Meeting.LongestBecause);
        meeting.Property(m => m.LedBy).HasMaxLength(200);
        meeting.Property(m => m.Voting).HasDefaultValue(Voting.None); // those from before it was asked
        meeting.Property(m => m.PassOnTo).HasDefaultValue(PassOnTo.Members);
        meeting.Property(m => m.NumbersCases).HasDefaultValue(false);
        meeting.HasMany(m => m.Attendances).WithOne().HasForeignKey(a => a.MeetingId);
        meeting.HasOne<MeetingSeries>().WithMany().HasForeignKey(m => m.SeriesId).OnDelete(DeleteBehavior.Restrict);
        meeting.HasIndex(m => new { m.SeriesId, m.ByRule }).IsUnique(); // two who lay the same day lay it once
        meeting.HasIndex(m => new { m.On, m.Id });
        meeting.HasIndex(m => new
        {
            m.GroupId,
            m.On,
            m.Id,
        });
    }
}

sealed class AttendanceMap : IEntityTypeConfiguration<Attendance>
{
    public void Configure(EntityTypeBuilder<Attendance> attendance)
    {
        attendance.Property(a => a.Name).HasMaxLength(200);
        attendance.Property(a => a.StandsInFor).HasMaxLength(200);
        attendance.HasIndex(a => new { a.MeetingId, a.PersonId }).IsUnique();
    }
}

static class PlanSets
{
    extension(Db db)
    {
        public DbSet<MeetingSeries> MeetingSeries => db.Set<MeetingSeries>();
        public DbSet<Meeting> Meetings => db.Set<Meeting>();

        /// <summary>The series the actor may see.</summary>
        public IQueryable<MeetingSeries> SeriesSeen() => db.Set<MeetingSeries>().VisibleTo(db.Actor);

        /// <summary>The meetings the actor may see.</summary>
        public IQueryable<Meeting> MeetingsSeen() => db.Set<Meeting>().VisibleTo(db.Actor);

        /// <summary>
        /// The same, for lists: whoever reaches few units finds them by the index of the unit and that of the group, instead of asking
        /// every meeting there is. Each names its group and nobody else, so to be named is to sit in it.
        /// </summary>
        public IQueryable<Meeting> MeetingsListed()
        {
            if (!db.Actor.ReachesFew<Meeting>())
            {
                return db.MeetingsSeen();
            }

            Guid[] subjects = [.. db.Actor.Subjects];
            var ids = db.Set<Meeting>()
                .WithinReachOf(db.Actor)
                .Select(m => m.Id)
                .Concat(db.Set<Meeting>().Where(m => subjects.Contains(m.GroupId)).Select(m => m.Id));
            return db.Set<Meeting>().Where(m => ids.Contains(m.Id));
        }
    }
}
