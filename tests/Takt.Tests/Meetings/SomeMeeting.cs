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
    }
}
