using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>Who is there: what is ticked, read by who sits in the group.</summary>
static class RollCall
{
    extension(GroupRollCall group)
    {
        /// <summary>Those who should be there.</summary>
        public IEnumerable<GroupSeat> Members =>
            group.Seats.Where(s => s.Place is GroupPlace.Chair or GroupPlace.Secretary or GroupPlace.Member);

        public IEnumerable<GroupSeat> Substitutes => group.Seats.Where(s => s.Place is GroupPlace.Substitute);

        public IEnumerable<GroupSeat> Observers => group.Seats.Where(s => s.Place is GroupPlace.Observer);

        /// <summary>With those who are welcome to listen in, as observers.</summary>
        public GroupRollCall With(IReadOnlyList<Guest> guests)
        {
            var welcome = guests.Where(g => g.State is GuestState.Welcome && !group.Seats.Any(s => s.PersonId == g.PersonId)).ToList();
            return welcome.Count == 0
                ? group
                : group with
                {
                    Seats =
                    [
                        .. group.Seats,
                        .. welcome.Select(g => new GroupSeat(g.PersonId, g.Name, null, GroupPlace.Observer, null, null)),
                    ],
                };
        }

        /// <summary>Whose place a substitute may take: the one it stands in for; anybody's where that is not said.</summary>
        public IEnumerable<GroupSeat> PlacesFor(GroupSeat substitute) =>
            group.Members.Where(m => substitute.StandsInFor is null || substitute.StandsInFor == m.PersonId);
    }

    extension(MeetingAt at)
    {
        /// <summary>Whether somebody is there and answers for what is decided. Before the roll is called, whoever sits in the group.</summary>
        public bool IsThere(Guid person) =>
            at.Meeting.Attendances.Count == 0
                ? at.Group.Members.Any(m => m.PersonId == person)
                : at.Meeting.Attendances.Any(a => a.PersonId == person && a.Presence is Presence.Present or Presence.Substitute);

        /// <summary>Those <see cref="IsThere"/> is true of, with their names.</summary>
        public IReadOnlyList<(Guid Id, string Name)> Present =>
            at.Meeting.Attendances.Count == 0
                ? [.. at.Group.Members.Select(m => (m.PersonId, m.Name))]
                :
                [
                    .. at
                        .Meeting.Attendances.Where(a => a.Presence is Presence.Present or Presence.Substitute)
                        .OrderBy(a => Norwegian.SortKey(a.Name), StringComparer.Ordinal)
                        .Select(a => (a.PersonId, a.Name)),
                ];
    }

    /// <summary>What was ticked. What cannot be is refused at its field.</summary>
    public static IReadOnlyList<Called> Read(
        GroupRollCall group,
        IReadOnlyDictionary<string, string> there,
        IReadOnlyDictionary<string, string> inPlaceOf,
        Action<string, string> refuse
    )
    {
        List<Called> called =
        [
            .. group.Members.Select(m => new Called(m.PersonId, m.Name, IsTicked(there, m) ? Presence.Present : Presence.Absent)),
            .. group.Observers.Where(o => IsTicked(there, o)).Select(o => new Called(o.PersonId, o.Name, Presence.Observer)),
        ];
        HashSet<Guid> taken = [];
        foreach (var substitute in group.Substitutes.Where(s => IsTicked(there, s)))
        {
            var places = group.PlacesFor(substitute).ToList();
            var field = $"Form.InPlaceOf[{substitute.PersonId}]";
            var place = places is [var only]
                ? only
                : places.Find(p => $"{p.PersonId}" == inPlaceOf.GetValueOrDefault($"{substitute.PersonId}"));
            if (place is null)
            {
                refuse(field, string.Format(Texts.MinutesInWhosePlace, substitute.Name));
            }
            else if (IsTicked(there, place))
            {
                refuse(field, string.Format(Texts.MinutesIsThereToo, place.Name));
            }
            else if (!taken.Add(place.PersonId))
            {
                refuse(field, string.Format(Texts.MinutesPlaceIsTaken, place.Name));
            }
            else
            {
                called.Add(new(substitute.PersonId, substitute.Name, Presence.Substitute, place.Name));
            }
        }

        return called;
    }

    /// <summary>The form as the meeting stands; before the roll is called, as people have answered, and all who have not are there.</summary>
    public static (Dictionary<string, string> There, Dictionary<string, string> InPlaceOf) Fill(MeetingAt at)
    {
        return at.Meeting.Attendances.Count == 0 ? FillByReplies(at) : FillNoted(at);
    }

    /// <summary>The form as it is noted: before the roll is called nobody is ticked.</summary>
    public static (Dictionary<string, string> There, Dictionary<string, string> InPlaceOf) FillNoted(MeetingAt at)
    {
        var noted = at.Meeting.Attendances;
        var members = at.Group.Members.ToLookup(m => m.Name, m => m.PersonId);
        return (
            noted.Where(a => a.Presence is not Presence.Absent).Select(a => a.PersonId).ToDictionary(id => $"{id}", _ => "true"),
            noted
                .Where(a => a.StandsInFor is not null && members[a.StandsInFor].Any())
                .ToDictionary(a => $"{a.PersonId}", a => $"{members[a.StandsInFor!].First()}")
        );
    }

    static (Dictionary<string, string> There, Dictionary<string, string> InPlaceOf) FillByReplies(MeetingAt at)
    {
        var away = at.Replies.Where(r => r.Kind is ReplyKind.No or ReplyKind.Substitute).Select(r => r.PersonId).ToHashSet();
        var sent = at
            .Replies.Where(r => r.Kind is ReplyKind.Substitute && r.SubstituteId is { } substitute && !away.Contains(substitute))
            .Where(r =>
                at.Group.Substitutes.Any(s => s.PersonId == r.SubstituteId && at.Group.PlacesFor(s).Any(m => m.PersonId == r.PersonId))
            )
            .DistinctBy(r => r.SubstituteId)
            .ToList();
        return (
            at.Group.Members.Select(m => m.PersonId)
                .Where(id => !away.Contains(id))
                .Concat(sent.Select(r => r.SubstituteId!.Value))
                .Distinct()
                .ToDictionary(id => $"{id}", _ => "true"),
            sent.ToDictionary(r => $"{r.SubstituteId}", r => $"{r.PersonId}")
        );
    }

    /// <summary>Tells whether two ticked lists say the same: of a substitute also in whose place, where that can be chosen.</summary>
    public static string MarkOf(
        GroupRollCall group,
        IReadOnlyDictionary<string, string> there,
        IReadOnlyDictionary<string, string> inPlaceOf
    )
    {
        var chosen = group
            .Substitutes.Where(s => IsTicked(there, s) && group.PlacesFor(s).Take(2).Count() == 2)
            .Select(s => $"{s.PersonId}{inPlaceOf.GetValueOrDefault($"{s.PersonId}")}");
        return MinutesForm.MarkOf([
            .. group.Seats.Where(s => IsTicked(there, s)).Select(s => $"{s.PersonId}").Order(StringComparer.Ordinal),
            .. chosen.Order(StringComparer.Ordinal),
        ]);
    }

    static bool IsTicked(IReadOnlyDictionary<string, string> there, GroupSeat seat) => there.ContainsKey($"{seat.PersonId}");
}
