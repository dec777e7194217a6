using System.Net;
using Takt.Meetings;

namespace Takt.Tests;

/// <summary>Whoever plans a meeting sees who is busy before it is saved, and saves it all the same.</summary>
public sealed class ClashTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_busy_is_told_once_before_it_is_saved_and_refuses_nothing()
    {
        var unit = await kommune.Unit("Opptattskolen");
        using var chair = await kommune.SignedIn("Cato Opptatt", unit, Roles.Employee);
        using var member = await kommune.SignedIn("Mari Opptatt", unit, Roles.Employee);
        using var third = await kommune.SignedIn("Tor Opptatt", unit, Roles.Employee);
        var group = await kommune.Group("Opptattgruppen", unit, chair, member, third);
        var seen = await kommune.Group("Den andre", unit, chair, member);
        var closed = await kommune.Group("Den lukkede", unit, third, member);
        await kommune.Meeting(seen, unit); // in a week, 9 to 11
        var secret = new Meeting(closed, unit, Openness.Members, "Hemmelig møte", kommune.Today.AddDays(7), new(10, 30), 60);
        await kommune.With(db =>
        {
            db.Meetings.Add(secret);
            return db.Save("test", Cancel);
        });

        await chair.Open("/moter/nytt");
        (string, string?)[] typed =
        [
            ("Form.Group", $"{group}"),
            ("Form.Title", "Krasjmøtet"),
            ("Form.On", Norwegian.Typed(kommune.Today.AddDays(7))),
            ("Form.At", "10"),
            ("Form.Length", "60"),
        ];
        await chair.Send("meeting", typed);
        Assert.Equal(HttpStatusCode.OK, chair.Status);
        Assert.Equal("/moter/nytt", chair.At);
        Assert.Contains("3 av dem som skal være med, sitter i et annet møte da.", chair.Text, StringComparison.Ordinal);
        Assert.Contains("Ledermøtet", chair.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hemmelig", chair.Text, StringComparison.Ordinal);
        Assert.Equal("Krasjmøtet", chair.Field("Form.Title"));
        Assert.Equal(0, await kommune.With(db => db.Meetings.CountAsync(m => m.GroupId == group, Cancel)));

        await chair.Send("meeting", ("Form.At", "10.30")); // another time, told anew
        Assert.Equal("/moter/nytt", chair.At);
        await chair.Send("meeting");
        Assert.StartsWith("/moter/", chair.At, StringComparison.Ordinal);
        Assert.NotEqual("/moter/nytt", chair.At);
        Assert.Contains("3 av dem som skal være med", chair.Text, StringComparison.Ordinal); // and beside who is to be there
        var made = await kommune.With(db => db.Meetings.SingleAsync(m => m.GroupId == group, Cancel));

        // Moved to where nobody is busy it is saved at once; to where the others end, as well.
        await chair.Open($"/moter/{made.Id}/endre");
        await chair.Send("change", ("Form.At", "11.30"));
        Assert.Equal($"/moter/{made.Id}", chair.At);
        Assert.DoesNotContain("sitter i et annet møte", chair.Text, StringComparison.Ordinal);
        await chair.Open($"/moter/{made.Id}/endre");
        await chair.Send("change", ("Form.At", "8.30"), ("Form.Length", "45"));
        Assert.Equal($"/moter/{made.Id}/endre", chair.At);
        Assert.Contains("2 av dem som skal være med", chair.Text, StringComparison.Ordinal);
        await chair.Send("change");
        Assert.Equal($"/moter/{made.Id}", chair.At);
    }

    [Fact]
    public async Task Who_has_said_no_to_the_other_is_free_and_the_dates_of_a_series_say_how_many_are_not()
    {
        var unit = await kommune.Unit("Ledigskolen");
        using var chair = await kommune.SignedIn("Cato Ledig", unit, Roles.Employee);
        using var member = await kommune.SignedIn("Mari Ledig", unit, Roles.Employee);
        var group = await kommune.Group("Ledighetsgruppen", unit, chair, member);
        var other = await kommune.Group("Annen gruppe", unit, member);
        var meeting = await kommune.Meeting(other, unit); // Tuesday 1 December
        await chair.Open("/moter/rekker/ny");
        (string, string?)[] typed =
        [
            ("Form.Group", $"{group}"),
            ("Form.Title", "Rekken"),
            ("Form.Rhythm", "week-1"),
            ("Form.Day", "Tuesday"),
            ("Form.First", "01.12.2026"),
            ("Form.Do", "show"),
        ];
        await chair.Send("series", typed);
        Assert.Contains("Tirsdag 1. desember 2026 – én er i et annet møte", chair.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tirsdag 8. desember 2026 –", chair.Text, StringComparison.Ordinal);

        var id = (await kommune.ActorOf(member)).PersonId!.Value;
        await kommune.With(db =>
        {
            var reply = new MeetingReply(meeting.Id, id);
            reply.Say(ReplyKind.No, null, null, null, meeting.Begins, meeting.Length, new Clock(kommune.Host.Time).Now);
            db.Replies.Add(reply);
            return db.Save("test", Cancel);
        });
        await chair.Send("series", ("Form.Do", "show"));
        Assert.DoesNotContain("i et annet møte", chair.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_that_is_changed_says_at_each_date_who_is_busy_before_it_is_saved()
    {
        var unit = await kommune.Unit("Endreskolen");
        using var chair = await kommune.SignedIn("Cato Endrer", unit, Roles.Employee);
        using var member = await kommune.SignedIn("Mari Endrer", unit, Roles.Employee);
        var group = await kommune.Group("Endregruppen", unit, chair, member);
        var other = await kommune.Group("Den faste", unit, member);
        var late = new Meeting(other, unit, Openness.Unit, "Langt fram", new(2027, 6, 2), new(9, 0), 60);
        await kommune.With(db =>
        {
            db.Meetings.AddRange(new Meeting(other, unit, Openness.Unit, "Snart", new(2026, 12, 2), new(9, 0), 60), late);
            return db.Save("test", Cancel);
        });
        await chair.Open("/moter/rekker/ny");
        (string, string?)[] typed =
        [
            ("Form.Group", $"{group}"),
            ("Form.Title", "Endrerekken"),
            ("Form.Rhythm", "week-1"),
            ("Form.Day", "Tuesday"),
            ("Form.First", "01.12.2026"),
        ];
        await chair.Send("series", [.. typed, ("Form.Do", "make")]);
        var series = chair.At;

        // Its own meetings are no clash, and what is not moved is saved at once.
        await chair.Open($"{series}/endre");
        await chair.Send("series", ("Form.Do", "show"));
        Assert.DoesNotContain("i et annet møte", chair.Text, StringComparison.Ordinal);
        await chair.Send("series", ("Form.Title", "Endrerekken II"), ("Form.Do", "save"));
        Assert.StartsWith($"{series}?", chair.At, StringComparison.Ordinal);

        await chair.Open($"{series}/endre");
        await chair.Send("series", ("Form.Day", "Wednesday"), ("Form.Do", "save"));
        Assert.Equal(HttpStatusCode.OK, chair.Status);
        Assert.Equal($"{series}/endre", chair.At);
        Assert.Contains("så møterekken er ikke lagret ennå", chair.Text, StringComparison.Ordinal);
        Assert.Contains("Onsdag 2. desember 2026 – én er i et annet møte", chair.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Onsdag 9. desember 2026 –", chair.Text, StringComparison.Ordinal);
        Assert.Contains("Onsdag 2. juni 2027 – én er i et annet møte", chair.Text, StringComparison.Ordinal); // beyond what is listed
        Assert.Equal("Wednesday", chair.Field("Form.Day"));
        Assert.Equal(DayOfWeek.Tuesday, await DayOf(group));

        await chair.Send("series", ("Form.At", "9.30"), ("Form.Do", "save")); // another time, told anew
        Assert.Equal($"{series}/endre", chair.At);
        await chair.Send("series", ("Form.Do", "save"));
        Assert.StartsWith($"{series}?", chair.At, StringComparison.Ordinal);
        Assert.Equal(DayOfWeek.Wednesday, await DayOf(group));

        // A time when all are free is saved at once.
        await chair.Open($"{series}/endre");
        await chair.Send("series", ("Form.At", "14"), ("Form.Do", "save"));
        Assert.StartsWith($"{series}?", chair.At, StringComparison.Ordinal);
    }

    Task<DayOfWeek> DayOf(Guid group) =>
        kommune.With(db => db.MeetingSeries.Where(s => s.GroupId == group).Select(s => s.Day).SingleAsync(Cancel));
}
