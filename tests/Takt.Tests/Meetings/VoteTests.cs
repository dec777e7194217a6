using Takt.Meetings;

namespace Takt.Tests;

/// <summary>A body that votes: how many, and who where that is chosen; never more than were there.</summary>
public sealed class VoteTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_numbers_stand_beside_the_decision_and_are_never_more_than_were_there()
    {
        using var held = await Begin("Stemmetall", Voting.Counted, more: 2); // five with a vote
        var item = await held.Item("Ny barnehage");
        await held.Write(held.Secretary, item, "Vi snakket", "Den bygges");
        await Vote(held, item, ("Form.For", "4"), ("Form.Against", "2"));
        Assert.Contains("Det er 6 stemmer, og bare 5 er til stede.", held.Secretary.Text, StringComparison.Ordinal);
        Assert.Equal("4", held.Secretary.Page.QuerySelector($"form input[name='Form.For'][value='4']")?.GetAttribute("value"));
        await Vote(held, item, ("Form.For", "fire"));
        Assert.Null(await Read(item));
        await Vote(held, item);
        Assert.Contains("Skriv hvor mange som stemte.", held.Secretary.Text, StringComparison.Ordinal);
        await Vote(held, item, ("Form.For", "3"), ("Form.Against", "1"), ("Form.Abstained", "1"));
        Assert.Contains("For: 3. Imot: 1. Avholdende: 1.", held.Secretary.Text, StringComparison.Ordinal);
        await held.Observer.Open(held.Minutes);
        Assert.Contains("For: 3. Imot: 1.", held.Observer.Text, StringComparison.Ordinal);
        await held.Colleague.Open($"/moter/{held.Id}");
        Assert.DoesNotContain("For: 3.", held.Colleague.Text, StringComparison.Ordinal); // not before it is out
        await held.End();
        await held.Colleague.Open($"/moter/vedtak?gruppe={held.Group}");
        Assert.Contains("For: 3. Imot: 1. Avholdende: 1.", held.Colleague.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Leder Stemmetall", held.Colleague.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_they_are_equal_the_chair_decides_and_only_then()
    {
        using var held = await Begin("Likt", Voting.Counted, more: 1); // four
        var item = await held.Item("Ny bil");
        await Vote(held, item, ("Form.For", "2"), ("Form.Against", "2"));
        Assert.Contains("Velg hva møtelederens dobbeltstemme var.", held.Secretary.Text, StringComparison.Ordinal);
        await Vote(held, item, ("Form.For", "3"), ("Form.Against", "1"), ("Form.Casting", "For"));
        Assert.Contains("så dobbeltstemmen teller ikke", held.Secretary.Text, StringComparison.Ordinal);
        Assert.Null(await Read(item));
        await Vote(held, item, ("Form.For", "2"), ("Form.Against", "2"), ("Form.Casting", "Against"));
        Assert.Contains("møtelederens dobbeltstemme avgjorde: imot", held.Secretary.Text, StringComparison.Ordinal);
        Assert.Equal(Ballot.Against, (await Read(item))!.Casting);
    }

    [Fact]
    public async Task What_was_voted_on_was_taken_up_also_when_nobody_wrote_of_it()
    {
        using var held = await Begin("Stilltiende", Voting.Counted);
        var item = await held.Item("Ny benk");
        await Vote(held, item, ("Form.Do", "all"));
        await held.End();
        Assert.Equal(ItemState.Treated, (await held.Read(item)).State);
        await held.Colleague.Open($"/moter/{held.Id}");
        Assert.Contains("Enstemmig, 3 stemmer.", held.Colleague.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_as_one_is_one_press_and_can_be_taken_away()
    {
        using var held = await Begin("Enstemmig", Voting.Counted);
        var item = await held.Item("Nye stoler");
        await Vote(held, item, ("Form.Do", "all"));
        Assert.Contains("Enstemmig, 3 stemmer.", held.Secretary.Text, StringComparison.Ordinal);
        await Vote(held, item, ("Form.Do", "remove"));
        Assert.Null(await Read(item));
        Assert.DoesNotContain("Enstemmig, 3", held.Secretary.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_written_only_where_the_group_has_chosen_it()
    {
        using var held = await Begin("Navn", Voting.Named);
        await held.Member.Open($"/moter/{held.Id}");
        Assert.Contains("Med navn i referatet", held.Member.Text, StringComparison.Ordinal); // known before anybody votes
        var item = await held.Item("Ny skole");
        await held.Write(held.Secretary, item, null, "Den bygges");
        await Vote(held, item, ($"Form.Ballots[{held.ChairId}]", "For"), ($"Form.Ballots[{held.MemberId}]", "Against"));
        Assert.Contains("Velg hva møtelederens dobbeltstemme var.", held.Secretary.Text, StringComparison.Ordinal);
        await Vote(held, item, ($"Form.Ballots[{held.ChairId}]", "For"), ($"Form.Ballots[{held.MemberId}]", "Abstained"));
        var vote = (await Read(item))!;
        Assert.Equal((1, 0, 1), (vote.For, vote.Against, vote.Abstained));
        Assert.Equal(
            [("Leder Navn", Ballot.For), ("Medlem Navn", Ballot.Abstained)],
            vote.Ballots.OrderBy(b => b.Name).Select(b => (b.Name, b.Ballot))
        );
        Assert.Contains("Avholdende: Medlem Navn", held.Secretary.Text, StringComparison.Ordinal);
        await Vote(held, item, ("Form.Do", "all"));
        Assert.Equal(3, (await Read(item))!.Ballots.Count);

        using var counted = await Begin("Uten navn", Voting.Counted);
        var other = await counted.Item("Ny skole");
        await Vote(counted, other, ("Form.For", "2"), ($"Form.Ballots[{counted.MemberId}]", "For"));
        Assert.Empty((await Read(other))!.Ballots);
    }

    [Fact]
    public async Task A_group_that_does_not_vote_and_an_item_that_is_no_decision_have_none()
    {
        using var held = await Held.Begin(kommune, "Ingen stemmer");
        var item = await held.Item("Sak uten stemmer");
        await held.Secretary.Open(held.Minutes);
        Assert.Throws<InvalidOperationException>(() => held.Secretary.FieldsOf($"vote-{item}"));

        using var voting = await Begin("Drøfting", Voting.Counted);
        var talk = await voting.Item("Bare en samtale");
        await voting.Secretary.Open(voting.Minutes);
        var fields = voting.Secretary.FieldsOf($"vote-{talk}").Append(new("Form.Do", "all")).ToList();
        await kommune.With(async db =>
        {
            (await db.AgendaItems.SingleAsync(i => i.Id == talk, Cancel)).Describe(
                "Bare en samtale",
                null,
                ItemKind.Discussion,
                null,
                null
            );
            await db.Save("test", Cancel);
        });
        await voting.Secretary.Post(voting.Minutes, fields);
        Assert.Null(await Read(talk));
    }

    [Fact]
    public async Task Whoever_only_sits_there_writes_no_vote_and_two_who_write_see_it()
    {
        using var held = await Begin("Skriver", Voting.Counted);
        var item = await held.Item("Ny vei");
        await held.Chair.Open(held.Minutes);
        await held.Member.Open(held.Minutes);
        Assert.Throws<InvalidOperationException>(() => held.Member.FieldsOf($"vote-{item}"));
        await held.Member.Post(held.Minutes, held.Chair.FieldsOf($"vote-{item}").Append(new("Form.Do", "all")));
        Assert.Null(await Read(item));
        await Vote(held, item, ("Form.For", "2"), ("Form.Against", "1"));
        await held.Chair.Send($"vote-{item}", ("Form.For", "3"), ("Form.Do", "save"));
        Assert.Contains("Noen andre skrev avstemningen imens.", held.Chair.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await Read(item))!.For);
        await held.Chair.Send($"vote-{item}", ("Form.Do", "save")); // sending once more chooses
        Assert.Equal((3, 0), ((await Read(item))!.For, (await Read(item))!.Against));
    }

    [Fact]
    public async Task It_does_not_end_with_more_votes_than_people()
    {
        using var held = await Begin("For mange", Voting.Counted);
        var item = await held.Item("Ny brannbil");
        await Vote(held, item, ("Form.Do", "all"));
        await held.Secretary.Open(held.Minutes);
        await held.Secretary.Send("call", ($"Form.There[{held.MemberId}]", null));
        await held.End();
        Assert.Contains("har 3 stemmer, og bare 2 er til stede", held.Secretary.Text, StringComparison.Ordinal);
        Assert.True(await kommune.With(db => db.Meetings.AnyAsync(m => m.Id == held.Id && m.State == MeetingState.Planned, Cancel)));
        await Vote(held, item, ("Form.Do", "all"));
        await held.End();
        Assert.True(await kommune.With(db => db.Meetings.AnyAsync(m => m.Id == held.Id && m.State == MeetingState.Ended, Cancel)));
    }

    [Fact]
    public async Task It_does_not_end_with_the_vote_of_somebody_who_was_not_there()
    {
        using var held = await Begin("Borte", Voting.Named);
        var item = await held.Item("Ny kai");
        await Vote(held, item, ($"Form.Ballots[{held.MemberId}]", "Against"));
        await held.Secretary.Open(held.Minutes);
        await held.Secretary.Send("call", ($"Form.There[{held.MemberId}]", null));
        await held.End();
        Assert.Contains("Medlem Borte har stemt, men er ikke ført opp som til stede", held.Secretary.Text, StringComparison.Ordinal);
        Assert.True(await kommune.With(db => db.Meetings.AnyAsync(m => m.Id == held.Id && m.State == MeetingState.Planned, Cancel)));
    }

    async Task<Held> Begin(string name, Voting voting, int more = 0)
    {
        var held = await Held.Begin(kommune, name, more: more);
        await kommune.With(async db =>
        {
            (await db.Meetings.SingleAsync(m => m.Id == held.Id, Cancel)).Vote(voting);
            await db.Save("test", Cancel);
        });
        return held;
    }

    static async Task Vote(Held held, Guid item, params (string, string?)[] fields)
    {
        await held.Secretary.Open(held.Minutes);
        (string, string?)[] rest = fields.Any(f => f.Item1 == "Form.Do") ? [] : [("Form.Do", "save")];
        await held.Secretary.Send($"vote-{item}", [.. fields, .. rest]);
    }

    Task<Vote?> Read(Guid item) =>
        kommune.With(db => db.Votes.AsNoTracking().Include(v => v.Ballots).SingleOrDefaultAsync(v => v.ItemId == item, Cancel));
}
