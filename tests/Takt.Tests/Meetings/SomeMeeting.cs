using Takt.Meetings;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>A group of a unit with a chair and a member, and a meeting of it.</summary>
static class SomeMeeting
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    extension(Kommune kommune)
    {
        /// <summary>Makes a group for a unit: who chairs it, and who sits in it.</summary>
        public async Task<Guid> Group(string name, Guid unit, Visitor chair, params IReadOnlyList<Visitor> members)
        {
            var group = new Group(name) { UnitId = unit, Kind = GroupKind.LeaderGroup };
            group.Seat((await kommune.ActorOf(chair)).PersonId!.Value, kommune.Today.AddYears(-1), GroupPlace.Chair);
            foreach (var member in members)
            {
                group.Seat((await kommune.ActorOf(member)).PersonId!.Value, kommune.Today.AddYears(-1));
            }

            await kommune.With(db =>
            {
                db.Groups.Add(group);
                return db.Save("test", Cancel);
            });
            return group.Id;
        }

        /// <summary>Makes a meeting of it, so many days from today at nine, for two hours.</summary>
        public async Task<Meeting> Meeting(Guid group, Guid unit, int days = 7, Openness openness = Openness.Unit)
        {
            var meeting = new Meeting(group, unit, openness, "Ledermøtet", kommune.Today.AddDays(days), new(9, 0), 120);
            await kommune.With(db =>
            {
                db.Meetings.Add(meeting);
                return db.Save("test", Cancel);
            });
            return meeting;
        }

        /// <summary>So many hours pass after a meeting has ended: all that happened, happened so much earlier.</summary>
        public Task HoursPass(Guid meeting, int hours) =>
            kommune.With(async db =>
            {
                var row = db.Entry(await db.Meetings.SingleAsync(m => m.Id == meeting, Cancel));
                row.Property(m => m.EndedAt).CurrentValue = row.Entity.EndedAt?.AddHours(-hours);
                row.Property(m => m.SilentSince).CurrentValue = row.Entity.SilentSince?.AddHours(-hours);
                await db.Save("test", Cancel);
            });
    }
}
