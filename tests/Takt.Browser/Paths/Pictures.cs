using Microsoft.Playwright;
using Takt.Evaluations;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;
using Takt.Organisation;

namespace Takt.Browser;

/// <summary>The pictures of the user guide, taken of the demonstration municipality: TAKT_PICTURES=1 writes them anew.</summary>
public sealed class Pictures(Fjordvik fjordvik, Chromium chromium) : IClassFixture<Fjordvik>
{
    const int MostBytes = 150_000;
    const int Tallest = 720;
    const int MostBytesInAll = 3_000_000;

    static readonly Look Screen = new("nb", ColorScheme.Light, 1280);
    static readonly Look Phone = Look.Phone;

    static (string Name, Look Look, Func<Fjordvik, string> Address)[] Wanted =>
        [
            ("min-side", Screen, _ => "/"),
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
            ("bidra", Phone, f => EvaluationsUrls.ContributeTo(f.Collecting, 1)),
            ("tiltak", Screen, _ => FollowUpUrls.List + "?visning=apne"),
            ("tiltak-side", Screen, f => FollowUpUrls.Of(f.Measures[MeasureState.Judged])),
            ("organisasjon", Screen, _ => OrganisationUrls.Units),
            ("hvem-spor-jeg", Screen, _ => OrganisationUrls.WhoToAsk + "?sak=sykemelt+opfølging"),
            ("fullmakter", Screen, _ => OrganisationUrls.Delegations + "?sak=kjøpe+pc&sum=150+000"),
            ("graasoner", Screen, _ => OrganisationUrls.GreyZones),
            ("ny-evaluering", Screen, _ => EvaluationsUrls.New),
        ];

    [Fact]
    public async Task Of_the_guide_are_taken()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("TAKT_PICTURES") == "1", "TAKT_PICTURES=1 takes the pictures of the guide.");
        var folder = Directory.CreateDirectory(Path.Combine(Source.Root, "docs", "guide", "pictures")).FullName;
        var inAll = 0;
        foreach (var (name, look, address) in Wanted)
        {
            var who = name is "bidra" ? "ingrid" : "torleif";
            await using var browser = await chromium.Open(fjordvik.Kommune, look, await fjordvik.Kommune.SessionOf(who));
            await using var tab = await Tab.In(browser);
            await tab.Page.SetViewportSizeAsync(look.Width, Math.Min(look.Height, Tallest));
            await tab.Page.GotoAsync(address(fjordvik), new() { WaitUntil = WaitUntilState.NetworkIdle });
            var picture = await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
            Assert.True(picture.Length < MostBytes, $"{name}: {picture.Length} bytes");
            inAll += picture.Length;
        }

        Assert.InRange(inAll, 1, MostBytesInAll);
    }
}
