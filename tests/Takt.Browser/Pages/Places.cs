using Microsoft.Playwright;
using Takt.Evaluations;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;
using Takt.Meetings;
using Takt.Organisation;

namespace Takt.Browser;

/// <summary>A page in a state worth looking at.</summary>
/// <param name="Name">What it is called in the test run.</param>
/// <param name="Route">The page's route in the running application.</param>
/// <param name="Address">Where it is in the demonstration municipality.</param>
sealed record Place(string Name, string Route, Func<Fjordvik, string> Address)
{
    /// <summary>The user name of whoever looks; null when signed out.</summary>
    public string? As { get; init; } = "torleif";

    /// <summary>What the server answers.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Whether the page's route has been looked at in every look already: then one phone and one wide screen will do.</summary>
    public bool IsVariant => Places.All.First(p => p.Route == Route) != this;

    /// <summary>What is done on it before it is looked at.</summary>
    public Func<IPage, Task>? After { get; init; }
}

/// <summary>Every page of Takt, with something on it, and what goes wrong on it.</summary>
static class Places
{
    public static IReadOnlyList<Place> All { get; } =
    [
        new("home", "/", _ => "/"),
        new("home of a sector leader", "/", _ => "/") { As = "ingrid" },
        new("home of an employee", "/", _ => "/") { As = "ida" },
        new("me", "/meg", _ => "/meg"),
        new("notices", MailLinks.Choices, _ => MailLinks.Choices),
        new("notices, refused", MailLinks.Choices, _ => MailLinks.Choices)
        {
            After = async page =>
            {
                await page.Locator("[name='Form.From']").FillAsync("natt");
                await Press("main form .ds-button")(page);
            },
        },
        new("what one is told", "/varsler", _ => "/varsler") { As = "amund" },
        new("what one is told, nothing", "/varsler", _ => "/varsler"),
        new("calendars", "/meg/kalender", _ => "/meg/kalender"),
        new("calendars, one made", "/meg/kalender", _ => "/meg/kalender") { After = Press("main form:has([name='Form.Of']) button") },
        new("no more mail", MailLinks.Stop, f => f.StopMail) { As = null },
        new("search", "/sok", _ => "/sok?q=felles"),
        new("search, hits for words that are like it", "/sok", _ => "/sok?q=barnehgae"),
        new("search, one kind", "/sok", _ => "/sok?q=møte&slag=tiltak&siste=365"),
        new("search without hits", "/sok", _ => "/sok?q=xyzzy"),
        new("search, more words than are looked for", "/sok", _ => "/sok?q=en+to+tre+fire+fem+seks+sju+åtte+ni+ti+elleve+tolv"),
        new("sign in", OrganisationUrls.SignIn, _ => OrganisationUrls.SignIn) { As = null },
        new("sign in, refused", OrganisationUrls.SignIn, _ => OrganisationUrls.SignIn) { As = null, After = Press(".t-gate form button") },
        new("sign in, a code", OrganisationUrls.SignIn, _ => OrganisationUrls.SignIn)
        {
            As = null,
            After = async page =>
            {
                await page.Locator("[name='Form.UserName']").FillAsync("bente");
                await page.Locator("[name='Form.Password']").FillAsync(Fjordvik.Password);
                await Press("form:has([name='Form.Password']) button")(page);
            },
        },
        new("my sign-in", OrganisationUrls.MySignIn, _ => OrganisationUrls.MySignIn) { As = "bente" },
        new("my sign-in, a password", OrganisationUrls.MySignIn, _ => OrganisationUrls.MySignIn) { As = "mette" },
        new("my password", OrganisationUrls.MyPassword, _ => OrganisationUrls.MyPassword) { As = "mette" },
        new("my password, refused", OrganisationUrls.MyPassword, _ => OrganisationUrls.MyPassword)
        {
            As = "mette",
            After = Press("main form button"),
        },
        new("code app", OrganisationUrls.MyCodeApp, _ => OrganisationUrls.MyCodeApp) { As = "mette" },
        new("code app, refused", OrganisationUrls.MyCodeApp, _ => OrganisationUrls.MyCodeApp)
        {
            As = "mette",
            After = Press("main form button"),
        },
        new("code app, on", OrganisationUrls.MyCodeApp, _ => OrganisationUrls.MyCodeApp) { As = "bente" },
        new("recovery codes", OrganisationUrls.MyCodeApp, _ => OrganisationUrls.MyCodeApp)
        {
            As = "bente",
            After = Press("form:has([value=codes]) button"),
        },
        new("passkeys", OrganisationUrls.MyPasskeys, _ => OrganisationUrls.MyPasskeys) { As = "bente", After = Unfold },
        new("passkeys, none", OrganisationUrls.MyPasskeys, _ => OrganisationUrls.MyPasskeys) { As = "mette" },
        new("signed out form", OrganisationUrls.SignedOutForm, _ => OrganisationUrls.SignedOutForm) { As = null },
        new("demo", OrganisationUrls.Demo, _ => OrganisationUrls.Demo) { As = null },
        new("sign out", OrganisationUrls.SignOut, _ => OrganisationUrls.SignOut),
        new("404", "/feil/{Code:int}", _ => "/finnes-ikke") { Status = 404 },
        new("403", "/feil/{Code:int}", _ => EvaluationsUrls.New) { As = "ida", Status = 403 },
        new("evaluations", EvaluationsUrls.List, _ => EvaluationsUrls.List),
        new("evaluations of an employee", EvaluationsUrls.List, _ => EvaluationsUrls.List) { As = "ida" },
        new("new evaluation", EvaluationsUrls.New, _ => EvaluationsUrls.New),
        new("new evaluation, refused", EvaluationsUrls.New, _ => EvaluationsUrls.New)
        {
            After = Press("main form:not([role=search]) button"),
        },
        new("import", EvaluationsUrls.Import, _ => EvaluationsUrls.Import),
        new("import, refused", EvaluationsUrls.Import, _ => EvaluationsUrls.Import) { After = Press("main form button") },
        new("preview", EvaluationsUrls.Preview, f => EvaluationsUrls.PreviewOf(f.Import)),
        new("preview, a theme", EvaluationsUrls.Preview, f => EvaluationsUrls.PreviewOf(f.Import) + "?del=4") { After = Unfold },
        new("my contributions", EvaluationsUrls.Mine, _ => EvaluationsUrls.Mine) { As = "ingrid" },
        new("evaluation, collecting", EvaluationsUrls.One, f => EvaluationsUrls.Of(f.Collecting)) { As = "ingrid" },
        new("evaluation, answering", EvaluationsUrls.One, f => EvaluationsUrls.Of(f.Answering)),
        new("evaluation, published", EvaluationsUrls.One, f => EvaluationsUrls.Of(f.Published)),
        new("plan", EvaluationsUrls.Plan, f => EvaluationsUrls.PlanOf(f.Collecting)) { As = "ingrid" },
        new("gathering", EvaluationsUrls.Gathering, f => EvaluationsUrls.GatheringOf(f.Collecting)) { As = "nilsotto", After = Unfold },
        new("gathering, nothing chosen", EvaluationsUrls.Gathering, f => EvaluationsUrls.GatheringOf(f.Collecting))
        {
            As = "nilsotto",
            After = Press("[name='Form.Do'][value=hide]"),
        },
        new("gathering, none yet", EvaluationsUrls.Gathering, f => EvaluationsUrls.GatheringOf(f.Answering)) { As = "nilsotto" },
        new("gathering, set up", EvaluationsUrls.GatheringSetup, f => EvaluationsUrls.GatheringSetupOf(f.Collecting)) { As = "nilsotto" },
        new("gathering, set up, refused", EvaluationsUrls.GatheringSetup, f => EvaluationsUrls.GatheringSetupOf(f.Answering))
        {
            As = "nilsotto",
            After = async page =>
            {
                await page.Locator("[name='Form.Tables']").FillAsync("mange");
                await Press("main form button")(page);
            },
        },
        new("wall", EvaluationsUrls.GatheringWall, f => EvaluationsUrls.GatheringWallOf(f.Collecting)) { As = "nilsotto" },
        new("type in", EvaluationsUrls.GatheringTypeIn, f => EvaluationsUrls.GatheringTypeInOf(f.Collecting)) { As = "nilsotto" },
        new("forms on paper", EvaluationsUrls.GatheringForms, f => EvaluationsUrls.GatheringFormsOf(f.Collecting)) { As = "nilsotto" },
        new("reword", EvaluationsUrls.GatheringText, f => EvaluationsUrls.GatheringTextOf(f.Collecting, f.Written)) { As = "nilsotto" },
        new("suggested headings", EvaluationsUrls.GatheringSuggest, f => EvaluationsUrls.GatheringSuggestOf(f.Collecting))
        {
            As = "nilsotto",
        },
        new("written round", EvaluationsUrls.Gathering, f => EvaluationsUrls.GatheringOf(f.OutForComment))
        {
            As = "nilsotto",
            After = Unfold,
        },
        new("written round, set up", EvaluationsUrls.WrittenSetup, f => EvaluationsUrls.WrittenSetupOf(f.OutForComment))
        {
            As = "nilsotto",
        },
        new("written round, set up, refused", EvaluationsUrls.WrittenSetup, f => EvaluationsUrls.WrittenSetupOf(f.Answering))
        {
            As = "nilsotto",
            After = async page =>
            {
                await page.Locator("[name='Form.Time']").FillAsync("sent");
                await Press("main form button")(page);
            },
        },
        new("poster", EvaluationsUrls.GatheringPoster, f => EvaluationsUrls.GatheringPosterOf(f.OutForComment)) { As = "nilsotto" },
        new("codes on paper", EvaluationsUrls.GatheringCodes, f => EvaluationsUrls.GatheringCodesOf(f.OutForComment))
        {
            As = "nilsotto",
            After = Press("main form button"),
        },
        new("without a name", EvaluationsUrls.OwnCode, f => EvaluationsUrls.OwnCodeIn(f.OutForComment)) { As = "nilsotto" },
        new("whistle-blowing, reception", EvaluationsUrls.Whistle, _ => EvaluationsUrls.Whistle) { As = "rune", After = Unfold },
        new("whistle-blowing, who receives", EvaluationsUrls.WhistleSetup, _ => EvaluationsUrls.WhistleSetup) { As = "espen" },
        new("may be whistle-blowing", EvaluationsUrls.Report, f => EvaluationsUrls.ReportOf(f.Answering, 1, f.Said)) { As = "nilsotto" },
        new("write, all themes", EvaluationsUrls.WriteDown, f => EvaluationsUrls.WriteDownIn(f.WrittenCode)) { As = null },
        new("write", EvaluationsUrls.WriteDown, f => EvaluationsUrls.WriteDownIn(f.WrittenCode, 2)) { As = null },
        new("participant, written round", EvaluationsUrls.Participate, f => EvaluationsUrls.ParticipateIn(f.WrittenCode)) { As = null },
        new("join", EvaluationsUrls.Join, _ => EvaluationsUrls.Join) { As = null },
        new("join, refused", EvaluationsUrls.Join, _ => EvaluationsUrls.Join) { As = null, After = Press("main form button") },
        new("participant, which table", EvaluationsUrls.Participate, f => EvaluationsUrls.ParticipateIn(f.Code)) { As = null },
        new("participant", EvaluationsUrls.Participate, f => EvaluationsUrls.AtTable(f.Code, 2)) { As = null },
        new("participant, for the table", EvaluationsUrls.Participate, f => EvaluationsUrls.AtTable(f.Code, 2, scribe: true)) { As = null },
        new("theme, collecting", EvaluationsUrls.Theme, f => EvaluationsUrls.ThemeOf(f.Collecting, 1)) { As = "ingrid" },
        new("theme, answering", EvaluationsUrls.Theme, f => EvaluationsUrls.ThemeOf(f.Answering, 1)),
        new("headings of a theme", EvaluationsUrls.Headings, f => EvaluationsUrls.HeadingsOf(f.Answering, 1)) { As = "nilsotto" },
        new("theme, may be whistle-blowing", EvaluationsUrls.Theme, f => EvaluationsUrls.ThemeOf(f.Answering, 1) + "?varsel=1")
        {
            As = "nilsotto",
        },
        new("theme, published", EvaluationsUrls.Theme, f => EvaluationsUrls.ThemeOf(f.Published, 1)) { As = "ida" },
        new("contribute", EvaluationsUrls.Contribute, f => EvaluationsUrls.ContributeTo(f.Collecting, 1)) { As = "ingrid" },
        new("answer, not begun", EvaluationsUrls.Answer, f => AnswerIn(f, null)),
        new("answer, draft", EvaluationsUrls.Answer, f => AnswerIn(f, AnswerState.Draft)) { After = Unfold },
        new("answer, for approval", EvaluationsUrls.Answer, f => AnswerIn(f, AnswerState.ForApproval)),
        new("answer, approved", EvaluationsUrls.Answer, f => AnswerIn(f, AnswerState.Approved)),
        new("answer, refused", EvaluationsUrls.Answer, f => AnswerIn(f, null)) { After = Press("[name='Form.Do'][value=submit]") },
        new("answering meeting", EvaluationsUrls.Meeting, f => EvaluationsUrls.MeetingOf(f.Answering)),
        new("owed", EvaluationsUrls.Owed, f => EvaluationsUrls.OwedOf(f.Answering)),
        new("publish", EvaluationsUrls.Publish, f => EvaluationsUrls.PublishOf(f.Answering)),
        new("publish, refused", EvaluationsUrls.Publish, f => EvaluationsUrls.PublishOf(f.Answering))
        {
            After = Press(".t-actionbar button"),
        },
        new("present", EvaluationsUrls.Present, f => EvaluationsUrls.PresentOf(f.Published)) { After = Unfold },
        new("present, a draft", EvaluationsUrls.Present, f => EvaluationsUrls.PresentOf(f.Answering)),
        new("you said, we did", EvaluationsUrls.YouSaid, f => EvaluationsUrls.YouSaidOf(f.Published)) { As = "ida" },
        new("compare rounds", EvaluationsUrls.Compare, f => EvaluationsUrls.CompareOf(f.Answering)),
        new("organisation", OrganisationUrls.Units, _ => OrganisationUrls.Units) { As = "espen" },
        new("organisation of a leader", OrganisationUrls.Units, _ => OrganisationUrls.Units) { After = Unfold },
        new("organisation, searched", OrganisationUrls.Units, _ => OrganisationUrls.Units + "?sok=skole"),
        new("organisation, without hits", OrganisationUrls.Units, _ => OrganisationUrls.Units + "?sok=xyzzy"),
        new("unit", OrganisationUrls.Unit, f => OrganisationUrls.UnitOf(f.Sector)) { As = "espen", After = Unfold },
        new("unit without a leader", OrganisationUrls.Unit, f => OrganisationUrls.UnitOf(f.UnitWithoutLeader)),
        new("new unit", OrganisationUrls.NewUnit, f => OrganisationUrls.NewUnitUnder(f.Sector)) { As = "espen" },
        new("new unit, refused", OrganisationUrls.NewUnit, _ => OrganisationUrls.NewUnit)
        {
            As = "espen",
            After = Press("main form button"),
        },
        new("person", OrganisationUrls.Person, f => OrganisationUrls.PersonOf(f.SomebodyAtWork)) { As = "espen", After = Unfold },
        new("person, for a leader", OrganisationUrls.Person, f => OrganisationUrls.PersonOf(f.SomebodyAtWork)) { After = Unfold },
        new("person, a new link", OrganisationUrls.Person, f => OrganisationUrls.PersonOf(f.SomebodyAtWork))
        {
            As = "espen",
            After = Press("form:has([value=invite]) button"),
        },
        new("new person", OrganisationUrls.NewPerson, f => OrganisationUrls.NewPersonIn(f.Sector)) { As = "espen" },
        new("new person, refused", OrganisationUrls.NewPerson, _ => OrganisationUrls.NewPerson)
        {
            As = "espen",
            After = Press("main form button"),
        },
        new("group", OrganisationUrls.Group, f => OrganisationUrls.GroupOf(f.Committee)) { As = "espen", After = Unfold },
        new("systems that use the API", OrganisationUrls.ApiClients, _ => OrganisationUrls.ApiClients) { As = "espen", After = Unfold },
        new("systems that use the API, refused", OrganisationUrls.ApiClients, _ => OrganisationUrls.ApiClients)
        {
            As = "espen",
            After = async page =>
            {
                await Unfold(page);
                await Press("main form:has([name='Form.Name']) button")(page);
            },
        },
        new("keys of one's own", OrganisationUrls.MyTokens, _ => OrganisationUrls.MyTokens) { After = Unfold },
        new("keys of one's own, none", OrganisationUrls.MyTokens, _ => OrganisationUrls.MyTokens) { As = "ingrid" },
        new("keys for the directory", OrganisationUrls.ScimTokens, _ => OrganisationUrls.ScimTokens) { As = "espen", After = Unfold },
        new("a key, made", OrganisationUrls.ScimTokens, _ => OrganisationUrls.ScimTokens) { As = "espen", After = MakeKey },
        new("new group", OrganisationUrls.NewGroup, _ => OrganisationUrls.NewGroup) { As = "espen" },
        new("new group, refused", OrganisationUrls.NewGroup, _ => OrganisationUrls.NewGroup)
        {
            As = "espen",
            After = Press("main form button >> nth=-1"),
        },
        new("change group", OrganisationUrls.ChangeGroup, f => OrganisationUrls.ChangeGroupOf(f.Committee)) { As = "espen" },
        new("change group, refused", OrganisationUrls.ChangeGroup, f => OrganisationUrls.ChangeGroupOf(f.Committee))
        {
            As = "espen",
            After = async page =>
            {
                await page.FillAsync("[name='Form.Name']", "");
                await Press("main form button")(page);
            },
        },
        new("organisation, another day", OrganisationUrls.Units, _ => OrganisationUrls.Units + "?dato=01.09.2027"),
        new("organisation, compared", OrganisationUrls.Compare, _ => OrganisationUrls.Compare + "?til=01.09.2027"),
        new("import of the organisation", OrganisationUrls.Import, _ => OrganisationUrls.Import) { As = "espen", After = Unfold },
        new("import of the organisation, refused", OrganisationUrls.Import, _ => OrganisationUrls.Import)
        {
            As = "espen",
            After = Press("main form button"),
        },
        new("import of the organisation, looked over", OrganisationUrls.ImportPreview, f => OrganisationUrls.ImportOf(f.OrganisationFile))
        {
            As = "espen",
            After = Unfold,
        },
        new("columns of an import", OrganisationUrls.ImportColumns, f => OrganisationUrls.ImportColumnsOf(f.OrganisationFile))
        {
            As = "espen",
            After = Unfold,
        },
        new("reorganisations", OrganisationUrls.Reorganisations, _ => OrganisationUrls.Reorganisations) { As = "espen" },
        new("new reorganisation", OrganisationUrls.NewReorganisation, _ => OrganisationUrls.NewReorganisation) { As = "espen" },
        new("new reorganisation, refused", OrganisationUrls.NewReorganisation, _ => OrganisationUrls.NewReorganisation)
        {
            As = "espen",
            After = Press("main form button"),
        },
        new("reorganisation", OrganisationUrls.Reorganisation, f => OrganisationUrls.ReorganisationOf(f.Reorganisation))
        {
            As = "espen",
            After = Unfold,
        },
        new("leave", OrganisationUrls.Leave, f => OrganisationUrls.LeaveOf(f.SomebodyAtWork)) { As = "espen", After = Unfold },
        new("names and partners", OrganisationUrls.UnitDetails, f => OrganisationUrls.UnitDetailsOf(f.Sector))
        {
            As = "espen",
            After = Unfold,
        },
        new("contacts", OrganisationUrls.Contacts, _ => OrganisationUrls.Contacts) { As = "ida" },
        new("contacts, filtered", OrganisationUrls.Contacts, f => OrganisationUrls.Contacts + $"?enhet={f.Sector}&rolle=leader&q=skole"),
        new("contacts, nobody", OrganisationUrls.Contacts, _ => OrganisationUrls.Contacts + "?q=xyzzy"),
        new("handover", OrganisationUrls.Handover, f => OrganisationUrls.HandoverOf(f.OwnSeat)) { As = "ingrid" },
        new("handover, refused", OrganisationUrls.Handover, f => OrganisationUrls.HandoverOf(f.OwnSeat))
        {
            As = "ingrid",
            After = Press("main form button"),
        },
        new("handover of a role", OrganisationUrls.Handover, f => OrganisationUrls.HandoverOf(Seat.LeaderOf(f.Sector))) { As = "ingrid" },
        new("view as", OrganisationUrls.ViewAs, f => OrganisationUrls.ViewAsOf(f.SomebodyAtWork)) { As = "espen" },
        new("view as, refused", OrganisationUrls.ViewAs, f => OrganisationUrls.ViewAsOf(f.SomebodyAtWork))
        {
            As = "espen",
            After = Press("main form button"),
        },
        new("stop viewing", OrganisationUrls.StopViewing, _ => OrganisationUrls.StopViewing),
        new("administration", OrganisationUrls.Administration, _ => OrganisationUrls.Administration) { As = "espen" },
        new("the municipality", OrganisationUrls.Profile, _ => OrganisationUrls.Profile) { As = "espen" },
        new("the municipality, refused", OrganisationUrls.Profile, _ => OrganisationUrls.Profile)
        {
            As = "espen",
            After = async page =>
            {
                await page.FillAsync("[name='Form.Colour']", "#FFCC00");
                await Press("main form button")(page);
            },
        },
        new("what is in use", OrganisationUrls.Setup, _ => OrganisationUrls.Setup) { As = "espen" },
        new("what is in use, a small municipality", OrganisationUrls.Setup, _ => OrganisationUrls.SmallSetup) { As = "espen" },
        new("what is in use, refused", OrganisationUrls.Setup, _ => OrganisationUrls.Setup)
        {
            As = "espen",
            After = async page =>
            {
                await page.UncheckAsync("[name='Form.On[FollowUp.PartMeasures]']");
                await Press("main form button")(page);
            },
        },
        new("who has access", OrganisationUrls.AccessList, _ => OrganisationUrls.AccessList) { As = "marit" },
        new("who has access, nobody", OrganisationUrls.AccessList, _ => OrganisationUrls.AccessList + "?q=xyzzy") { As = "marit" },
        new("what somebody may", OrganisationUrls.PersonAccess, f => OrganisationUrls.AccessOf(f.SomebodyAtWork)) { As = "espen" },
        new("what the roles give", OrganisationUrls.RoleList, _ => OrganisationUrls.RoleList) { As = "marit" },
        new("how one signs in", OrganisationUrls.SignInSetup, _ => OrganisationUrls.SignInSetup) { As = "marit" },
        new("work in the background", OrganisationUrls.Work, _ => OrganisationUrls.Work) { As = "espen", After = Unfold },
        new("work in the background, seen only", OrganisationUrls.Work, _ => OrganisationUrls.Work) { As = "marit" },
        new("receivers of messages", OrganisationUrls.Webhooks, _ => OrganisationUrls.Webhooks) { As = "espen" },
        new("new receiver of messages", OrganisationUrls.NewWebhook, _ => OrganisationUrls.NewWebhook) { As = "espen" },
        new("new receiver of messages, refused", OrganisationUrls.NewWebhook, _ => OrganisationUrls.NewWebhook)
        {
            As = "espen",
            After = Press("main form button"),
        },
        new("a receiver of messages", OrganisationUrls.Webhook, f => OrganisationUrls.WebhookOf(f.Webhook))
        {
            As = "espen",
            After = Unfold,
        },
        new("a receiver of messages, seen only", OrganisationUrls.Webhook, f => OrganisationUrls.WebhookOf(f.Webhook)) { As = "marit" },
        new("the trail", OrganisationUrls.Trail, _ => OrganisationUrls.Trail) { As = "marit", After = Unfold },
        new("the trail, checked", OrganisationUrls.Trail, _ => OrganisationUrls.Trail)
        {
            As = "marit",
            After = Press("form:has([value=check]) button"),
        },
        new("the trail of one thing", OrganisationUrls.Trail, f => OrganisationUrls.Trail + $"?ting={f.SomebodyAtWork}")
        {
            As = "espen",
            After = Unfold,
        },
        new("the trail, refused", OrganisationUrls.Trail, _ => OrganisationUrls.Trail + "?fra=i+forfjor&hvem=xyzzy") { As = "marit" },
        new("who to ask", OrganisationUrls.WhoToAsk, _ => OrganisationUrls.WhoToAsk) { As = "ingrid" },
        new("who to ask, a stand-in", OrganisationUrls.WhoToAsk, _ => OrganisationUrls.WhoToAsk + "?sak=sykemelt+opfølging")
        {
            As = "ingrid",
        },
        new("who to ask, unknown", OrganisationUrls.WhoToAsk, _ => OrganisationUrls.WhoToAsk + "?sak=lån+av+kommunens+romskip"),
        new("who to ask, nobody", OrganisationUrls.WhoToAsk, _ => OrganisationUrls.WhoToAsk + "?sak=" + FjordvikFields.NoOwner),
        new("new question", OrganisationUrls.NewQuestion, f => OrganisationUrls.NewQuestionOn(f.Field, "oppfølgingsplan"))
        {
            As = "ingrid",
        },
        new("new question, refused", OrganisationUrls.NewQuestion, f => OrganisationUrls.NewQuestionOn(f.Field, null))
        {
            As = "ingrid",
            After = Press("main form button"),
        },
        new("questions", OrganisationUrls.Questions, _ => OrganisationUrls.Questions + "?vis=svar"),
        new("questions, none", OrganisationUrls.Questions, _ => OrganisationUrls.Questions),
        new("question, answered", OrganisationUrls.Question, f => OrganisationUrls.QuestionOf(f.AnsweredQuestion)),
        new("question, asked", OrganisationUrls.Question, f => OrganisationUrls.QuestionOf(f.AskedQuestion)) { As = "amund" },
        new("fields", OrganisationUrls.Fields, _ => OrganisationUrls.Fields) { As = "espen", After = Unfold },
        new("fields, searched", OrganisationUrls.Fields, _ => OrganisationUrls.Fields + "?sok=syk"),
        new("new field", OrganisationUrls.NewField, _ => OrganisationUrls.NewField) { As = "espen" },
        new("new field, refused", OrganisationUrls.NewField, _ => OrganisationUrls.NewField)
        {
            As = "espen",
            After = Press("main form button"),
        },
        new("field", OrganisationUrls.Field, f => OrganisationUrls.FieldOf(f.Field)) { As = "espen", After = Unfold },
        new("field, for a leader", OrganisationUrls.Field, f => OrganisationUrls.FieldOf(f.Field)) { As = "ida" },
        new("delegations", OrganisationUrls.Delegations, _ => OrganisationUrls.Delegations),
        new("delegations, asked", OrganisationUrls.Delegations, _ => OrganisationUrls.Delegations + "?sak=kjøpe+pc&sum=150+000"),
        new("new delegation", OrganisationUrls.NewDelegation, _ => OrganisationUrls.NewDelegation) { As = "espen", After = Unfold },
        new("new delegation, refused", OrganisationUrls.NewDelegation, _ => OrganisationUrls.NewDelegation)
        {
            After = Press("main form button"),
        },
        new("delegation", OrganisationUrls.Delegation, f => OrganisationUrls.DelegationOf(f.Delegation)) { As = "espen", After = Unfold },
        new("grey zones", OrganisationUrls.GreyZones, _ => OrganisationUrls.GreyZones) { As = "espen" },
        new("grey zone, reported", OrganisationUrls.GreyZone, f => OrganisationUrls.GreyZoneOf(f.GreyZone)) { As = "espen" },
        new("walk-through", OrganisationUrls.WalkThrough, f => OrganisationUrls.WalkThroughOf(f.WalkThrough))
        {
            As = "espen",
            After = Unfold,
        },
        new("welcome", OrganisationUrls.Welcome, f => OrganisationUrls.WelcomeWith(f.Welcome)) { As = null },
        new("welcome, refused", OrganisationUrls.Welcome, f => OrganisationUrls.WelcomeWith(f.Welcome))
        {
            As = null,
            After = Press("main form button"),
        },
        new("meetings", MeetingsUrls.List, _ => MeetingsUrls.List),
        new("meetings, coming items", MeetingsUrls.List, _ => MeetingsUrls.List + "?visning=saker") { As = "mette" },
        new("meetings, minutes", MeetingsUrls.List, _ => MeetingsUrls.List + "?visning=referat"),
        new("decisions", MeetingsUrls.Decisions, _ => MeetingsUrls.Decisions),
        new("the time of meetings", MeetingsUrls.Load, f => $"{MeetingsUrls.Load}?gruppe={f.Leaders}&hva=Quarter"),
        new("meeting, its agenda", MeetingsUrls.One, f => MeetingsUrls.Of(f.MeetingNext)) { After = Unfold },
        new("meeting, something refused", MeetingsUrls.One, f => MeetingsUrls.Of(f.MeetingNext))
        {
            After = async page =>
            {
                await Unfold(page);
                await Press("form:has([name='Form.Key']) button")(page);
            },
        },
        new("meeting, without a seat", MeetingsUrls.One, f => MeetingsUrls.Of(f.MeetingNext)) { As = "mette", After = Unfold },
        new("item, its papers and what is said of it", MeetingsUrls.Item, f => MeetingsUrls.ItemOf(f.PreparedItem)) { After = Unfold },
        new("item, without a seat", MeetingsUrls.Item, f => MeetingsUrls.ItemOf(f.PreparedItem)) { As = "mette" },
        new("item, nothing said", MeetingsUrls.Item, f => MeetingsUrls.ItemOf(f.PreparedItem))
        {
            After = Press("form button:has-text('Send innspillet')"),
        },
        new(
            "take up at a meeting",
            MeetingsUrls.TakeUp,
            f => $"{MeetingsUrls.TakeUp}?om={f.Answering}&tittel=Midtveis&sted={EvaluationsUrls.Of(f.Answering)}"
        ),
        new("meeting, the minutes", MeetingsUrls.One, f => MeetingsUrls.Of(f.MeetingHeld)),
        new("meeting, one's answer", MeetingsUrls.Reply, f => MeetingsUrls.ReplyOf(f.MeetingNext)),
        new("meeting, one's answer, refused", MeetingsUrls.Reply, f => MeetingsUrls.ReplyOf(f.MeetingNext))
        {
            After = async page =>
            {
                await page.Locator("[name='Form.Kind'][value=Substitute]").CheckAsync();
                await Press("main form .ds-button")(page);
            },
        },
        new("minutes, being written", MeetingsUrls.Minutes, f => MeetingsUrls.MinutesOf(f.MeetingNow)) { After = Unfold },
        new("minutes, refused", MeetingsUrls.Minutes, f => MeetingsUrls.MinutesOf(f.MeetingNow))
        {
            After = async page =>
            {
                await Unfold(page);
                await Press("form:has([name='Form.Who']) button")(page);
            },
        },
        new("minutes, seen as they come", MeetingsUrls.Minutes, f => MeetingsUrls.MinutesOf(f.MeetingNow))
        {
            As = "ingrid",
            After = Unfold,
        },
        new("minutes, that are out", MeetingsUrls.Minutes, f => MeetingsUrls.MinutesOf(f.MeetingHeld)),
        new("minutes, corrected", MeetingsUrls.Correct, f => MeetingsUrls.CorrectOf(f.MeetingHeld)),
        new("minutes, correction refused", MeetingsUrls.Correct, f => MeetingsUrls.CorrectOf(f.MeetingHeld))
        {
            After = Press("[value=publish]"),
        },
        new("minutes, their versions", MeetingsUrls.Versions, f => MeetingsUrls.VersionsOf(f.MeetingCorrected)) { After = Unfold },
        new("minutes, something is not right", MeetingsUrls.Minutes, f => MeetingsUrls.MinutesOf(f.MeetingDisputed)) { After = Unfold },
        new("break room", MeetingsUrls.BreakRoom, f => MeetingsUrls.BreakRoomOf(f.MeetingHeld)),
        new("what to pass on", MeetingsUrls.PassOn, _ => MeetingsUrls.PassOn),
        new("what to pass on, nothing", MeetingsUrls.PassOn, _ => MeetingsUrls.PassOn) { As = "ida" },
        new("names of those who pass on", MeetingsUrls.Names, _ => MeetingsUrls.Names) { As = "espen" },
        new("names of those who pass on, refused", MeetingsUrls.Names, _ => MeetingsUrls.Names)
        {
            As = "espen",
            After = Press("main form .ds-button"),
        },
        new("meeting, who wants to listen in", MeetingsUrls.Guests, f => MeetingsUrls.GuestsOf(f.MeetingPrepared)) { After = Unfold },
        new("meeting, asking to listen in", MeetingsUrls.Guests, f => MeetingsUrls.GuestsOf(f.MeetingNext)) { As = "mette" },
        new("meeting, one asked to listen in", MeetingsUrls.Guests, f => MeetingsUrls.GuestsOf(f.MeetingPrepared)) { As = "mette" },
        new("visits", MeetingsUrls.Visits, _ => MeetingsUrls.Visits) { As = "ingrid", After = Unfold },
        new("visits, seen by others", MeetingsUrls.Visits, _ => MeetingsUrls.Visits) { As = "ida" },
        new("conversations", DialogueUrls.List, _ => DialogueUrls.List) { As = "ingrid" },
        new("conversations, none", DialogueUrls.List, _ => DialogueUrls.List) { As = "ida" },
        new("conversation, before it", DialogueUrls.One, f => DialogueUrls.Of(f.DialogueAhead)) { As = "ingrid", After = Unfold },
        new("conversation, held now", DialogueUrls.One, f => DialogueUrls.Of(f.DialogueNow)) { As = "ingrid", After = Unfold },
        new("conversation, something refused", DialogueUrls.One, f => DialogueUrls.Of(f.DialogueNow))
        {
            As = "ingrid",
            After = Press("form:has([name='Form.What']) button"),
        },
        new("conversation, to agree to", DialogueUrls.One, f => DialogueUrls.Of(f.DialogueHeld)) { As = "ingrid" },
        new("conversation, that stands", DialogueUrls.One, f => DialogueUrls.Of(f.DialogueBefore)) { As = "ingrid" },
        new("preparing a conversation", DialogueUrls.Prepare, f => DialogueUrls.PrepareOf(f.DialogueAhead)) { As = "ingrid" },
        new("change conversation", DialogueUrls.Change, f => DialogueUrls.ChangeOf(f.DialogueAhead)) { As = "ingrid", After = Unfold },
        new("new conversation", DialogueUrls.New, _ => DialogueUrls.New) { As = "ingrid" },
        new("new conversation, refused", DialogueUrls.New, _ => DialogueUrls.New) { As = "ingrid", After = Press("main form .ds-button") },
        new("new meeting with staff", DialogueUrls.New, _ => DialogueUrls.NewOf(DialogueKind.Staff)) { As = "amund" },
        new("template of conversations", DialogueUrls.Template, _ => DialogueUrls.Template) { As = "espen" },
        new("measures", FollowUpUrls.List, _ => FollowUpUrls.List + "?visning=apne"),
        new("measures, none of mine", FollowUpUrls.List, _ => FollowUpUrls.List),
        new("measures on a board", FollowUpUrls.Board, _ => FollowUpUrls.Board + "?visning=apne"),
        new("measures on a board, refused", FollowUpUrls.Board, _ => FollowUpUrls.Board + "?visning=apne")
        {
            After = async page =>
            {
                await page.EvaluateAsync(
                    """
                    () => {
                      const card = document.querySelector('section[data-column=Started] [data-card]').dataset.card
                      const back = Object.assign(document.createElement('button'), { name: 'Form.Move', value: card + 'NotStarted' })
                      document.querySelector('#flytt').append(back)
                      back.click()
                    }
                    """
                );
                await page.Locator("#tavle [role=alert]").WaitForAsync();
            },
        },
        new("measures on a board, nothing of mine", FollowUpUrls.Board, _ => FollowUpUrls.Board),
        new("measures on a timeline", FollowUpUrls.Timeline, _ => FollowUpUrls.Timeline + "?visning=apne"),
        new(
            "measures on a timeline, by who answers",
            FollowUpUrls.Timeline,
            _ => FollowUpUrls.Timeline + "?visning=ferdige&grupper=ansvarlig&maneder=12"
        ),
        new("measures on a timeline, nothing then", FollowUpUrls.Timeline, _ => FollowUpUrls.Timeline + "?visning=apne&fra=2031-01"),
        new("saved choices", FollowUpUrls.Choices, _ => FollowUpUrls.Choices + "?visning=frist&q=skole"),
        new("saved choices, refused", FollowUpUrls.Choices, _ => FollowUpUrls.Choices + "?visning=frist&q=skole")
        {
            After = Press("main form .ds-button"),
        },
        new("figures of measures", FollowUpUrls.Figures, _ => FollowUpUrls.Figures) { After = Unfold },
        new("new measure", FollowUpUrls.New, _ => FollowUpUrls.New),
        new("new measure, refused", FollowUpUrls.New, _ => FollowUpUrls.New) { After = Press("main form button") },
        .. Enum.GetValues<MeasureState>()
            .Select(state => new Place(
                $"measure, {state.ToString().ToLowerInvariant()}",
                FollowUpUrls.One,
                f => FollowUpUrls.Of(f.Measures[state])
            )),
        new("measure, talked about", FollowUpUrls.One, f => FollowUpUrls.Of(f.TalkedAbout)) { As = "amund" },
        new("measure, a comment refused", FollowUpUrls.One, f => FollowUpUrls.Of(f.TalkedAbout))
        {
            As = "amund",
            After = async page =>
            {
                await page.Locator("[name='Form.CommentText']").FillAsync("Hei @Ingen Ved Navn");
                await Press("form:has([name='Form.CommentText']) button")(page);
            },
        },
        new("many measures", FollowUpUrls.Many, _ => FollowUpUrls.Many + "?visning=enheter") { As = "ingrid" },
        new("many measures, looked over", FollowUpUrls.Many, _ => FollowUpUrls.Many + "?visning=enheter&alle=ja")
        {
            As = "ingrid",
            After = LookOver,
        },
        new("many measures, changed", FollowUpUrls.Batch, f => FollowUpUrls.BatchOf(f.ChangedTogether)) { As = "ingrid" },
        new("measures to read in", FollowUpUrls.ReadIn, _ => FollowUpUrls.ReadIn) { As = "ingrid" },
        new("measures to read in, refused", FollowUpUrls.ReadIn, _ => FollowUpUrls.ReadIn)
        {
            As = "ingrid",
            After = Press("main form button"),
        },
        new("measures to read in, looked over", FollowUpUrls.ReadOver, f => FollowUpUrls.ReadOverOf(f.SheetBrought)) { As = "ingrid" },
        new("propose a measure", FollowUpUrls.Propose, _ => FollowUpUrls.Propose) { As = "amund" },
        new("propose a measure, refused", FollowUpUrls.Propose, _ => FollowUpUrls.Propose)
        {
            As = "amund",
            After = Press("main form button"),
        },
        new("change measure", FollowUpUrls.Change, f => FollowUpUrls.ChangeOf(f.Measures[MeasureState.Started])),
        new("new series", MeetingsUrls.NewSeries, _ => MeetingsUrls.NewSeries),
        new("new series, refused", MeetingsUrls.NewSeries, _ => MeetingsUrls.NewSeries)
        {
            After = Press("main .ds-button[name='Form.Do']"),
        },
        new("new series, its dates", MeetingsUrls.NewSeries, _ => MeetingsUrls.NewSeries)
        {
            After = async page =>
            {
                await page.Locator("[name='Form.Group']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
                await page.Locator("[name='Form.Title']").FillAsync("Ledermøte");
                await page.Locator("[name='Form.Rhythm']").SelectOptionAsync("week-1");
                await page.Locator("[name='Form.Day']").SelectOptionAsync("Thursday");
                await Press("main .ds-button[name='Form.Do']")(page);
            },
        },
        new("series", MeetingsUrls.Series, f => MeetingsUrls.SeriesOf(f.MeetingSeries)) { After = Unfold },
        new("change series", MeetingsUrls.ChangeSeries, f => MeetingsUrls.ChangeSeriesOf(f.MeetingSeries)),
        new("change series, its dates", MeetingsUrls.ChangeSeries, f => MeetingsUrls.ChangeSeriesOf(f.MeetingSeries))
        {
            After = Press("main .ds-button[name='Form.Do'][value=show]"),
        },
        new("new meeting", MeetingsUrls.New, _ => MeetingsUrls.New),
        new("new meeting, refused", MeetingsUrls.New, _ => MeetingsUrls.New) { After = Press("main form .ds-button") },
        new("change meeting", MeetingsUrls.Change, f => MeetingsUrls.ChangeOf(f.PlannedMeeting)) { After = Unfold },
    ];

    static async Task LookOver(IPage page)
    {
        await page.Locator("[name='Form.Act'][value=Shift]").CheckAsync();
        await page.Locator("[name='Form.Days']").FillAsync("7");
        await Press("[name='Form.Do'][value=preview]")(page);
    }

    static string AnswerIn(Fjordvik fjordvik, AnswerState? state) =>
        EvaluationsUrls.AnswerOf(fjordvik.Answering, fjordvik.Themes[state].First());

    static Func<IPage, Task> Press(string button) =>
        async page =>
        {
            await page.Locator(button).First.ClickAsync();
            await page.WaitForLoadStateAsync();
        };

    static async Task MakeKey(IPage page)
    {
        await Unfold(page);
        await page.FillAsync("[name='Form.Name']", "Entra ID");
        await page.Locator("form:has([name='Form.Name']) button").ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    static Task Unfold(IPage page) => page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => { d.open = true })");
}
