using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Takt.FollowUp.Contracts;

namespace Takt.FollowUp;

sealed class MeasureMap : IEntityTypeConfiguration<Measure>
{
    public void Configure(EntityTypeBuilder<Measure> measure)
    {
        measure.HasAudience();
        measure.Ignore(m => m.Finding);
        measure.Ignore(m => m.Watchable);
        measure.Ignore(m => m.Steps);
        measure.Property(m => m.StepLines).HasMaxLength(Step.Most * (Step.Longest + 3));
        measure.Ignore(m => m.Stand);
        measure.Ignore(m => m.Size);
        measure.Property(m => m.Indicator).HasMaxLength(MeasureSize.LongestIndicator);
        measure.Property(m => m.What).HasMaxLength(300);
        measure.Property(m => m.ExpectedEffect).HasMaxLength(1000);
        measure.Property(m => m.Shown).HasMaxLength(1000);
        measure.Property(m => m.DroppedBecause).HasMaxLength(1000);
        measure.Property(m => m.NeedsHelp).HasMaxLength(1000);
        measure.Property(m => m.HelpAnswer).HasMaxLength(1000);
        measure.Property(m => m.HelpAnsweredBy).HasMaxLength(200);
        measure.Property(m => m.SourceKind).HasMaxLength(80);
        measure.Property(m => m.SourceTitle).HasMaxLength(300);
        measure.Property(m => m.SourceAddress).HasMaxLength(300);
        measure.HasIndex(m => m.SourceId);
        measure.HasIndex(m => new
        {
            m.Next,
            m.Id,
            m.State, // so that what is late is counted from the index alone
        });
        // What is proposed is seldom. An index by every state would be taken also where it is one owner's of that state that are asked for.
        measure.HasIndex(m => new { m.Next, m.Id }).HasFilter($"state = '{nameof(MeasureState.Proposed)}'");
        measure
            .HasIndex(m => new
            {
                m.StateSince,
                m.Id,
                m.State, // so that what was judged is counted from the index alone
            })
            .HasFilter("next IS NULL"); // what is closed; PostgreSQL reads no order from an index that begins with a null
        measure.HasIndex(m => new { m.Owner, m.Next });
        measure.HasIndex(m => new { m.ChangedAt, m.Id }); // programs ask what has changed since they last asked
        measure.HasIndex(m => m.HelpFrom).HasFilter("help_from IS NOT NULL"); // so that the planner knows they are few
        measure.HasIndex(m => m.StandsInFor);
        measure.HasIndex(m => m.SentOnTo);
    }
}

static class MeasureSets
{
    extension(Db db)
    {
        public DbSet<Measure> Measures => db.Set<Measure>();

        /// <summary>
        /// What the actor may see: what the audience says, and what is given to a seat the actor holds, or asked of one, wherever it
        /// belongs.
        /// </summary>
        public IQueryable<Measure> MeasuresSeen() => db.Set<Measure>().VisibleByIndex(db.Actor, Anyway(db.Actor));

        /// <summary>The same in parts that share none, to count one after the other: so much quicker that figures of a hundred thousand can be read.</summary>
        public IReadOnlyList<IQueryable<Measure>> MeasuresSeenInParts() => db.Set<Measure>().VisibleInParts(db.Actor, Anyway(db.Actor));
    }

    static Expression<Func<Measure, bool>>[] Anyway(Actor actor)
    {
        var seats = actor.Seats;
        return [m => seats.Contains(m.Owner), m => m.HelpFrom != null && seats.Contains(m.HelpFrom)];
    }
}
