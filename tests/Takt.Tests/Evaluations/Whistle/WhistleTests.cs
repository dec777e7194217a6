using System.Net;
using System.Text.Json;
using Takt.Evaluations;

namespace Takt.Tests;

/// <summary>What may be whistle-blowing goes to those who receive it, and to nobody else.</summary>
public sealed class WhistleTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    const string Grave = "Noen truer oss i garderoben.";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_desk_to_the_reception_and_back()
    {
        var (unit, round, reception) = await Begun("Fjellbygda");
        using var host = await kommune.SignedIn("Nils Fager", unit, Roles.Adviser);
        await host.Open(EvaluationsUrls.GatheringOf(round.Id));
        await Report(host, Grave);
        Assert.Contains("Sendt til varslingsmottaket.", host.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Grave, host.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Empty(await Texts(round));

        await host.Open(EvaluationsUrls.Whistle);
        Assert.Equal(HttpStatusCode.Forbidden, host.Status);

        using var receiver = await kommune.SignedIn("Gro Holte", reception, Roles.SafetyRepresentative);
        await receiver.Open("/");
        Assert.Contains("Les det som kan være et varsel", receiver.Text, StringComparison.Ordinal);
        await receiver.Open(EvaluationsUrls.Whistle);
        Assert.Contains(Grave, receiver.Text, StringComparison.Ordinal);
        Assert.Contains("skrevet uten navn", receiver.Text, StringComparison.Ordinal);
        await Deal(receiver, "Form.Back");
        Assert.Equal(Grave, Assert.Single(await Texts(round)).Text);

        await host.Open(EvaluationsUrls.GatheringOf(round.Id));
        await Report(host, Grave);
        await receiver.Open(EvaluationsUrls.Whistle);
        await Deal(receiver, "Form.Take");
        Assert.Empty(await Texts(round));
        Assert.Equal(0, await kommune.With(db => db.WhistleReports.CountAsync(r => r.EvaluationId == round.Id, Cancel)));
        var seat = Seat.In(reception, Roles.SafetyRepresentative);
        Assert.Equal(0, await kommune.With(db => db.Todos.CountAsync(t => t.Owner == seat && t.DoneAt == null, Cancel)));
        Assert.DoesNotContain(
            await kommune.With(db => db.AuditEntries.ToListAsync(Cancel)),
            e => JsonSerializer.Serialize(e).Contains("garderoben", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_contribution_under_name_goes_with_its_name_and_is_not_counted_any_more()
    {
        var (unit, round, reception) = await Begun("Lia", EvaluationState.Answering);
        using var writer = await kommune.SignedIn("Tor Lund", unit, Roles.Employee);
        var person = (await kommune.ActorOf(writer)).PersonId!.Value;
        var theme = round.ThemesInOrder[0];
        var said = await kommune.Say(round, theme.Position, Grave, person);
        await kommune.Answer(round, theme.Position, new(Guid.NewGuid(), 1, "Vi følger opp.", Stance.WillDo), said);
        using var host = await kommune.SignedIn("Nils Fager", unit, Roles.Adviser);
        await host.Open(EvaluationsUrls.ThemeOf(round.Id, theme.Position));
        await host.Open(EvaluationsUrls.ReportOf(round.Id, theme.Position, said.Id));
        await host.Send("report");
        Assert.DoesNotContain(Grave, host.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(0, await kommune.With(db => db.Covers.CountAsync(c => c.ContributionId == said.Id, Cancel)));

        using var receiver = await kommune.SignedIn("Gro Holte", reception, Roles.SafetyRepresentative);
        await receiver.Open(EvaluationsUrls.Whistle);
        Assert.Contains("skrevet av Tor Lund", receiver.Text, StringComparison.Ordinal);
        await Deal(receiver, "Form.Back");
        var back = await kommune.With(db => db.Contributions.SingleAsync(c => c.EvaluationId == round.Id, Cancel));
        Assert.Equal((Grave, person), (back.Text, back.PersonId!.Value));
        await writer.Open(EvaluationsUrls.ReportOf(round.Id, theme.Position, back.Id));
        Assert.Equal(HttpStatusCode.Forbidden, writer.Status); // who takes part sends nothing of others' away
    }

    [Fact]
    public async Task Whoever_looks_through_anothers_roles_sees_nothing_of_it()
    {
        var (_, _, reception) = await Begun("Vika");
        var seat = Seat.In(reception, Roles.SafetyRepresentative);
        var row = await kommune.With(db => db.WhistleReception(Cancel));
        var holder = new Actor
        {
            Name = "Gro Holte",
            PersonId = Guid.NewGuid(),
            Posts = [new(reception, Roles.SafetyRepresentative)],
        };
        Assert.Equal(seat, row!.Seat);
        Assert.True(row.IsHeldBy(holder));
        Assert.False(row.IsHeldBy(holder with { Viewed = new(Guid.NewGuid(), "Gro Holte") }));
    }

    [Fact]
    public async Task Without_a_reception_it_is_said_and_nothing_is_moved()
    {
        var (unit, round, _) = await Begun("Holmen");
        await kommune.With(async db =>
        {
            db.Remove((await db.WhistleReception(Cancel))!);
            await db.Save("test", Cancel);
        });
        using var host = await kommune.SignedIn("Nils Fager", unit, Roles.Adviser);
        await host.Open(EvaluationsUrls.GatheringOf(round.Id));
        await Report(host, Grave);
        Assert.Contains("Kommunen har ikke sagt hvem som tar imot varsler.", host.Text, StringComparison.Ordinal);
        Assert.Single(await Texts(round));
    }

    [Fact]
    public async Task Whoever_runs_takt_says_who_receives_and_what_waits_goes_along()
    {
        var (unit, round, _) = await Begun("Sletta");
        using var host = await kommune.SignedIn("Nils Fager", unit, Roles.Adviser);
        await host.Open(EvaluationsUrls.GatheringOf(round.Id));
        await Report(host, Grave);
        using var admin = await kommune.SignedIn("Espen Dal", await kommune.Root(), Roles.Administrator);
        await admin.Open(EvaluationsUrls.WhistleSetup);
        var seat = Seat.LeaderOf(unit);
        await kommune.SignedIn("Kari Nes", unit, Roles.Leader);
        await admin.Open(EvaluationsUrls.WhistleSetup);
        await admin.Send("reception", ("Form.Seat", $"{seat}"), ("Form.Channel", "varsel@example.no"));
        Assert.Contains("Varslingsmottaket er lagret.", admin.Text, StringComparison.Ordinal);
        Assert.Equal(
            seat,
            await kommune.With(db =>
                db.Todos.Where(t => t.Ask == "Evaluations.TodoReport" && t.DoneAt == null).Select(t => t.Owner).FirstAsync(Cancel)
            )
        );
    }

    async Task<(Guid Unit, Evaluation Round, Guid Reception)> Begun(string name, EvaluationState state = EvaluationState.Collecting)
    {
        var unit = await kommune.Unit(name);
        var reception = await kommune.Unit($"{name} HMS");
        var round = await kommune.Round(unit, state);
        await kommune.With(async db =>
        {
            db.RemoveRange(await db.WhistleReports.ToListAsync(Cancel));
            var standing = await db.WhistleReception(Cancel);
            var seat = Seat.In(reception, Roles.SafetyRepresentative);
            if (standing is null)
            {
                db.Add(new WhistleReception { Seat = seat });
            }
            else
            {
                standing.Seat = seat;
            }

            if (state == EvaluationState.Collecting)
            {
                var gathering = new Gathering(round.Id);
                gathering.Plan(2, 10, 3, keepsTable: false, [.. round.Themes.Where(t => t.Kind == PartKind.Improve)]);
                gathering.Begin(new Clock(kommune.Host.Time).Now);
                db.Gatherings.Add(gathering);
                db.GatheredTexts.Add(GatheredText.Of(null, gathering, gathering.ThemeAt(1, 1), 1, Grave, agreed: false));
            }

            await db.Save("test", Cancel);
        });
        return (unit, round, reception);
    }

    static async Task Report(Visitor host, string text)
    {
        var box = host
            .Page.QuerySelectorAll(".t-said")
            .Single(s => s.TextContent.Contains(text, StringComparison.Ordinal))
            .QuerySelector("input")!;
        await host.Send("tidy", (box.GetAttribute("name")!, "true"), ("Form.Do", DeskForm.Report));
    }

    static async Task Deal(Visitor receiver, string act)
    {
        var button = receiver.Page.QuerySelector($"button[name='{act}']")!;
        var id = button.GetAttribute("value")!;
        await receiver.Send($"report-{id}", (act, id));
    }

    Task<List<GatheredText>> Texts(Evaluation round) =>
        kommune.With(async db =>
        {
            var gathering = await db.Gatherings.SingleAsync(g => g.EvaluationId == round.Id, Cancel);
            return await db.GatheredTexts.AsNoTracking().Where(t => t.GatheringId == gathering.Id).ToListAsync(Cancel);
        });
}
