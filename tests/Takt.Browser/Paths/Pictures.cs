using Microsoft.Playwright;
using Takt.Evaluations;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;
using Takt.Meetings;
using Takt.Organisation;

namespace Takt.Browser;

/// <summary>The pictures of the user guide, taken of the demonstration municipality: TAKT_PICTURES=1 writes them anew.</summary>
public sealed class Pictures(Fjordvik fjordvik, Chromium chromium) : IClassFixture<Fjordvik>
{
    const int MostBytes = 160_000;
    const int Tallest = 720;
    const int MostBytesInAll = 6_000_000;

    static readonly Look Screen = new("nb", ColorScheme.Light, 1280);
    static readonly Look Phone = Look.Phone;

    static readonly Look Night = Phone with { Scheme = ColorScheme.Dark };

    static (string Name, Look Look, Func<Fjordvik, string> Address)[] Wanted =>
        [
            ("min-side", Screen, _ => "/"),
            ("varsler", Screen, _ => MailLinks.Choices),
            ("evalueringer", Screen, _ => EvaluationsUrls.List),
            ("importer", Screen, _ => EvaluationsUrls.Import),
            ("forhandsvisning", Screen, f => EvaluationsUrls.PreviewOf(f.Import) + "?del=4"),
            ("evaluering", Screen, f => EvaluationsUrls.Of(f.Answering)),
            ("tema", Screen, f => EvaluationsUrls.ThemeOf(f.Answering, 1)),
            ("svar", Screen, f => EvaluationsUrls.AnswerOf(f.Answering, f.Themes[AnswerState.Draft].First())),
            ("svarmote", Screen, f => EvaluationsUrls.MeetingOf(f.Answering)),
            ("mangler", Screen, f => EvaluationsUrls.OwedOf(f.Answering)),
            ("publiser", Screen, f => EvaluationsUrls.PublishOf(f.Answering)),
            ("presenter", Screen, f => EvaluationsUrls.PresentOf(f.Published)),
            ("dere-sa", Screen, f => EvaluationsUrls.YouSaidOf(f.Published)),
            ("dere-sa-telefon", Phone, f => EvaluationsUrls.YouSaidOf(f.Published)),
            ("sammenlign", Screen, f => EvaluationsUrls.CompareOf(f.Answering)),
            ("samling", Screen, f => EvaluationsUrls.GatheringOf(f.Collecting)),
            ("storskjerm", Screen, f => EvaluationsUrls.GatheringWallOf(f.Collecting)),
            ("skriftlig", Screen, f => EvaluationsUrls.GatheringOf(f.OutForComment)),
            ("skriftlig-deltaker", Phone, f => EvaluationsUrls.WriteDownIn(f.WrittenCode, 1)),
            ("deltaker", Phone, f => EvaluationsUrls.AtTable(f.Code, 2)),
            ("bidra", Phone, f => EvaluationsUrls.ContributeTo(f.Collecting, 1)),
            ("tiltak", Screen, _ => FollowUpUrls.List + "?visning=apne"),
            ("tiltak-tavle", Screen, _ => FollowUpUrls.Board + "?visning=apne"),
            ("tiltak-tidslinje", Screen, _ => FollowUpUrls.Timeline + "?visning=apne"),
            ("tiltak-side", Screen, f => FollowUpUrls.Of(f.Measures[MeasureState.Judged])),
            ("tiltak-tall", Screen, _ => FollowUpUrls.Figures),
            ("moter", Screen, _ => MeetingsUrls.List),
            ("mote", Screen, f => MeetingsUrls.Of(f.MeetingNow)),
            ("sak", Screen, f => MeetingsUrls.ItemOf(f.PreparedItem)),
            ("ta-med-videre", Screen, _ => MeetingsUrls.PassOn),
            ("saksliste", Screen, f => MeetingsUrls.Of(f.MeetingPrepared)),
            ("versjoner", Screen, f => MeetingsUrls.VersionsOf(f.MeetingCorrected)),
            ("samtaler", Screen, _ => DialogueUrls.List),
            ("besok", Screen, _ => MeetingsUrls.Visits),
            ("foresla", Screen, _ => FollowUpUrls.Propose),
            ("les-inn", Screen, f => FollowUpUrls.ReadOverOf(f.SheetBrought)),
            ("endre-flere", Screen, _ => FollowUpUrls.Many + "?visning=enheter"),
            ("nye-varsler", Phone, _ => "/varsler"),
            ("sok", Screen, _ => "/sok?q=skole"),
            ("organisasjon", Screen, _ => OrganisationUrls.Units),
            ("hvem-spor-jeg", Screen, _ => OrganisationUrls.WhoToAsk + "?sak=sykemelt+opfølging"),
            ("fullmakter", Screen, _ => OrganisationUrls.Delegations + "?sak=kjøpe+pc&sum=150+000"),
            ("graasoner", Screen, _ => OrganisationUrls.GreyZones),
            ("ny-evaluering", Screen, _ => EvaluationsUrls.New),
            ("enhet", Screen, f => OrganisationUrls.UnitOf(f.Sector)),
            ("gruppe", Screen, f => OrganisationUrls.GroupOf(f.Committee)),
            ("kontakter", Screen, _ => OrganisationUrls.Contacts),
            ("overlevering", Screen, f => OrganisationUrls.HandoverOf(f.OwnSeat)),
            ("omorganisering", Screen, f => OrganisationUrls.ReorganisationOf(f.Reorganisation)),
            ("sammenlign-dager", Screen, _ => OrganisationUrls.Compare + "?til=01.09.2027"),
            ("importer-organisasjonen", Screen, f => OrganisationUrls.ImportOf(f.OrganisationFile)),
            ("min-innlogging", Phone, _ => OrganisationUrls.MySignIn),
            ("oppsett", Screen, _ => OrganisationUrls.SmallSetup),
            ("tilgang", Screen, f => OrganisationUrls.AccessOf(f.SomebodyAtWork)),
            ("sporet", Screen, _ => OrganisationUrls.Trail),
            ("arbeid", Screen, _ => OrganisationUrls.Work),
        ];

    // Who is signed in where it is not the chief executive.
    static readonly Dictionary<string, string> By = new()
    {
        ["bidra"] = "ingrid",
        ["samling"] = "nilsotto",
        ["storskjerm"] = "nilsotto",
        ["skriftlig"] = "nilsotto",
        ["overlevering"] = "ingrid",
        ["foresla"] = "amund",
        ["besok"] = "ingrid",
        ["samtaler"] = "ingrid",
        ["les-inn"] = "ingrid",
        ["endre-flere"] = "ingrid",
        ["nye-varsler"] = "amund",
        ["gruppe"] = "espen",
        ["omorganisering"] = "espen",
        ["importer-organisasjonen"] = "espen",
        ["min-innlogging"] = "bente",
        ["oppsett"] = "espen",
        ["tilgang"] = "espen",
        ["sporet"] = "marit",
        ["arbeid"] = "espen",
    };

    [Fact]
    public async Task Of_the_guide_are_taken()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("TAKT_PICTURES") == "1", "TAKT_PICTURES=1 takes the pictures of the guide.");
        var folder = Directory.CreateDirectory(Path.Combine(Source.Root, "docs", "guide", "pictures")).FullName;
        var inAll = 0;
        foreach (var (name, look, address) in Wanted)
        {
            var session = await fjordvik.Kommune.SessionOf(By.GetValueOrDefault(name, "torleif"));
            await using var browser = await chromium.Open(fjordvik.Kommune, look, session);
            await using var tab = await Tab.In(browser);
            await tab.Page.SetViewportSizeAsync(look.Width, Math.Min(look.Height, Tallest));
            await tab.Page.GotoAsync(address(fjordvik)); // not until the network rests: a live page never lets it
            var picture = await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
            Assert.True(picture.Length < MostBytes, $"{name}: {picture.Length} bytes");
            inAll += picture.Length;
        }

        Assert.InRange(inAll, 1, MostBytesInAll);
    }

    /// <summary>Every page as the browser tests see it, whole, on a wide screen by day and a phone by night: for an eye, not for the project.</summary>
    [Fact]
    public async Task Of_every_page_are_taken_for_whoever_looks()
    {
        var folder = Environment.GetEnvironmentVariable("TAKT_LOOK");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "TAKT_LOOK=FOLDER takes every page.");
        foreach (var place in Places.All)
        {
            var tab = await fjordvik.TabOf("nb", place.As);
            await tab.Page.GotoAsync(place.Address(fjordvik));
            if (place.After is { } act)
            {
                await act(tab.Page);
            }

            foreach (var look in new[] { Look.Wide, Night })
            {
                await tab.Page.EmulateMediaAsync(new() { ColorScheme = look.Scheme });
                await tab.Page.SetViewportSizeAsync(look.Width, look.Height);
                var file = $"{place.Name.Replace(' ', '-')}-{look.Width}.png";
                await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(folder!, file), FullPage = true });
            }
        }
    }
}
