using System.Net;
using System.Text.Json;
using Takt.Evaluations;

namespace Takt.Tests;

/// <summary>A written round: without a name, over weeks, until a given minute.</summary>
public sealed class WrittenRoundTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static readonly TimeSpan Open = TimeSpan.FromDays(14);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    DateTime Now => new Clock(kommune.Host.Time).Now;

    [Fact]
    public async Task From_setting_up_to_contributions()
    {
        var (unit, round) = await Evaluated("Fjellbygda");
        using var host = await kommune.SignedIn("Nils Fager", unit, Roles.Adviser);
        await host.Open(EvaluationsUrls.GatheringOf(round.Id));
        await host.Open(EvaluationsUrls.WrittenSetupOf(round.Id));
        await host.Send("written", ("Form.Day", Typed(days: 14)), ("Form.Time", "15.00"), ("Form.Way", WrittenForm.Poster));
        Assert.Equal(EvaluationsUrls.GatheringOf(round.Id), host.At);
        await host.Send("course", ("Form.Do", "begin"));
        var code = (await Stored(round)).Code;
        await host.Open(EvaluationsUrls.GatheringPosterOf(round.Id));
        Assert.Contains($"{code[..3]} {code[3..]}", host.Text, StringComparison.Ordinal);

        using var one = new Visitor(kommune);
        await one.Open("/s");
        await one.Send("join", ("Form.Code", code));
        Assert.Equal($"/s/{code}/skriv", one.At);
        Assert.Contains("ikke navn, kode, telefon eller tidspunkt", one.Text, StringComparison.Ordinal);
        await one.Open($"/s/{code}/skriv?tema=2");
        Assert.Equal("Hvem gjør hva?", one.Title);
        await one.Send("say", ("Form.Text", "Mandagsmøtet kan bort."));
        Assert.Contains("Takk, innspillet er sendt.", one.Text, StringComparison.Ordinal);

        await host.Open(EvaluationsUrls.Of(round.Id));
        await host.Send("course", ("Do", "close"));
        Assert.Contains("Avslutt den først", host.Text, StringComparison.Ordinal);
        await host.Open(EvaluationsUrls.GatheringOf(round.Id));
        Assert.Empty(host.Page.QuerySelectorAll("details.t-remove")); // those who write were told until when
        await kommune.With(async db =>
        {
            var going = await db.Gatherings.Include(g => g.Themes).SingleAsync(g => g.EvaluationId == round.Id, Cancel);
            going.PlanWritten(
                Now,
                3,
                openToAll: true,
                [.. going.Themes.OrderBy(t => t.Position).Select(t => round.Themes.Single(r => r.Id == t.ThemeId))]
            );
            await db.Save("test", Cancel);
        });
        await host.Open(EvaluationsUrls.GatheringOf(round.Id));
        await host.Send("end");
        Assert.Contains("Runden er avsluttet.", host.Text, StringComparison.Ordinal);
        var said = await kommune.With(db => db.Contributions.SingleAsync(c => c.EvaluationId == round.Id, Cancel));
        Assert.Equal(("Mandagsmøtet kan bort.", (Guid?)null), (said.Text, said.PersonId));

        // Another can be set up after it.
        await host.Open(EvaluationsUrls.GatheringSetupOf(round.Id));
        await host.Send("gathering", ("Form.Tables", "2"));
        Assert.False((await Stored(round)).IsWritten);
    }

    [Fact]
    public async Task What_arrives_before_the_deadline_is_stored_and_what_comes_after_is_given_back()
    {
        await using var host = new TestHost(); // with a clock of its own
        await host.InitializeAsync();
        var here = new EmptyKommune(host);
        await here.InitializeAsync();
        var round = await here.Round(await here.Unit("Fristen"));
        var code = await Begun(here, round, openToAll: true);
        using var one = new Visitor(here);
        await one.Open($"/s/{code}/skriv?tema=1");
        host.Time.Advance(Open - TimeSpan.FromMilliseconds(1));
        await one.Send("say", ("Form.Text", "I siste liten."));
        Assert.Contains("Takk, innspillet er sendt.", one.Text, StringComparison.Ordinal);

        var fields = one.FieldsOf("say").Where(f => f.Key != "Form.Text").Append(new("Form.Text", "For sent."));
        host.Time.Advance(TimeSpan.FromMilliseconds(1));
        await one.Post($"/s/{code}/skriv?tema=1", fields);
        Assert.Contains("Fristen var ute da dette kom fram", one.Text, StringComparison.Ordinal);
        Assert.Equal("For sent.", one.Field("Form.Text")!.Trim());
        Assert.Equal("I siste liten.", await here.With(db => db.GatheredTexts.Select(t => t.Text).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Without_a_poster_nobody_comes_in_but_by_a_code_of_their_own()
    {
        var (unit, round) = await Evaluated("Lia");
        var code = await Begun(round, openToAll: false);
        using var stranger = new Visitor(kommune);
        await stranger.Open($"/s/{code}/skriv");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.Status);
        Assert.DoesNotContain("Møtes vi nok?", stranger.Text, StringComparison.Ordinal);

        using var host = await kommune.SignedIn("Nils Fager", unit, Roles.Adviser);
        await host.Open(EvaluationsUrls.GatheringCodesOf(round.Id));
        await host.Send("codes", ("Form.Count", "7"));
        var codes = host.Page.QuerySelectorAll(".s-code").Select(c => c.TextContent).ToArray();
        Assert.Equal(7, codes.Distinct().Count());
        var stored = await kommune.With(db => db.WritingCodes.Select(c => c.Hash).ToListAsync(Cancel));
        Assert.All(codes, c => Assert.DoesNotContain(c.Replace("-", "", StringComparison.Ordinal), stored));

        using var one = new Visitor(kommune);
        await one.Open("/s");
        await one.Send("join", ("Form.Code", codes[0].ToLowerInvariant().Replace('-', ' ')));
        Assert.Equal($"/s/{code}/skriv", one.At);
        await one.Open($"/s/{code}/skriv?tema=1");
        await one.Send("say", ("Form.Text", "Jeg kom inn."));
        Assert.Single(await Texts(round));

        // The same code on another telephone is the same participant: nobody has more dots with two.
        using var again = new Visitor(kommune);
        await again.Open("/s");
        await again.Send("join", ("Form.Code", codes[0]));
        var gathering = await Stored(round);
        await kommune.With(async db =>
        {
            db.GatheringHeadings.AddRange(new GatheringHeading(gathering.Id, "Møter", 1), new GatheringHeading(gathering.Id, "Roller", 2));
            var tracked = await db.Gatherings.Include(g => g.Themes).SingleAsync(g => g.Id == gathering.Id, Cancel);
            Assert.Throws<Refusal>(() => tracked.AskForDots(Now, headings: 2)); // people were told until when
            tracked.AskForDots(Now + Open, headings: 2);
            await db.Save("test", Cancel);
        });
        foreach (var telephone in new[] { one, again })
        {
            await telephone.Open($"/s/{code}");
            for (var i = 0; i < 3; i++)
            {
                var plus = telephone.Page.QuerySelector("button[aria-label='Gi en prikk til Møter']")!;
                await telephone.Send("dots", ("Form.Lay", plus.GetAttribute("value")));
            }
        }

        Assert.Equal(
            3,
            await kommune.With(db => db.GatheringDots.Where(d => d.GatheringId == gathering.Id).SumAsync(d => d.Count, Cancel))
        );
    }

    [Fact]
    public async Task Whoever_is_signed_in_fetches_one_code_and_nothing_tells_which()
    {
        var (unit, round) = await Evaluated("Vika");
        await Begun(round, openToAll: false);
        using var known = await kommune.SignedIn("Tor Lund", unit, Roles.Employee);
        var person = (await kommune.ActorOf(known)).PersonId!.Value;
        var before = await Trail();
        await known.Open(EvaluationsUrls.Of(round.Id));
        Assert.Contains("Skriv uten navn", known.Text, StringComparison.Ordinal);
        await known.Open(EvaluationsUrls.OwnCodeIn(round.Id));
        await known.Send("fetch");
        var code = known.Page.QuerySelector(".t-code")!.TextContent;
        await known.Open("/s");
        await known.Send("join", ("Form.Code", code));
        await known.Open($"{known.At}?tema=1");
        await known.Send("say", ("Form.Text", "Skrevet av noen."));
        Assert.Contains("Takk", known.Text, StringComparison.Ordinal);

        await known.Open(EvaluationsUrls.OwnCodeIn(round.Id));
        await known.Send("fetch");
        Assert.Contains("Du har alt hentet en kode.", known.Text, StringComparison.Ordinal);
        var gathering = (await Stored(round)).Id;
        Assert.Equal((1, 1), await kommune.With(db => db.CodesOf(gathering, Cancel)));

        // All there is of it: that they have one, a hash, a text; nothing in two of them.
        var fetched = await kommune.With(db => db.Set<CodesFetched>().SingleAsync(f => f.GatheringId == gathering, Cancel));
        Assert.True(fetched.Has(person));
        var text = Assert.Single(await Texts(round));
        var hash = WritingCode.HashOf(code.Replace("-", "", StringComparison.Ordinal));
        Assert.DoesNotContain(hash, JsonSerializer.Serialize(text), StringComparison.Ordinal);
        Assert.DoesNotContain($"{person:N}", JsonSerializer.Serialize(text), StringComparison.OrdinalIgnoreCase);
        foreach (var entry in (await Trail()).ExceptBy(before.Select(e => e.Id), e => e.Id))
        {
            Assert.Equal(
                (nameof(GatheredText), null, null, TimeSpan.Zero),
                (entry.Kind, entry.ActorId, entry.ActorName, entry.At.TimeOfDay)
            );
        }
    }

    [Fact]
    public async Task Those_who_took_part_read_the_answers_where_they_wrote()
    {
        var (_, round) = await Evaluated("Bakken");
        var code = await Begun(round, openToAll: false);
        var gathering = await Stored(round);
        await kommune.Answer(round, 1, new(Guid.NewGuid(), 1, "Mandagsmøtet bort fra nyttår.", Stance.WillDo) { CoversAll = true });
        await kommune.With(db => db.EndGathering(gathering.Id, gathering.EndsAt!.Value, Cancel));
        using var one = new Visitor(kommune);
        await one.Open($"/s/{code}");
        Assert.DoesNotContain("Mandagsmøtet", one.Text, StringComparison.Ordinal);
        await kommune.Close(round);
        await kommune.Publish(round);
        await one.Open($"/s/{code}");
        Assert.Contains("Mandagsmøtet bort fra nyttår.", one.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_fetched_a_code_stands_in_no_order_of_time()
    {
        var fetched = new CodesFetched { GatheringId = Guid.NewGuid() };
        var people = Enumerable.Range(0, 50).Select(_ => Guid.NewGuid()).ToArray();
        Array.ForEach(people, fetched.Add);
        Assert.Equal(people.Select(p => $"{p:N}").Order(StringComparer.Ordinal), fetched.People.Split('\n'));
    }

    [Fact]
    public async Task The_first_few_are_shown_to_nobody_before_the_deadline()
    {
        var (unit, round) = await Evaluated("Holmen");
        var code = await Begun(round, openToAll: true);
        using var host = await kommune.SignedIn("Nils Fager", unit, Roles.Adviser);
        using var one = new Visitor(kommune);
        for (var i = 1; i <= 5; i++)
        {
            foreach (var page in new[] { EvaluationsUrls.GatheringOf(round.Id), EvaluationsUrls.GatheringSuggestOf(round.Id) })
            {
                await host.Open(page);
                Assert.DoesNotContain("Ordrett", host.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            }

            await one.Open($"/s/{code}/skriv?tema=1");
            await one.Send("say", ("Form.Text", $"Ordrett {i}"));
        }

        await host.Open(EvaluationsUrls.GatheringOf(round.Id));
        Assert.Contains("Ordrett 5", host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessed_codes_shut_an_address_out()
    {
        var (_, round) = await Evaluated("Sletta");
        await Begun(round, openToAll: false);
        using var guesser = new Visitor(kommune);
        await guesser.Open("/s");
        var said = "";
        for (var i = 0; i < 200 && !said.Contains("prøvd for mange koder", StringComparison.Ordinal); i++)
        {
            await guesser.Send("join", ("Form.Code", WritingCode.Make(Guid.Empty).Written));
            said = guesser.Text;
        }

        Assert.Contains("prøvd for mange koder", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bcdf-ghjk-mnpq", "BCDFGHJKMNPQ")]
    [InlineData(" BCDF GHJK MNPQ ", "BCDFGHJKMNPQ")]
    [InlineData("BCDF-GHJK-MNP", null)]
    [InlineData("ACDF-GHJK-MNPQ", null)]
    [InlineData("482 913", null)]
    [InlineData(null, null)]
    public void A_code_of_ones_own_is_read_however_it_is_typed(string? typed, string? code)
    {
        Assert.Equal(code is not null, WritingCode.TryRead(typed, out var read));
        Assert.Equal(code ?? read, read);
    }

    string Typed(int days) => Norwegian.Typed(DateOnly.FromDateTime(Now.AddDays(days)));

    Task<List<AuditEntry>> Trail() => kommune.With(db => db.AuditEntries.OrderBy(e => e.Id).ToListAsync(Cancel));

    async Task<(Guid Unit, Evaluation Round)> Evaluated(string unit)
    {
        var id = await kommune.Unit(unit);
        return (id, await kommune.Round(id));
    }

    Task<string> Begun(Evaluation round, bool openToAll) => Begun(kommune, round, openToAll);

    static Task<string> Begun(EmptyKommune kommune, Evaluation round, bool openToAll) =>
        kommune.With(async db =>
        {
            var now = new Clock(kommune.Host.Time).Now;
            var gathering = new Gathering(round.Id) { IsWritten = true };
            gathering.PlanWritten(
                now + Open,
                3,
                openToAll,
                [.. round.Themes.Where(t => t.Kind == PartKind.Improve).OrderBy(t => t.Number)]
            );
            gathering.Begin(now);
            db.Gatherings.Add(gathering);
            await db.Save("test", Cancel);
            return gathering.Code;
        });

    Task<Gathering> Stored(Evaluation round) =>
        kommune.With(db => db.Gatherings.Where(g => g.EvaluationId == round.Id).OrderByDescending(g => g.Id).FirstAsync(Cancel));

    async Task<List<GatheredText>> Texts(Evaluation round)
    {
        var gathering = await Stored(round);
        return await kommune.With(db => db.GatheredTexts.AsNoTracking().Where(t => t.GatheringId == gathering.Id).ToListAsync(Cancel));
    }
}
