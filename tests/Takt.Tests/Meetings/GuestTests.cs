using System.Net;
using Takt.Meetings;

namespace Takt.Tests;

/// <summary>Somebody without a seat asks to listen in: whoever runs the meeting answers, and being welcome opens no text.</summary>
public sealed class GuestTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_welcome_is_called_as_an_observer_and_sees_nothing_more()
    {
        using var held = await Ahead("Tilhører");
        await held.Item("Åpen sak");
        var closed = await held.Item("Sak om Kari", "offl. § 13", "Personalsak");
        await held.Colleague.Open(MeetingsUrls.Of(held.Id));
        Assert.Contains("Be om å få høre på", held.Colleague.Text, StringComparison.Ordinal);
        await held.Colleague.Open(MeetingsUrls.GuestsOf(held.Id));
        await held.Colleague.Send("ask", ("Form.Why", new string('x', Guest.LongestText + 1)));
        Assert.NotNull(held.Colleague.Page.QuerySelector("#form-why-error"));
        await held.Colleague.Send("ask", ("Form.Why", "Det gjelder klassen min."));
        await held.Colleague.Open(MeetingsUrls.Of(held.Id));
        Assert.Contains("Du har bedt om å få høre på.", held.Colleague.Text, StringComparison.Ordinal);

        Assert.Equal(2, (await Waiting(held)).Count); // who leads it, and who writes
        await held.Chair.Open(MeetingsUrls.Of(held.Id));
        Assert.Contains("Én ber om å få høre på", held.Chair.Text, StringComparison.Ordinal);
        await held.Chair.Open(MeetingsUrls.GuestsOf(held.Id));
        Assert.Contains("Det gjelder klassen min.", held.Chair.Text, StringComparison.Ordinal);
        var guest = await kommune.With(db => db.Guests.SingleAsync(g => g.MeetingId == held.Id, Cancel));
        await held.Chair.Send($"yes-{guest.Id}");
        Assert.Empty(await Waiting(held));

        await held.Colleague.Open(MeetingsUrls.Of(held.Id));
        Assert.Contains("Du er velkommen til å høre på.", held.Colleague.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sak om Kari", held.Colleague.Text, StringComparison.Ordinal);
        await held.Colleague.Open(MeetingsUrls.ItemOf(closed));
        Assert.DoesNotContain("Sak om Kari", held.Colleague.Text, StringComparison.Ordinal);
        await held.Colleague.Open(held.Minutes);
        Assert.Equal(HttpStatusCode.NotFound, held.Colleague.Status);
        var dated = await kommune.With(db => db.Deadlines.SingleAsync(d => d.SourceId == held.Id, Cancel));
        Assert.Contains(guest.PersonId, dated.Audience.Named); // it stands in their calendar

        await held.Secretary.Open(held.Minutes);
        var there = $"Form.There[{guest.PersonId}]";
        Assert.True(held.Secretary.Page.QuerySelector($"input[name='{there}']") is not null);
        await held.Secretary.Send("call", (there, "true"));
        var noted = await kommune.With(db => db.Set<Attendance>().SingleAsync(a => a.PersonId == guest.PersonId, Cancel));
        Assert.Equal(Presence.Observer, noted.Presence);
    }

    [Fact]
    public async Task A_no_has_its_reason_and_who_asks_may_think_again()
    {
        using var held = await Ahead("Nei");
        await held.Colleague.Open(MeetingsUrls.GuestsOf(held.Id));
        await held.Colleague.Send("ask");
        await held.Colleague.Open(MeetingsUrls.GuestsOf(held.Id));
        Assert.Throws<InvalidOperationException>(() => held.Colleague.FieldsOf("ask")); // once is enough
        var guest = await kommune.With(db => db.Guests.SingleAsync(g => g.MeetingId == held.Id, Cancel));
        await held.Chair.Open(MeetingsUrls.GuestsOf(held.Id));
        await held.Chair.Send($"no-{guest.Id}", ("Form.Because", "Rommet er fullt."));
        await held.Colleague.Open(MeetingsUrls.GuestsOf(held.Id));
        Assert.Contains("Rommet er fullt.", held.Colleague.Text, StringComparison.Ordinal);
        await held.Member.Open(MeetingsUrls.Of(held.Id));
        Assert.DoesNotContain("Rommet er fullt.", held.Member.Text, StringComparison.Ordinal);
        await held.Colleague.Send("unask");
        Assert.Empty(await kommune.With(db => db.Guests.Where(g => g.MeetingId == held.Id).ToListAsync(Cancel)));
        Assert.Empty(await Waiting(held));
    }

    [Fact]
    public async Task Whoever_sits_there_asks_for_nothing_and_others_answer_nothing()
    {
        using var held = await Ahead("Plass");
        foreach (var sitting in new[] { held.Member, held.Observer })
        {
            await sitting.Open(MeetingsUrls.GuestsOf(held.Id));
            Assert.Equal(HttpStatusCode.Forbidden, sitting.Status);
        }

        await held.Colleague.Open(MeetingsUrls.GuestsOf(held.Id));
        var ask = held.Colleague.FieldsOf("ask");
        await held.Chair.Open(MeetingsUrls.GuestsOf(held.Id));
        Assert.Throws<InvalidOperationException>(() => held.Chair.FieldsOf("ask"));
        await kommune.With(async db =>
        {
            var meeting = await db.Meetings.SingleAsync(m => m.Id == held.Id, Cancel);
            meeting.Move(kommune.Today.AddDays(-1), meeting.At, meeting.Length, kommune.Today.AddDays(-1));
            await db.Save("test", Cancel);
        });
        await held.Colleague.Post(MeetingsUrls.GuestsOf(held.Id), ask);
        Assert.Contains("Møtet har begynt", held.Colleague.Text, StringComparison.Ordinal);
        Assert.Empty(await kommune.With(db => db.Guests.Where(g => g.MeetingId == held.Id).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Nobody_is_left_with_a_question_that_cannot_be_answered()
    {
        using var held = await Ahead("For sent");
        await held.Colleague.Open(MeetingsUrls.GuestsOf(held.Id));
        await held.Colleague.Send("ask");
        var guest = await kommune.With(db => db.Guests.SingleAsync(g => g.MeetingId == held.Id, Cancel));
        await held.Chair.Open(MeetingsUrls.GuestsOf(held.Id));
        var yes = held.Chair.FieldsOf($"yes-{guest.Id}");
        await held.Chair.Open(MeetingsUrls.ChangeOf(held.Id));
        await held.Chair.Send("cancel", ("Form.Because", "Det er streik."));
        Assert.Empty(await Waiting(held));
        await held.Chair.Post(MeetingsUrls.GuestsOf(held.Id), yes);
        Assert.Contains("eller møtet er over", held.Chair.Text, StringComparison.Ordinal);

        using var again = await Ahead("Trukket");
        await again.Colleague.Open(MeetingsUrls.GuestsOf(again.Id));
        await again.Colleague.Send("ask");
        var gone = await kommune.With(db => db.Guests.SingleAsync(g => g.MeetingId == again.Id, Cancel));
        await again.Chair.Open(MeetingsUrls.GuestsOf(again.Id));
        await again.Colleague.Open(MeetingsUrls.GuestsOf(again.Id));
        await again.Colleague.Send("unask");
        await again.Chair.Send($"no-{gone.Id}", ("Form.Because", "Rommet er fullt."));
        Assert.Contains("har trukket seg", again.Chair.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_meeting_that_becomes_the_groups_own_a_guest_hears_no_more()
    {
        using var held = await Ahead("Blir lukket");
        await held.Colleague.Open(MeetingsUrls.GuestsOf(held.Id));
        await held.Colleague.Send("ask");
        var guest = await kommune.With(db => db.Guests.SingleAsync(g => g.MeetingId == held.Id, Cancel));
        await held.Chair.Open(MeetingsUrls.GuestsOf(held.Id));
        await held.Chair.Send($"yes-{guest.Id}");
        Assert.True(await IsAsked());
        await kommune.With(async db =>
        {
            var meeting = await db.Meetings.SingleAsync(m => m.Id == held.Id, Cancel);
            meeting.Show(held.Unit, Openness.Members);
            await db.Redate([meeting], Cancel);
            await db.Save("test", Cancel);
        });
        Assert.False(await IsAsked());

        Task<bool> IsAsked() =>
            kommune.With(async db => await db.IsAsked(await db.Meetings.SingleAsync(m => m.Id == held.Id, Cancel), guest.PersonId, Cancel));
    }

    // A week ahead, with its place in the calendar.
    async Task<Held> Ahead(string name)
    {
        var held = await Held.Begin(kommune, name, on: kommune.Today.AddDays(7));
        await kommune.With(async db =>
        {
            await db.Redate([await db.Meetings.SingleAsync(m => m.Id == held.Id, Cancel)], Cancel);
            await db.Save("test", Cancel);
        });
        return held;
    }

    Task<List<Todo>> Waiting(Held held) =>
        kommune.With(db =>
            db.Todos.Where(t => t.SourceId == held.Id && t.Ask == "Meetings.TodoAnswerGuest" && t.DoneAt == null).ToListAsync(Cancel)
        );
}
