using Microsoft.Playwright;
using Takt.Evaluations;
using Takt.FollowUp;
using Takt.Organisation.Contracts;

namespace Takt.Browser;

/// <summary>The first morning in a municipality where nothing has been written yet.</summary>
public sealed class EveryEmptyPage(EmptyKommune kommune, Chromium chromium) : IClassFixture<EmptyKommune>
{
    static readonly string[] Addresses =
    [
        "/",
        "/meg",
        "/sok",
        EvaluationsUrls.List,
        EvaluationsUrls.New,
        EvaluationsUrls.Import,
        EvaluationsUrls.Mine,
        FollowUpUrls.List,
        FollowUpUrls.New,
    ];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Holds_from_the_first_link_on()
    {
        var clock = (Clock)kommune.Host.Services.GetService(typeof(Clock))!;
        var invitation = await kommune.With(db => FirstAdministrator.Invite(db, clock, Cancel));
        var session = await kommune.SessionOfNewLeader();
        Dictionary<Look, IBrowserContext> browsers = [];
        foreach (var look in Look.Fewest.DistinctBy(l => l.Language))
        {
            browsers[look] = await chromium.Open(kommune, look, session);
            await browsers[look].AddInitScriptAsync(Axe.Script);
        }

        List<string> findings = [];
        foreach (var address in Addresses.Append(invitation!))
        {
            findings.AddRange(
                (await Inspection.Of(look => Task.FromResult(browsers[look]), address, looks: Look.Fewest)).Select(f => $"{address} {f}")
            );
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }
}
