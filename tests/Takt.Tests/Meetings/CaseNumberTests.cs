using System.Net;
using Takt.Meetings;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>What a case is to an archive, and the number it gets when the meeting ends: in the order of the agenda, and for ever.</summary>
public sealed class CaseNumberTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ItemKind.Decision, Voting.Counted, CaseType.PS)]
    [InlineData(ItemKind.Decision, Voting.Named, CaseType.PS)]
    [InlineData(ItemKind.Decision, Voting.None, CaseType.DS)]
    [InlineData(ItemKind.Information, Voting.Named, CaseType.RS)]
    [InlineData(ItemKind.Discussion, Voting.Counted, CaseType.AN)]
    internal void What_it_is_follows_from_what_is_asked_and_from_whether_they_vote(ItemKind kind, Voting voting, CaseType type)
    {
        Assert.Equal(type, CaseTypes.Of(null, kind, voting));
        var decided = CaseTypes.Of(null, kind, voting, isDecided: true);
        Assert.Equal(kind is ItemKind.Discussion ? CaseTypes.Of(null, ItemKind.Decision, voting) : type, decided);
        Assert.Equal(CaseType.FO, CaseTypes.Of(CaseType.FO, kind, voting)); // but what is chosen counts
    }

    [Theory]
    [InlineData("12/26", null, 12, 2026)]
    [InlineData(" ps 12/2026 ", CaseType.PS, 12, 2026)]
    [InlineData("RS3/25", CaseType.RS, 3, 2025)]
    internal void A_number_is_read_as_people_write_it(string typed, CaseType? type, int sequence, int year) =>
        Assert.Equal((type, sequence, year), CaseNumber.Asked(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("barnehage")]
    [InlineData("12/6")]
    [InlineData("XX 12/26")]
    [InlineData("12/26 og 13/26")]
    public void Other_words_are_no_number(string? typed) => Assert.Null(CaseNumber.Asked(typed));

    [Fact]
    public async Task What_was_treated_is_numbered_in_the_order_of_the_agenda_and_the_rest_is_not()
    {
        using var held = await Begin("Nummerert");
        var first = await held.Item("Handlingsplan kvartsfinale");
        var left = await held.Item("Rakk vi ikke");
        var closed = await held.Item("Personalsaken Xenon", "offl. § 13", "Personalsak");
        var told = await held.Item("Fraværet i høst");
        await As(told, ItemKind.Information);
        await held.Write(held.Secretary, told, "Vi hørte om det"); // written before the others, and still last
        await held.Write(held.Secretary, closed, "Hemmelig", "Hun får det");
        await held.Write(held.Secretary, first, "Vi snakket", "Planen gjelder");
        Assert.Null((await held.Read(first)).Case); // not before it has ended
        await held.End();
        Assert.Equal(
            ["DS 1/26", null, "DS 2/26", "RS 1/26"],
            new[] { await held.Read(first), await held.Read(left), await held.Read(closed), await held.Read(told) }.Select(i =>
                i.Case?.ToString()
            )
        );

        await held.Colleague.Open($"/moter/{held.Id}");
        Assert.Contains("DS 1/26 Handlingsplan kvartsfinale", held.Colleague.Text, StringComparison.Ordinal);
        Assert.Contains("DS 2/26 Personalsak ", held.Colleague.Text, StringComparison.Ordinal); // that it is one of them is no secret
        Assert.DoesNotContain("Xenon", held.Colleague.Text, StringComparison.Ordinal);
        await held.Member.Open(held.Minutes);
        Assert.Contains("DS 2/26 Personalsaken Xenon", held.Member.Text, StringComparison.Ordinal);
        Assert.Contains("2. Rakk vi ikke", held.Member.Text, StringComparison.Ordinal);
        await held.Member.Open($"/moter/saker/{told}");
        Assert.Contains("RS 1/26", held.Member.Text, StringComparison.Ordinal);

        // The next one goes on where this ended, with what was moved there first.
        await kommune.With(async db =>
        {
            var next = await db.Meetings.SingleAsync(m => m.Id == held.Next, Cancel);
            next.Move(kommune.Today, new(13, 0), 60, kommune.Today);
            next.NumberCases(true);
            await db.Save("test", Cancel);
        });
        var moved = await kommune.With(db => db.AgendaItems.SingleAsync(i => i.ContinuesId == left, Cancel));
        await held.Secretary.Open($"/moter/{held.Next}/referat");
        await held.Secretary.Send($"minute-{moved.Id}", ("Form.Decision", "Det blir slik"));
        await held.Secretary.Send("end");
        Assert.Equal("DS 3/26", $"{(await held.Read(moved.Id)).Case}");
        Assert.Equal("DS 1/26", $"{(await held.Read(first)).Case}");
        Assert.Throws<InvalidOperationException>(() => moved.Number(new(CaseType.DS, 9, 2026)));
    }

    [Fact]
    public async Task It_is_found_by_its_number()
    {
        using var held = await Begin("Funnet");
        var (one, other) = (await held.Item("Sak en"), await held.Item("Sak to"));
        await held.Write(held.Secretary, one, "Sagt", "Bestemt en");
        await held.Write(held.Secretary, other, "Sagt 1 dag før 26. mars", "Bestemt to");
        await held.End();
        await held.Colleague.Open($"/moter/vedtak?gruppe={held.Group}");
        Assert.Contains("DS 2/26 Sak to", held.Colleague.Text, StringComparison.Ordinal);
        await held.Colleague.Open($"/moter/vedtak?gruppe={held.Group}&q=1/26");
        Assert.Contains("Bestemt en", held.Colleague.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bestemt to", held.Colleague.Text, StringComparison.Ordinal);
        await held.Colleague.Open($"/moter/vedtak?gruppe={held.Group}&q=PS+1/26");
        Assert.DoesNotContain("Bestemt en", held.Colleague.Text, StringComparison.Ordinal);
        var found = await kommune.With(db => Finder.Find(db, "DS 2/26", cancel: Cancel));
        Assert.Contains(found.Hits, hit => hit.Title == "DS 2/26 Sak to");
    }

    [Fact]
    public async Task A_new_year_begins_with_one()
    {
        using var held = await Begin("Årsskifte", on: new(2025, 12, 30));
        await kommune.With(async db =>
        {
            foreach (var seat in await db.GroupMembers.Where(m => m.GroupId == held.Group).ToListAsync(Cancel))
            {
                db.Entry(seat).Property(m => m.From).CurrentValue = new(2025, 1, 1);
            }

            await db.Save("test", Cancel);
        });
        var item = await held.Item("I fjor");
        await held.Write(held.Secretary, item, null, "Ja");
        await held.End();
        Assert.Equal("DS 1/25", $"{(await held.Read(item)).Case}"); // the year they met, though it ended in another
        await kommune.With(async db =>
        {
            var next = await db.Meetings.SingleAsync(m => m.Id == held.Next, Cancel);
            next.NumberCases(true);
            db.AgendaItems.Add(new AgendaItem(next, "I år", ItemKind.Decision, ItemState.Planned));
            await db.Save("test", Cancel);
        });
        var later = await kommune.With(db => db.AgendaItems.SingleAsync(i => i.MeetingId == held.Next, Cancel));
        await held.Secretary.Open($"/moter/{held.Next}/referat");
        await held.Secretary.Send($"minute-{later.Id}", ("Form.Decision", "Nei"));
        await held.Secretary.Send("end");
        Assert.Equal("DS 1/26", $"{(await held.Read(later.Id)).Case}");
    }

    [Fact]
    public async Task Whoever_runs_it_may_choose_another_type_and_a_group_without_numbers_is_not_asked()
    {
        using var held = await Begin("Valgt type");
        var item = await held.Item("Hva gjør dere med veien?");
        await held.Chair.Open($"/moter/{held.Id}");
        Assert.Contains("Sakstype DS", held.Chair.Text, StringComparison.Ordinal);
        await held.Chair.Send($"change-{item}", ("Form.CaseType", "FO"));
        Assert.Contains("Sakstype FO", held.Chair.Text, StringComparison.Ordinal);
        await held.Member.Open($"/moter/{held.Id}");
        await held.Write(held.Secretary, item, "Vi svarte");
        await held.End();
        Assert.Equal("FO 1/26", $"{(await held.Read(item)).Case}");

        using var plain = await Held.Begin(kommune, "Uten nummer");
        var other = await plain.Item("Vanlig sak");
        await plain.Chair.Open($"/moter/{plain.Id}");
        Assert.DoesNotContain(plain.Chair.FieldsOf($"change-{other}"), f => f.Key == "Form.CaseType");
        await plain.Chair.Send($"change-{other}", ("Form.CaseType", "FO")); // forged
        await plain.Write(plain.Secretary, other, "Sagt", "Bestemt");
        await plain.End();
        Assert.Equal((null, null), ((await plain.Read(other)).Case, (await plain.Read(other)).CaseType));
        await plain.Member.Open(plain.Minutes);
        Assert.Contains("1. Vanlig sak", plain.Member.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_meetings_that_end_in_the_same_moment_never_give_the_same_number()
    {
        using var held = await Begin("Samtidig");
        var (one, other) = (await held.Item("Her"), Guid.CreateVersion7());
        await held.Write(held.Secretary, one, null, "Ja");
        await kommune.With(async db =>
        {
            var next = await db.Meetings.SingleAsync(m => m.Id == held.Next, Cancel);
            next.Move(kommune.Today, new(13, 0), 60, kommune.Today);
            next.NumberCases(true);
            var item = new AgendaItem(other, next, "Der", ItemKind.Decision, ItemState.Planned);
            item.Minute(null, "Nei", null);
            db.AgendaItems.Add(item);
            await db.Save("test", Cancel);
        });

        // One has read which number comes next; the other ends before it saves.
        var beaten = await Assert.ThrowsAsync<DbUpdateException>(() =>
            kommune.With(async db =>
            {
                var item = await db.AgendaItems.SingleAsync(i => i.Id == one, Cancel);
                item.Number(new(CaseType.DS, 1, kommune.Today.Year));
                await held.Chair.Open($"/moter/{held.Next}/referat");
                await held.Chair.Send("end");
                await db.Save("test", Cancel);
            })
        );
        Assert.True(Taken.Is(beaten));
        Assert.Equal("DS 1/26", $"{(await held.Read(other)).Case}");
        await held.End();
        Assert.Equal("DS 2/26", $"{(await held.Read(one)).Case}");
    }

    [Fact]
    public async Task A_series_says_whether_its_meetings_number()
    {
        using var held = await Held.Begin(kommune, "Slås på");
        await held.Item("En sak, så møtet ikke er slik det ble lagt");
        var series = (await kommune.With(db => db.Meetings.SingleAsync(m => m.Id == held.Id, Cancel))).SeriesId;
        await kommune.With(async db =>
        {
            // Before it has begun, whatever the clock says.
            (await db.Meetings.SingleAsync(m => m.Id == held.Next, Cancel)).Arrange("Flyttet for hånd", "Et annet rom", null);
            await db.Save("test", Cancel);
        });
        var today = kommune.Today;
        await held.Chair.Open($"/moter/rekker/{series}/endre");
        await held.Chair.Send("series", ("Form.NumbersCases", "true"), ("Form.Do", "save"));
        Assert.Equal(HttpStatusCode.OK, held.Chair.Status);
        Assert.Contains("Gis når møtet er slutt", held.Chair.Text, StringComparison.Ordinal);
        var meetings = await kommune.With(db => db.Meetings.Where(m => m.SeriesId == series && m.On > today).ToListAsync(Cancel));
        Assert.NotEmpty(meetings);
        Assert.All(meetings, meeting => Assert.True(meeting.NumbersCases));
        await held.Chair.Open($"/moter/rekker/{series}/endre");
        await held.Chair.Send("series", ("Form.NumbersCases", null), ("Form.Do", "save"));
        Assert.False(await kommune.With(db => db.Meetings.AnyAsync(m => m.SeriesId == series && m.On > today && m.NumbersCases, Cancel)));
    }

    async Task<Held> Begin(string name, DateOnly? on = null)
    {
        var held = await Held.Begin(kommune, name, on: on);
        await kommune.With(async db =>
        {
            (await db.Meetings.SingleAsync(m => m.Id == held.Id, Cancel)).NumberCases(true);
            await db.Save("test", Cancel);
        });
        return held;
    }

    Task As(Guid item, ItemKind kind) =>
        kommune.With(async db =>
        {
            var row = await db.AgendaItems.SingleAsync(i => i.Id == item, Cancel);
            row.Describe(row.Title, row.PublicTitle, kind, row.About, row.Minutes);
            await db.Save("test", Cancel);
        });
}
