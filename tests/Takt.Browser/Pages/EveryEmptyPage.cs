using Takt.Evaluations;
using Takt.FollowUp;
using Takt.Meetings;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Browser;

/// <summary>The first morning in a municipality where nothing has been written yet.</summary>
public sealed class EveryEmptyPage(EmptyKommune kommune, Chromium chromium) : IClassFixture<EmptyKommune>
{
    static readonly string[] Addresses =
    [
        "/",
        "/meg",
        MailLinks.Choices,
        "/meg/kalender",
        "/varsler",
        "/sok",
        EvaluationsUrls.List,
        EvaluationsUrls.New,
        EvaluationsUrls.Import,
        EvaluationsUrls.Mine,
        FollowUpUrls.List,
        FollowUpUrls.New,
        FollowUpUrls.Board,
        FollowUpUrls.Timeline,
        FollowUpUrls.Choices,
        FollowUpUrls.Many,
        FollowUpUrls.ReadIn,
        FollowUpUrls.Propose,
        FollowUpUrls.Figures,
        MeetingsUrls.List,
        MeetingsUrls.List + "?visning=saker",
        MeetingsUrls.List + "?visning=referat",
        MeetingsUrls.Decisions,
        MeetingsUrls.Load,
        MeetingsUrls.NewSeries,
        MeetingsUrls.New,
        MeetingsUrls.PassOn,
        MeetingsUrls.TakeUp,
        MeetingsUrls.Visits,
        DialogueUrls.List,
        DialogueUrls.New,
        DialogueUrls.NewOf(DialogueKind.Staff),
        OrganisationUrls.Units,
        OrganisationUrls.WhoToAsk,
        OrganisationUrls.WhoToAsk + "?sak=noe",
        OrganisationUrls.Questions,
        OrganisationUrls.Fields,
        OrganisationUrls.Delegations,
        OrganisationUrls.GreyZones,
        OrganisationUrls.Contacts,
        OrganisationUrls.Compare,
    ];

    static readonly string[] AddressesOfWhoeverRunsIt =
    [
        "/",
        OrganisationUrls.Setup,
        OrganisationUrls.Work,
        OrganisationUrls.SmallSetup,
        OrganisationUrls.Units,
        OrganisationUrls.NewUnit,
        OrganisationUrls.NewPerson,
        OrganisationUrls.NewGroup,
        OrganisationUrls.Reorganisations,
        OrganisationUrls.NewReorganisation,
        OrganisationUrls.ApiClients,
        OrganisationUrls.MyTokens,
        OrganisationUrls.ScimTokens,
        OrganisationUrls.Webhooks,
        OrganisationUrls.NewWebhook,
        OrganisationUrls.NewField,
        OrganisationUrls.NewDelegation,
    ];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Holds_from_the_first_link_on()
    {
        var clock = (Clock)kommune.Host.Services.GetService(typeof(Clock))!;
        var invitation = await kommune.With(db => FirstAdministrator.Invite(db, clock, Cancel));
        var findings = await LookAt([invitation!], session: null);
        findings.AddRange(await LookAt(Addresses, await kommune.SessionOfNew(Roles.Leader)));
        findings.AddRange(await LookAt(AddressesOfWhoeverRunsIt, await kommune.SessionOfNew(Roles.Administrator)));
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    async Task<List<string>> LookAt(IEnumerable<string> addresses, string? session)
    {
        Dictionary<string, Tab> tabs = [];
        foreach (var look in Look.Fewest.DistinctBy(l => l.Language))
        {
            var browser = await chromium.Open(kommune, look, session);
            await browser.AddInitScriptAsync(Axe.Script);
            tabs[look.Language] = await Tab.In(browser);
        }

        List<string> findings = [];
        foreach (var address in addresses)
        {
            findings.AddRange(
                (await Inspection.Of(look => Task.FromResult(tabs[look.Language]), address, looks: Look.Fewest)).Select(f =>
                    $"{address} {f}"
                )
            );
        }

        return findings;
    }
}
