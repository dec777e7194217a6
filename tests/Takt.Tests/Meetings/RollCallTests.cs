using Takt.Meetings;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>Who is there, as plain rules.</summary>
public sealed class RollCallTests
{
    static readonly GroupSeat Kari = Seated("Kari", GroupPlace.Chair);
    static readonly GroupSeat Ola = Seated("Ola", GroupPlace.Member);
    static readonly GroupSeat Per = Seated("Per", GroupPlace.Substitute);
    static readonly GroupSeat Eva = Seated("Eva", GroupPlace.Substitute) with { StandsInFor = Ola.PersonId };
    static readonly GroupSeat Tor = Seated("Tor", GroupPlace.Observer);
    static readonly GroupRollCall Group = new(Guid.CreateVersion7(), "Gruppen", null, Guid.CreateVersion7(), [Kari, Ola, Per, Eva, Tor]);

    [Fact]
    public void A_substitute_sits_in_one_empty_place()
    {
        Assert.Equal([Kari, Ola], Group.PlacesFor(Per));
        Assert.Equal([Ola], Group.PlacesFor(Eva));
        var (called, wrong) = Call([Kari, Eva, Tor]);
        Assert.Empty(wrong);
        Assert.Equal(
            [
                (Kari.PersonId, Presence.Present),
                (Ola.PersonId, Presence.Absent),
                (Tor.PersonId, Presence.Observer),
                (Eva.PersonId, Presence.Substitute),
            ],
            called.Select(c => (c.PersonId, c.Presence))
        );
        Assert.Equal("Ola", called[^1].StandsInFor);
        Assert.Equal($"Form.InPlaceOf[{Eva.PersonId}]", Assert.Single(Call([Kari, Ola, Eva]).Wrong)); // Ola is there
        Assert.Equal($"Form.InPlaceOf[{Per.PersonId}]", Assert.Single(Call([Kari, Per]).Wrong)); // in whose place?
        Assert.Equal($"Form.InPlaceOf[{Eva.PersonId}]", Assert.Single(Call([Kari, Per, Eva], (Per, Ola)).Wrong)); // two in one place
        Assert.Equal($"Form.InPlaceOf[{Per.PersonId}]", Assert.Single(Call([Kari, Per], (Per, Tor)).Wrong)); // an observer's is no place
    }

    [Fact]
    public void Calling_again_changes_only_what_is_another()
    {
        var meeting = new Meeting(Group.Id, Group.UnitId, Openness.Unit, "Møtet", new(2027, 1, 4), new(9, 0), 60);
        meeting.Call(Call([Kari, Eva, Tor]).Called);
        var before = meeting.Attendances.ToDictionary(a => a.PersonId, a => a.Id);
        meeting.Call(Call([Kari, Ola]).Called);
        Assert.Equal(before[Kari.PersonId], meeting.Attendances.Single(a => a.PersonId == Kari.PersonId).Id);
        Assert.Equal([Kari.PersonId, Ola.PersonId], meeting.Attendances.Select(a => a.PersonId));
        meeting.End(null, new(2027, 1, 4, 10, 0, 0, DateTimeKind.Utc));
        Assert.Throws<Refusal>(() => meeting.Call(Call([Kari]).Called));
    }

    [Fact]
    public void Two_readings_that_say_the_same_have_the_same_mark()
    {
        Assert.Equal(MinutesForm.MarkOf("a", null, "b"), MinutesForm.MarkOf("a", null, "b"));
        Assert.NotEqual(MinutesForm.MarkOf("a", "b", null), MinutesForm.MarkOf("a", null, "b"));
        Assert.NotEqual(MinutesForm.MarkOf("ab", null, null), MinutesForm.MarkOf("a", "b", null));
    }

    static (IReadOnlyList<Called> Called, IReadOnlyList<string> Wrong) Call(
        GroupSeat[] there,
        params (GroupSeat Substitute, GroupSeat Of)[] places
    )
    {
        List<string> wrong = [];
        return (
            RollCall.Read(
                Group,
                there.ToDictionary(s => $"{s.PersonId}", _ => "true"),
                places.ToDictionary(p => $"{p.Substitute.PersonId}", p => $"{p.Of.PersonId}"),
                (field, _) => wrong.Add(field)
            ),
            wrong
        );
    }

    static GroupSeat Seated(string name, GroupPlace place) => new(Guid.CreateVersion7(), name, null, place, null, null);
}
