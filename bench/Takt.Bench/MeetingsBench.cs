using Takt.Meetings;
using Takt.Organisation;

namespace Takt.Bench;

/// <summary>Every page of the meetings in a municipality of 500 groups with 20,000 meetings and 150,000 items, beside a hundredth of it, for whoever sees all and for whoever leads one unit.</summary>
static class MeetingsBench
{
    const int Times = 100;
    const int Evaluations = 10;
    const double Goal = 1.2;

    public static async Task<bool> Measure(Asked asked)
    {
        var (all, isWithin) = (asked.Meetings > 0 ? asked.Meetings : 20_000, true);
        asked = asked with { Evaluations = Evaluations };
        foreach (var engine in asked.Engines)
        {
            var few = await PagesOf(asked with { Meetings = Math.Max(FillMeetings.OfEachGroup, all / Times) }, engine);
            var many = await PagesOf(asked with { Meetings = all }, engine); // last, so that its rows stand for whoever asks more of them
            Console.WriteLine($"### {engine}, CPU ms of app and database together\n");
            Console.WriteLine(
                $"| page | {all / Times} meetings | {all} | × (goal {Goal}) | SQL | | KiB | |\n|---|--:|--:|--:|--:|--:|--:|--:|"
            );
            foreach (var (one, other) in few.Zip(many))
            {
                var times = other.Cpu / one.Cpu;
                isWithin &= times <= Goal;
                Console.WriteLine(
                    $"| {one.Page} | {one.Cpu:0.00} | {other.Cpu:0.00} | {(times > Goal ? $"**{times:0.00}**" : $"{times:0.00}")} | {one.Statements} | {other.Statements} | {one.Bytes / 1024} | {other.Bytes / 1024} |"
                );
            }

            Console.WriteLine();
        }

        return isWithin;
    }

    sealed record Row(string Page, double Cpu, int Statements, int Bytes);

    static async Task<IReadOnlyList<Row>> PagesOf(Asked asked, Engine engine)
    {
        await using var run = await Run.Prepare(asked, engine);
        return [.. await Rows(run, Run.Who), .. await Rows(run, Run.Leader)];
    }

    static async Task<IEnumerable<Row>> Rows(Run run, string who)
    {
        Run.Page[] pages = [.. Pages(run.Filled, who)];
        var counted = await run.CountPages(pages, who);
        var figures = await run.MeasurePages(pages, who);
        return figures.Select(f => new Row(f.Page, f.App + f.Database, counted[f.Page].Statements, counted[f.Page].Bytes));
    }

    static IEnumerable<Run.Page> Pages(Filled filled, string who)
    {
        var met = filled.Meetings!;
        var runs = who == Run.Who;
        Run.Page?[] pages =
        [
            new("Min side", "/"),
            new("Mine", MeetingsUrls.List),
            new("Coming", MeetingsUrls.List + "?visning=saker"),
            new("Minutes that are out", MeetingsUrls.List + "?visning=referat"),
            new("Decisions", MeetingsUrls.Decisions),
            new("Decisions of a group", $"{MeetingsUrls.Decisions}?gruppe={met.Group}"),
            new("Decisions searched for", MeetingsUrls.Decisions + "?q=vaktlista"),
            new("Decisions of a group searched for", $"{MeetingsUrls.Decisions}?gruppe={met.Group}&q=vaktlista"),
            new("A meeting ahead", MeetingsUrls.Of(met.Ahead)),
            new("A meeting that was held", MeetingsUrls.Of(met.Held)),
            new("An item", MeetingsUrls.ItemOf(met.Item)),
            new("Minutes being written", MeetingsUrls.MinutesOf(met.Now)),
            new("Minutes afterwards", MeetingsUrls.MinutesOf(met.Held)),
            new("Versions", MeetingsUrls.VersionsOf(met.Held)),
            new("Break room sheet", MeetingsUrls.BreakRoomOf(met.Held)),
            new("Ta med videre", MeetingsUrls.PassOn),
            new("Tidsbruk", MeetingsUrls.Load),
            new("Tidsbruk, what if", $"{MeetingsUrls.Load}?gruppe={met.Group}&hva=Half"),
            new("Samtaler", DialogueUrls.List),
            runs ? new("A conversation", DialogueUrls.Of(met.Dialogue)) : null,
            new("Besøk", MeetingsUrls.Visits),
            new("A series", MeetingsUrls.SeriesOf(met.Series)),
            runs ? new("Change a series", MeetingsUrls.ChangeSeriesOf(met.Series)) : null,
            new("New meeting", MeetingsUrls.New),
            new("New series", MeetingsUrls.NewSeries),
            new("Take something up", MeetingsUrls.TakeUp),
            new("Calendar feed", $"/kalender/{met.Feeds[who]}.ics", IsSignedIn: false),
            new("A unit", OrganisationUrls.UnitOf(filled.Unit)),
            new("A group", OrganisationUrls.GroupOf(met.Group)),
            runs ? new("Handover", $"{OrganisationUrls.Handover}?plass={Seat.LeaderOf(filled.Unit)}") : null,
            new("Search", "/sok?q=vaktlista"),
        ];
        return pages.OfType<Run.Page>().Select(page => page with { Name = page.Name + (runs ? "" : ", leads one unit") });
    }
}
