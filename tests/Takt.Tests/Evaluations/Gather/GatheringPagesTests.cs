using System.Net;
using System.Text.Json;
using Takt.Evaluations;

namespace Takt.Tests;

/// <summary>A gathering from the desk and from the telephones, without script.</summary>
public sealed class GatheringPagesTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_setting_up_to_contributions_and_priorities()
    {
        var (unit, round) = await Evaluated("Fjellbygda");
        using var host = await kommune.SignedIn("Nils Fager", unit, Roles.Adviser);
        await host.Open(EvaluationsUrls.GatheringOf(round.Id));
        await host.Open(EvaluationsUrls.GatheringSetupOf(round.Id));
        await host.Send("gathering", ("Form.Tables", "2"), ("Form.Minutes", "10"), ("Form.Dots", "2"));
        Assert.Equal(EvaluationsUrls.GatheringOf(round.Id), host.At);
        var code = (await Stored(round)).Code;
        await host.Send("course", ("Form.Do", "begin"));

        using var one = new Visitor(kommune);
        await one.Open("/s");
        await one.Send("join", ("Form.Code", $"{code[..3]} {code[3..]}"));
        Assert.Equal($"/s/{code}", one.At);
        await one.Open($"/s/{code}?bord=1");
        Assert.Equal("Møtes vi nok?", one.Title);
        Assert.Contains("Du skriver anonymt", one.Text, StringComparison.Ordinal);
        await one.Send("say", ("Form.Text", "Mandagsmøtet kan bort."));
        Assert.Contains("Takk, innspillet er sendt.", one.Text, StringComparison.Ordinal);
        await one.Send("say", ("Form.Text", "Halvdan snakker for mye i møtene."));
        using var other = new Visitor(kommune);
        await other.Open($"/s/{code}?bord=2");
        Assert.Equal("Hvem gjør hva?", other.Title);
        await other.Send("say", ("Form.Text", "Alt ender hos rektor."));

        await host.Open(EvaluationsUrls.GatheringWallOf(round.Id));
        Assert.DoesNotContain("Mandagsmøtet", host.Page.DocumentElement.OuterHtml, StringComparison.Ordinal); // hidden till the round is over
        await host.Open(EvaluationsUrls.GatheringOf(round.Id));
        await Tidy(host, DeskForm.Gather, "Mandagsmøtet", ("Form.Heading", "Færre møter"));
        await Tidy(host, DeskForm.Gather, "Alt ender", ("Form.Heading", "Tydeligere roller"));
        await Tidy(host, DeskForm.Hide, "Halvdan", ("Form.Because", nameof(HiddenBecause.NamesColleague)));
        await host.Send("course", ("Form.Do", "reveal"));
        await host.Open(EvaluationsUrls.GatheringWallOf(round.Id));
        Assert.Contains("Mandagsmøtet", host.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Halvdan", host.Text, StringComparison.Ordinal);
        Assert.Contains("Ett innspill vises ikke fordi det nevner en kollega.", host.Text, StringComparison.Ordinal);

        await host.Open(EvaluationsUrls.GatheringOf(round.Id));
        await host.Send("course", ("Form.Do", "dots"));
        await LayTwo(one, code, "Tydeligere roller");
        await LayTwo(other, code, "Tydeligere roller");
        Assert.Contains("0 igjen", other.Text, StringComparison.Ordinal);

        await host.Open(EvaluationsUrls.GatheringOf(round.Id));
        await host.Send("end");
        Assert.Contains("Samlingen er over.", host.Text, StringComparison.Ordinal);
        var said = await kommune.With(db => db.Contributions.Where(c => c.EvaluationId == round.Id).ToListAsync(Cancel));
        Assert.Equal(3, said.Count);
        Assert.All(said, c => Assert.Null(c.PersonId));
        Assert.Equal("Tydeligere roller", said.Single(c => c.Text.StartsWith("Alt", StringComparison.Ordinal)).Heading);
        var priority = await kommune.With(db =>
            db.Themes.SingleAsync(t => t.EvaluationId == round.Id && t.Kind == PartKind.Priorities, Cancel)
        );
        Assert.Equal(("Tydeligere roller", 1, 4), (priority.Question, priority.Number, priority.Dots));
        await host.Open(EvaluationsUrls.PresentOf(round.Id));
        Assert.Contains("4 prikker i alt.", host.Text, StringComparison.Ordinal);
        Assert.Empty(await Texts(round));
        await one.Open($"/s/{code}?bord=1");
        Assert.Equal("Samlingen er over", one.Title);
    }

    [Fact]
    public async Task What_is_sent_twice_counts_once_and_what_comes_too_late_is_given_back()
    {
        var (unit, round) = await Evaluated("Lia");
        var code = await Begun(round);
        using var one = new Visitor(kommune);
        await one.Open($"/s/{code}?bord=1");
        List<KeyValuePair<string, string>> sent = [.. one.FieldsOf("say").Where(f => f.Key != "Form.Text"), new("Form.Text", "Én gang")];
        await one.Post($"/s/{code}?bord=1", sent);
        await one.Post($"/s/{code}?bord=1", sent);
        Assert.Equal("Én gang", Assert.Single(await Texts(round)).Text);

        await one.Open($"/s/{code}?bord=1");
        var fields = one.FieldsOf("say").Where(f => f.Key != "Form.Text").Append(new("Form.Text", "For sent"));
        using var host = await kommune.SignedIn("Nils Fager", unit, Roles.Adviser);
        await host.Open(EvaluationsUrls.GatheringOf(round.Id));
        await host.Send("end");
        await one.Post($"/s/{code}?bord=1", fields);
        Assert.Contains("Samlingen er over, så dette kom ikke med.", one.Text, StringComparison.Ordinal);
        Assert.Contains("For sent", one.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ending_waits_for_what_is_on_its_way_in_and_nothing_comes_after()
    {
        var (_, round) = await Evaluated("Bruvoll");
        await Begun(round);
        var stored = await kommune.With(db => db.Gatherings.Include(g => g.Themes).SingleAsync(g => g.EvaluationId == round.Id, Cancel));
        var theme = stored.ThemeAt(1, 1);
        Task? ending = null;
        await kommune.With(db =>
            db.SaveTogether(
                async () =>
                {
                    db.GatheredTexts.Add(GatheredText.Of(null, stored, theme, 1, "Skrevet i siste sekund.", agreed: false));
                    await db.Save("test", Cancel);
                    ending = Task.Run(
                        () => kommune.With(other => other.EndGathering(stored.Id, new Clock(kommune.Host.Time).Now, Cancel)),
                        Cancel
                    );
                    await Task.Delay(TimeSpan.FromMilliseconds(500), Cancel); // as long as a slow network may take
                    Assert.False(ending.IsCompleted);
                },
                Cancel
            )
        );
        await ending!;
        Assert.Equal(
            "Skrevet i siste sekund.",
            await kommune.With(db => db.Contributions.Where(c => c.EvaluationId == round.Id).Select(c => c.Text).SingleAsync(Cancel))
        );
        Assert.Empty(await Texts(round));

        // A telephone that read the gathering before it ended, and stores only now.
        var late = GatheredText.Of(null, stored, theme, 1, "For sent.", agreed: false);
        await Assert.ThrowsAsync<Refusal>(() => kommune.With(db => db.Say(stored, [late], new("over"), Cancel)));
        Assert.Empty(await Texts(round));
    }

    [Fact]
    public async Task A_theme_that_goes_round_is_not_taken_out_of_the_plan()
    {
        var (unit, round) = await Evaluated("Storneset");
        await Begun(round);
        using var host = await kommune.SignedIn("Nils Fager", unit, Roles.Adviser);
        await host.Open(EvaluationsUrls.PlanOf(round.Id));
        await host.Send("plan", ("Form.Themes[1].Question", ""));
        Assert.Contains("er med i samlingen", host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_tells_who_wrote()
    {
        var (unit, round) = await Evaluated("Vika");
        var code = await Begun(round);
        using var known = await kommune.SignedIn("Tor Lund", unit, Roles.Employee); // signed in on the same telephone
        var person = (await kommune.ActorOf(known)).PersonId;
        await known.Open($"/s/{code}?bord=2");
        await known.Send("say", ("Form.Text", "Skrevet av noen."));

        var trail = await kommune.With(db => db.AuditEntries.Where(e => e.Kind == nameof(GatheredText)).ToListAsync(Cancel));
        Assert.NotEmpty(trail);
        Assert.All(trail, e => Assert.Equal((null, null, TimeSpan.Zero), (e.ActorId, e.ActorName, e.At.TimeOfDay)));
        Assert.All(trail, e => Assert.True(int.TryParse(e.Changes, out _), e.Changes)); // how many, and nothing else
        Assert.DoesNotContain(
            await kommune.With(db => db.AuditEntries.Where(e => e.ActorId == person).ToListAsync(Cancel)),
            e => JsonSerializer.Serialize(e).Contains("Skrevet av noen", StringComparison.Ordinal)
        );
        var stored = Assert.Single(await Texts(round));
        Assert.Null(stored.TableNumber);
        Assert.Equal(4, stored.Id.Version);
    }

    [Fact]
    public async Task A_dot_is_moved_and_nobody_has_more_than_they_have()
    {
        var (_, round) = await Evaluated("Sletta");
        var code = await Begun(round, "Møter", "Roller");
        await kommune.With(async db =>
        {
            var stored = await db.Gatherings.Include(g => g.Themes).SingleAsync(g => g.EvaluationId == round.Id, Cancel);
            stored.AskForDots(new Clock(kommune.Host.Time).Now, headings: 2);
            await db.Save("test", Cancel);
        });
        using var one = new Visitor(kommune);
        await one.Open($"/s/{code}");
        for (var i = 0; i < 5; i++)
        {
            await Lay(one, "Møter");
        }

        Assert.Equal([("Møter", 3), ("Roller", 0)], await Dots(round));
        await one.Send("dots", ("Form.Take", await HeadingOf(round, "Møter")));
        await Lay(one, "Roller");
        Assert.Equal([("Møter", 2), ("Roller", 1)], await Dots(round));
        var tokens = await kommune.With(db => db.GatheringDots.Select(d => d.Token).ToListAsync(Cancel));
        Assert.All(tokens, token => Assert.NotEqual(token, one.Cookie($"takt-samling-{code}"))); // scrambled
    }

    [Fact]
    public async Task Whoever_owes_the_answer_does_not_tidy_what_is_written_to_them()
    {
        var (unit, round) = await Evaluated("Neset");
        var code = await Begun(round);
        using var one = new Visitor(kommune);
        await one.Open($"/s/{code}?bord=1");
        await one.Send("say", ("Form.Text", "Lederen svarer aldri."));
        using var leader = await kommune.SignedIn("Kari Nes", unit, Roles.Leader);
        await leader.Open(EvaluationsUrls.GatheringOf(round.Id));
        Assert.Contains("Du svarer for dette temaet.", leader.Text, StringComparison.Ordinal);
        Assert.Empty(leader.Page.QuerySelectorAll("[name^='Form.Chosen']"));
        var text = Assert.Single(await Texts(round));
        await leader.Send("tidy", ($"Form.Chosen[{text.Id}]", "true"), ("Form.Because", "Offends"), ("Form.Do", "hide"));
        Assert.Equal(HttpStatusCode.Forbidden, leader.Status);
        Assert.Null(Assert.Single(await Texts(round)).Hidden);
        await leader.Open(EvaluationsUrls.GatheringTextOf(round.Id, text.Id));
        Assert.Equal(HttpStatusCode.Forbidden, leader.Status);
    }

    [Fact]
    public async Task The_wrong_code_leads_nowhere_and_guessing_is_stopped()
    {
        var (_, round) = await Evaluated("Holmen");
        var code = await Begun(round);
        using var guesser = new Visitor(kommune);
        await guesser.Open("/s");
        await guesser.Send("join", ("Form.Code", "12"));
        Assert.Contains("Vi finner ingenting med den koden.", guesser.Text, StringComparison.Ordinal);
        var wrong = code == "100000" ? "100001" : "100000";
        await guesser.Open($"/s/{wrong}");
        Assert.Equal(HttpStatusCode.NotFound, guesser.Status);

        using var joined = new Visitor(kommune);
        await joined.Open($"/s/{code}?bord=1");
        Assert.True(await IsRefused(guesser, $"/s/{wrong}", tries: 1000), "Guessing is never stopped.");
        Assert.True(await IsRefused(guesser, $"/s/{code}", tries: 1), "The guard tells the right code.");
        await joined.Open($"/s/{code}?bord=1");
        Assert.Equal("Møtes vi nok?", joined.Title); // whoever is in notices nothing
    }

    [Fact]
    public async Task Sheets_are_typed_in_a_line_for_each()
    {
        var (unit, round) = await Evaluated("Dalen");
        await Begun(round);
        using var host = await kommune.SignedIn("Nils Fager", unit, Roles.Adviser);
        await host.Open(EvaluationsUrls.GatheringTypeInOf(round.Id));
        await host.Send("typein", ("Form.Lines", "- Færre møter\n\n• Kortere møter\n"));
        Assert.EndsWith("?bord=2", host.At, StringComparison.Ordinal);
        Assert.Equal(["Færre møter", "Kortere møter"], (await Texts(round)).Select(t => t.Text).Order());
        await host.Send("typein", ("Form.Lines", " \n"));
        Assert.Contains("Skriv", host.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await Texts(round)).Count);
    }

    [Fact]
    public async Task A_name_is_taken_out_for_good()
    {
        var (unit, round) = await Evaluated("Bakken");
        var code = await Begun(round);
        using var one = new Visitor(kommune);
        await one.Open($"/s/{code}?bord=1");
        await one.Send("say", ("Form.Text", "Ola Moe maser om skjemaer."));
        using var host = await kommune.SignedIn("Nils Fager", unit, Roles.Adviser);
        await host.Open(EvaluationsUrls.GatheringTextOf(round.Id, Assert.Single(await Texts(round)).Id));
        await host.Send("tidy", ("Form.Text", "Det mases om skjemaer."), ("Form.Do", "save"));
        await host.Open(EvaluationsUrls.GatheringOf(round.Id));
        await host.Send("end");
        var said = await kommune.With(db => db.Contributions.SingleAsync(c => c.EvaluationId == round.Id, Cancel));
        Assert.Equal("Det mases om skjemaer.", said.Text);
        Assert.DoesNotContain(
            await kommune.With(db => db.AuditEntries.ToListAsync(Cancel)),
            e => JsonSerializer.Serialize(e).Contains("Ola Moe", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Whoever_names_a_colleague_is_asked_once_and_may_send_it_all_the_same()
    {
        var (unit, round) = await Evaluated("Granlia");
        var code = await Begun(round);
        using var colleague = await kommune.SignedIn("Torgunn Hauge", unit, Roles.Employee);
        using var one = new Visitor(kommune);
        await one.Open($"/s/{code}?bord=1");
        await one.Send("say", ("Form.Text", "Jeg fikk nei av Torgunn Hauge."));
        Assert.Contains("Du har skrevet Torgunn Hauge.", one.Text, StringComparison.Ordinal);
        Assert.Equal("Jeg fikk nei av Torgunn Hauge.", one.Field("Form.Text")!.Trim());
        Assert.Empty(await Texts(round));
        await one.Send("say", ("Form.Anyway", "true"));
        Assert.Equal("Jeg fikk nei av Torgunn Hauge.", Assert.Single(await Texts(round)).Text);

        await colleague.Open(EvaluationsUrls.ContributeTo(round.Id, 1));
        await colleague.Send("contribute", ("Form.Text", "Torgunn svarer ikke."), ("Form.Do", ContributeForm.Next));
        Assert.Contains("Du har skrevet Torgunn.", colleague.Text, StringComparison.Ordinal);
        await colleague.Send("contribute", ("Form.Text", "Vi får ikke svar."), ("Form.Do", ContributeForm.Next));
        Assert.Equal(
            "Vi får ikke svar.",
            await kommune.With(db => db.Contributions.Where(c => c.EvaluationId == round.Id).Select(c => c.Text).SingleAsync(Cancel))
        );
    }

    [Fact]
    public async Task The_scribe_of_a_table_reads_what_the_others_there_have_written()
    {
        var (_, round) = await Evaluated("Åsen");
        var code = await Begun(round, keepsTable: true);
        using var one = new Visitor(kommune);
        await one.Open($"/s/{code}?bord=1");
        Assert.Contains("temaet og bordet", one.Text, StringComparison.Ordinal);
        await one.Send("say", ("Form.Text", "Mitt eget notat."));
        using var scribe = new Visitor(kommune);
        await scribe.Open($"/s/{code}?bord=1&skriver=1");
        Assert.Contains("Mitt eget notat.", scribe.Text, StringComparison.Ordinal);
        await scribe.Send("say", ("Form.Text", "Vi er enige om dette."));
        var texts = await Texts(round);
        Assert.Equal((1, true), texts.Where(t => t.IsAgreed).Select(t => (t.TableNumber!.Value, t.IsAgreed)).Single());
        await scribe.Open($"/s/{code}?bord=2&skriver=1");
        Assert.DoesNotContain("Mitt eget notat.", scribe.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_from_one_telephone_is_stopped_and_the_text_is_given_back()
    {
        var (_, round) = await Evaluated("Osen");
        var code = await Begun(round);
        using var one = new Visitor(kommune);
        await one.Open($"/s/{code}?bord=1");
        var sent = 0;
        while (sent < 500 && one.Field("Form.Text") is not { Length: > 0 })
        {
            await one.Send("say", ("Form.Text", $"Innspill {++sent}"));
        }

        Assert.InRange(sent, 60, 499); // as many at once as a minute allows, and then as time goes
        Assert.Equal($"Innspill {sent}", one.Field("Form.Text")!.Trim());
        Assert.Equal(sent - 1, (await Texts(round)).Count);
        await one.Send("say", ("Form.Text", new string('x', Contribution.LongestText + 1)));
        Assert.Equal(sent - 1, (await Texts(round)).Count);
    }

    [Fact]
    public async Task What_seems_to_be_about_the_same_is_suggested_and_accepted_without_what_does_not_belong()
    {
        var (unit, round) = await Evaluated("Moen");
        var code = await Begun(round);
        using var one = new Visitor(kommune);
        await one.Open($"/s/{code}?bord=1");
        foreach (var text in new[] { "For mange møter.", "Møtene varer for lenge.", "Færre møter.", "Kantina stenger for tidlig." })
        {
            await one.Send("say", ("Form.Text", text));
        }

        using var host = await kommune.SignedIn("Nils Fager", unit, Roles.Adviser);
        await host.Open(EvaluationsUrls.GatheringSuggestOf(round.Id));
        var suggested = host.Page.QuerySelectorAll("form label[for^=valg]").Select(l => l.TextContent).ToArray();
        Assert.Contains("Færre møter.", suggested);
        Assert.DoesNotContain("Kantina stenger for tidlig.", suggested);
        Assert.NotEqual("", host.Field("Form.Heading"));
        var leftOut = (await Texts(round)).Single(t => t.Text == "Færre møter.").Id;
        await host.Send("group-0", ($"Form.Chosen[{leftOut}]", null), ("Form.Heading", "Møter"));
        Assert.Equal(2, (await Texts(round)).Count(t => t.HeadingId != null));
        Assert.Null((await Texts(round)).Single(t => t.Id == leftOut).HeadingId);
    }

    [Fact]
    public async Task Nothing_ticked_is_said_and_not_a_fault()
    {
        var (unit, round) = await Evaluated("Haugen");
        using var host = await kommune.SignedIn("Nils Fager", unit, Roles.Adviser);
        await host.Open(EvaluationsUrls.GatheringSetupOf(round.Id));
        var without = host.FieldsOf("gathering").Where(f => !f.Key.StartsWith("Form.Chosen", StringComparison.Ordinal)).ToArray();
        await host.Post(EvaluationsUrls.GatheringSetupOf(round.Id), without);
        Assert.Contains("Velg minst ett tema.", host.Text, StringComparison.Ordinal);

        var code = await Begun(round);
        using var one = new Visitor(kommune);
        await one.Open($"/s/{code}?bord=1");
        await one.Send("say", ("Form.Text", "For mange møter."));
        await one.Send("say", ("Form.Text", "Møtene varer for lenge."));
        await one.Send("say", ("Form.Text", "Kaffen er dårlig."));
        await host.Open(EvaluationsUrls.GatheringOf(round.Id));
        await host.Send("tidy", ("Form.Do", "hide"));
        Assert.Contains("Kryss av for minst ett innspill først.", host.Text, StringComparison.Ordinal);
        await host.Open(EvaluationsUrls.GatheringSuggestOf(round.Id));
        await host.Post(
            EvaluationsUrls.GatheringSuggestOf(round.Id),
            host.FieldsOf("group-0").Where(f => !f.Key.StartsWith("Form.Chosen", StringComparison.Ordinal))
        );
        Assert.Contains("Kryss av for minst ett innspill først.", host.Text, StringComparison.Ordinal);
    }

    // Keeps no cookie it is given: a telephone that has joined is let in.
    static async Task<bool> IsRefused(Visitor guesser, string address, int tries)
    {
        for (var i = 0; i < tries; i++)
        {
            using var answer = await guesser.Ask(address);
            if (answer.StatusCode == HttpStatusCode.UnprocessableEntity)
            {
                return true;
            }
        }

        return false;
    }

    async Task<(Guid Unit, Evaluation Round)> Evaluated(string unit)
    {
        var id = await kommune.Unit(unit);
        return (id, await kommune.Round(id));
    }

    Task<string> Begun(Evaluation round, params IReadOnlyList<string> headings) => Begun(round, keepsTable: false, headings);

    Task<string> Begun(Evaluation round, bool keepsTable, params IReadOnlyList<string> headings) =>
        kommune.With(async db =>
        {
            var gathering = new Gathering(round.Id);
            gathering.Plan(2, 10, 3, keepsTable, [.. round.Themes.Where(t => t.Kind == PartKind.Improve).OrderBy(t => t.Number)]);
            gathering.Begin(new Clock(kommune.Host.Time).Now);
            db.Gatherings.Add(gathering);
            db.GatheringHeadings.AddRange(headings.Select((name, at) => new GatheringHeading(gathering.Id, name, at + 1)));
            await db.Save("test", Cancel);
            return gathering.Code;
        });

    static async Task Tidy(Visitor host, string act, string text, (string Name, string Value) field)
    {
        var box = host
            .Page.QuerySelectorAll(".t-said")
            .Single(s => s.TextContent.Contains(text, StringComparison.Ordinal))
            .QuerySelector("input")!;
        await host.Send("tidy", (box.GetAttribute("name")!, "true"), (field.Name, field.Value), ("Form.Do", act));
    }

    async Task LayTwo(Visitor visitor, string code, string heading)
    {
        await visitor.Open($"/s/{code}");
        await Lay(visitor, heading);
        await Lay(visitor, heading);
    }

    static Task<Visitor> Lay(Visitor visitor, string heading)
    {
        var plus = visitor.Page.QuerySelector($"button[aria-label='Gi en prikk til {heading}']")!;
        return visitor.Send("dots", ("Form.Lay", plus.GetAttribute("value")));
    }

    Task<Gathering> Stored(Evaluation round) => kommune.With(db => db.Gatherings.SingleAsync(g => g.EvaluationId == round.Id, Cancel));

    async Task<List<GatheredText>> Texts(Evaluation round)
    {
        var gathering = await Stored(round);
        return await kommune.With(db => db.GatheredTexts.AsNoTracking().Where(t => t.GatheringId == gathering.Id).ToListAsync(Cancel));
    }

    async Task<string> HeadingOf(Evaluation round, string name)
    {
        var gathering = await Stored(round);
        return await kommune.With(db =>
            db.GatheringHeadings.Where(h => h.GatheringId == gathering.Id && h.Name == name).Select(h => $"{h.Id}").SingleAsync(Cancel)
        );
    }

    async Task<(string, int)[]> Dots(Evaluation round)
    {
        var gathering = await Stored(round);
        var headings = await kommune.With(db => db.HeadingsIn(gathering.Id, Cancel));
        return [.. headings.Select(h => (h.Name, h.Dots))];
    }
}
