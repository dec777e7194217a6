using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Takt.Evaluations;
using Takt.Evaluations.Contracts;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;
using Takt.Meetings;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Browser;

/// <summary>The demonstration municipality with its addresses looked up, and a tab for each pair of eyes.</summary>
public sealed class Fjordvik(TestHost host, Chromium chromium) : IAsyncLifetime
{
    readonly DemoKommune kommune = new(host);
    readonly Dictionary<string, string> sessions = [];
    readonly Dictionary<(string, string?), Tab> tabs = [];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal const string Password = "et langt og godt passord";

    public Kommune Kommune => kommune;

    public Guid Published { get; private set; }
    public Guid Answering { get; private set; }
    public Guid Collecting { get; private set; }

    /// <summary>Said in the first theme of the one that is being answered.</summary>
    public Guid Said { get; private set; }

    /// <summary>The one that collects in a written round, and the code of that.</summary>
    public Guid OutForComment { get; private set; }
    public string WrittenCode { get; private set; } = "";
    public Guid Import { get; private set; }

    /// <summary>Code of the gathering, and a text written at it.</summary>
    public string Code { get; private set; } = "";
    public Guid Written { get; private set; }
    public Guid Sector { get; private set; }
    public Guid UnitWithoutLeader { get; private set; }
    public Guid SomebodyAtWork { get; private set; }
    public Guid Committee { get; private set; }
    public Guid Leaders { get; private set; }

    /// <summary>Meetings of the leader group: held now; the next, with something proposed; the last whose minutes are out.</summary>
    public Guid MeetingNow { get; private set; }
    public Guid MeetingNext { get; private set; }
    public Guid MeetingHeld { get; private set; }

    /// <summary>An item with papers, that people have said something of.</summary>
    internal Guid PreparedItem { get; private set; }

    /// <summary>The next of them, that somebody wants to listen in to.</summary>
    public Guid MeetingPrepared { get; private set; }

    /// <summary>The one before it, whose minutes have a new version; and the one before that, where somebody waits for an answer.</summary>
    public Guid MeetingCorrected { get; private set; }
    public Guid MeetingDisputed { get; private set; }
    public Guid Reorganisation { get; private set; }
    public Guid OrganisationFile { get; private set; }
    internal Seat OwnSeat { get; private set; } = null!;

    /// <summary>Another system that is told of what happens.</summary>
    public Guid Webhook { get; private set; }

    /// <summary>Where somebody at work says no more to mail.</summary>
    public string StopMail =>
        kommune.Host.Services.GetRequiredService<MailLinks>().StopOf(kommune.Municipality, SomebodyAtWork, LetterKind.Summary);

    public Guid Field { get; private set; }
    public Guid AnsweredQuestion { get; private set; }
    public Guid AskedQuestion { get; private set; }
    public Guid Delegation { get; private set; }
    public Guid GreyZone { get; private set; }
    public Guid WalkThrough { get; private set; }

    /// <summary>The token of a link that nobody has used.</summary>
    public string Welcome { get; private set; } = "";

    internal IReadOnlyDictionary<MeasureState, Guid> Measures { get; private set; } = null!;

    /// <summary>A measure that Amund has, and that people have talked about.</summary>
    internal Guid TalkedAbout { get; private set; }

    /// <summary>The sheet of measures Ingrid has brought.</summary>
    internal Guid SheetBrought { get; private set; }

    /// <summary>What Ingrid changed for many in one go.</summary>
    internal Guid ChangedTogether { get; private set; }

    /// <summary>Themes of the evaluation being answered by how far the answer has come; null when nobody has begun.</summary>
    internal ILookup<AnswerState?, int> Themes { get; private set; } = null!;

    /// <summary>Conversations Ingrid takes part in: to be prepared, held today, held and not agreed to, and one that stands.</summary>
    internal Guid DialogueAhead { get; private set; }
    internal Guid DialogueNow { get; private set; }
    internal Guid DialogueHeld { get; private set; }
    internal Guid DialogueBefore { get; private set; }

    /// <summary>A series of meetings, and the next of them.</summary>
    internal Guid MeetingSeries { get; private set; }
    internal Guid PlannedMeeting { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await kommune.InitializeAsync();
        await kommune.With(LookUp);
        await kommune.With(LookUpOrganisation);
        await kommune.With(LookUpFields);
        await kommune.With(LookUpMeetings);
        await kommune.With(Secure);
        await kommune.With(StallWork);
        await kommune.With(Tell);
        Import = await kommune.With(Read);
        OrganisationFile = await ReadOrganisation();
        foreach (var name in new[] { "torleif", "ingrid", "nilsotto", "amund", "ida", "espen", "mette", "bente", "marit", "rune" })
        {
            sessions[name] = await kommune.SessionOf(name);
        }
    }

    // No demonstration has it, and it must be as good to look at when it is there.
    static async Task StallWork(Db db)
    {
        foreach (var waiting in await db.Events.Where(e => e.DoneAt == null).ToListAsync(Cancel))
        {
            waiting.DoneAt = waiting.At; // the demonstration's own are heard by nobody
        }

        foreach (
            var (tries, trouble) in new[]
            {
                (EventDispatch.MostTries, "Connection refused (127.0.0.1:9000)"),
                (2, "The operation has timed out."),
            }
        )
        {
            db.Events.Add(
                new()
                {
                    At = new(2026, 11, 20, 9, 12, 0, DateTimeKind.Utc),
                    Name = nameof(MeasureMoved),
                    Body = JsonSerializer.Serialize(new MeasureMoved(Guid.CreateVersion7(), MeasureState.Started, null)),
                    Tries = tries,
                    TryAt = new(2026, 11, 24, 10, 0, 0, DateTimeKind.Utc),
                    Trouble = trouble,
                }
            );
        }

        await db.Save("test", Cancel);
    }

    // One that does not take what it is told: switched off, so that nothing is tried while it is looked at.
    async Task Tell(Db db)
    {
        DateTime at = new(2026, 11, 20, 9, 12, 0, DateTimeKind.Utc);
        var webhook = Kernel.Webhook.Make(await db.People.Select(p => p.Id).FirstAsync(Cancel), "https://takt.fjordvik.example", at);
        webhook.Change(
            "Sakssystemet for oppvekst, helse og habilitering",
            new("https://sakogarkiv.integrasjon.fjordvik.example/takt?key=1"),
            ["no.takt.measure.decided", "no.takt.measure.done", "no.takt.evaluation.published"]
        );
        webhook.SwitchOff(at);
        db.Webhooks.Add(webhook);
        var health = new WebhookHealth(webhook.Id);
        foreach (
            var answer in new WebhookAnswer[]
            {
                new(null, 204),
                new(WebhookTrouble.Refused, 422, "{\"feil\":\"ukjent type\"}"),
                new(WebhookTrouble.NoAnswer),
            }
        )
        {
            var happened = new EventRow
            {
                At = at,
                Name = nameof(MeasureMoved),
                Body = "",
            };
            var message = WebhookDelivery.Of(webhook, happened, new("no.takt.measure.done", Guid.NewGuid(), FollowUpUrls.List), at);
            for (var tries = 0; tries < WebhookDelivery.MostTries && message.State is DeliveryState.Waiting; tries++)
            {
                message.Take(answer, at);
            }

            health.Take(answer, at);
            db.WebhookDeliveries.Add(message);
        }

        db.WebhookHealths.Add(health);
        var waits = new EventRow
        {
            At = at,
            Name = nameof(MeasureMoved),
            Body = "",
        };
        db.WebhookDeliveries.Add(WebhookDelivery.Of(webhook, waits, new("no.takt.measure.decided", Guid.NewGuid(), FollowUpUrls.List), at));
        await db.Save("test", Cancel);
        Webhook = webhook.Id;
    }

    /// <summary>A tab with axe in it, for whoever looks, in a language; nobody means signed out. It is used again for the next page.</summary>
    internal async Task<Tab> TabOf(string language, string? userName)
    {
        if (!tabs.TryGetValue((language, userName), out var tab))
        {
            var browser = await chromium.Open(
                kommune,
                Look.Wide with
                {
                    Language = language,
                },
                userName is null ? null : sessions[userName]
            );
            await browser.AddInitScriptAsync(Axe.Script);
            tabs[(language, userName)] = tab = await Tab.In(browser);
        }

        return tab;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var tab in tabs.Values)
        {
            await tab.Page.Context.DisposeAsync();
        }
    }

    async Task LookUpMeetings(Db db)
    {
        var today = kommune.Host.Services.GetRequiredService<Clock>().Today;
        var next = await db
            .Meetings.Where(m => m.SeriesId != null && m.State == MeetingState.Planned && m.On > today)
            .OrderBy(m => m.On)
            .FirstAsync(Cancel);
        (MeetingSeries, PlannedMeeting) = (next.SeriesId!.Value, next.Id);
        var dialogues = await db.Dialogues.AsNoTracking().Where(d => d.Kind == DialogueKind.Leaders).ToListAsync(Cancel);
        DialogueAhead = dialogues.Single(d => d.State == DialogueState.Planned).Id;
        DialogueNow = dialogues.Single(d => d.State == DialogueState.Prepared).Id;
        DialogueHeld = dialogues.Single(d => d.State == DialogueState.Held).Id;
        DialogueBefore = dialogues.Single(d => d.State == DialogueState.Agreed).Id;
    }

    async Task LookUpFields(Db db)
    {
        Field = await db.Fields.Where(f => f.Name == FjordvikFields.SickLeave).Select(f => f.Id).SingleAsync(Cancel);
        AnsweredQuestion = await db.Questions.Where(q => q.AnsweredAt != null).Select(q => q.Id).FirstAsync(Cancel);
        AskedQuestion = await db.Questions.Where(q => q.FieldId != null).Select(q => q.Id).FirstAsync(Cancel);
        Delegation = await db.Delegations.Where(d => d.Rule == "Muntlig avtale").Select(d => d.Id).SingleAsync(Cancel);
        var report = await db.GreyZoneReports.OrderBy(r => r.Id).FirstAsync(Cancel);
        GreyZone = report.Id;
        var walk = new WalkThrough(
            report.On,
            [
                new(GreyZoneKind.Reported, report.Id, report.Text, null, OrganisationUrls.GreyZoneOf(report.Id)),
                new(GreyZoneKind.NoOwner, Field, "Avklart siden sist", "Hele kommunen", OrganisationUrls.FieldOf(Field)),
            ]
        );
        walk.Decide(walk.Items[0].Id, "Eiendom tar det fra nyttår.", report.ReportedBy, report.On);
        db.WalkThroughs.Add(walk);
        await db.Save("test", Cancel);
        WalkThrough = walk.Id;
    }

    async Task LookUp(Db db)
    {
        var draft = await db.Gatherings.SingleAsync(g => g.IsWritten, Cancel);
        (OutForComment, WrittenCode) = (draft.EvaluationId, draft.Code);
        var evaluations = await db
            .Evaluations.Where(e => e.Id != OutForComment)
            .Select(e => new { e.Id, e.State })
            .ToDictionaryAsync(e => e.State, e => e.Id, Cancel);
        (Published, Answering, Collecting) = (
            evaluations[EvaluationState.Published],
            evaluations[EvaluationState.Answering],
            evaluations[EvaluationState.Collecting]
        );
        var gathering = await db.Gatherings.SingleAsync(g => g.EvaluationId == Collecting, Cancel);
        Code = gathering.Code;
        var themesOf = db.Themes.AsQueryable();
        Said = await db
            .Contributions.Where(c => themesOf.Any(t => t.Id == c.ThemeId && t.EvaluationId == Answering && t.Position == 1))
            .OrderBy(c => c.Number)
            .Select(c => c.Id)
            .FirstAsync(Cancel);
        Written = await db
            .GatheredTexts.Where(t => t.GatheringId == gathering.Id && t.Hidden != null)
            .Select(t => t.Id)
            .SingleAsync(Cancel);
        var measures = await db.Measures.Select(m => new { m.State, m.Id }).ToListAsync(Cancel);
        var talk = db.Set<Comment>().OrderBy(c => c.At).Select(c => c.RecordId);
        TalkedAbout = await talk.FirstAsync(Cancel);
        var ingrid = await db.Accounts.Where(a => a.UserName == "ingrid").Select(a => a.PersonId).SingleAsync(Cancel);
        var stood = (await db.Measures.AsNoTracking().SingleAsync(m => m.Id == TalkedAbout, Cancel)).Stand;
        var together = MeasureBatch.Of(
            [new(TalkedAbout, stood with { Due = stood.Due?.AddDays(-7) }, stood)],
            ingrid,
            kommune.Host.Services.GetRequiredService<Clock>().Now
        );
        db.Add(together);
        var brought = new MeasureUpload(ingrid, "tiltak-i-oppvekst.xlsx", Sheet(TalkedAbout), together.At);
        db.Add(brought);
        SheetBrought = brought.Id;
        await db.Save("test", Cancel);
        ChangedTogether = together.Id;
        Measures = measures.GroupBy(m => m.State).ToDictionary(g => g.Key, g => g.First().Id);
        var answers = db.Answers.AsQueryable();
        var themes = await db
            .Themes.Where(t => t.EvaluationId == Answering && t.NeedsAnswer)
            .OrderBy(t => t.Position)
            .Select(t => new
            {
                t.Position,
                State = answers.Where(a => a.ThemeId == t.Id).Select(a => (AnswerState?)a.State).FirstOrDefault(),
            })
            .ToListAsync(Cancel);
        Themes = themes.ToLookup(t => t.State, t => t.Position);
    }

    async Task LookUpOrganisation(Db db)
    {
        Sector = await db.UnitPeriods.Where(p => p.Name == "Oppvekst").Select(p => p.UnitId).FirstAsync(Cancel);
        UnitWithoutLeader = await db.UnitPeriods.Where(p => p.Name == "Solstua barnehage").Select(p => p.UnitId).FirstAsync(Cancel);
        SomebodyAtWork = await db.Accounts.Where(a => a.UserName == "ingrid").Select(a => a.PersonId).SingleAsync(Cancel);
        Committee = await db.Groups.Where(g => g.Name == "Kvalitetsutvalget").Select(g => g.Id).SingleAsync(Cancel);
        Leaders = await db.Groups.Where(g => g.ShortName == "Ledergruppen").Select(g => g.Id).SingleAsync(Cancel);
        MeetingNow = await db.Meetings.Where(m => m.SeriesId == null).Select(m => m.Id).SingleAsync(Cancel);
        MeetingNext = await db.AgendaItems.Where(i => i.State == ItemState.Proposed).Select(i => i.MeetingId).FirstAsync(Cancel);
        PreparedItem = await db.Remarks.Select(r => r.ItemId).FirstAsync(Cancel);
        MeetingPrepared = await db.Guests.Select(g => g.MeetingId).FirstAsync(Cancel);
        var leaders = db.Meetings.Where(m => m.Title == "Ledermøtet" && m.State == MeetingState.Ended);
        MeetingHeld = await leaders.OrderByDescending(m => m.On).Select(m => m.Id).FirstAsync(Cancel);
        MeetingCorrected = await leaders.Where(m => m.Corrections > 0).Select(m => m.Id).SingleAsync(Cancel);
        MeetingDisputed = await leaders.Where(m => m.OpenObjections > 0).Select(m => m.Id).SingleAsync(Cancel);
        Reorganisation = await db.Reorganisations.Select(r => r.Id).FirstAsync(Cancel);
        var leaves = await db.People.Where(p => p.Name == FjordvikPeople.Leaves).Select(p => p.Id).SingleAsync(Cancel);
        OwnSeat = HandoverDesk.OwnSeat(await db.Assignments.SingleAsync(a => a.PersonId == leaves, Cancel));
        var newcomer = await db.Accounts.Where(a => a.UserName == "rune").Select(a => a.Id).SingleAsync(Cancel);
        Welcome = await Invitation.Make(db, kommune.Host.Services.GetRequiredService<Clock>(), newcomer, TimeSpan.FromDays(7), Cancel);
        await db.Save("invited", Cancel);
    }

    // Two of them sign in as people do elsewhere: one by a password, one by a password and what is beside it.
    async Task Secure(Db db)
    {
        var clock = kommune.Host.Services.GetRequiredService<Clock>();
        foreach (var name in new[] { "mette", "bente" })
        {
            var account = await db.Accounts.SingleAsync(a => a.UserName == name, Cancel);
            account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password);
            if (name == "bente")
            {
                db.CodeApps.Add(new(account.Id, "", clock.Now));
                db.RecoveryCodes.Add(new(account.Id, []));
                db.Passkeys.Add(new(account.Id, "Habiliterings-PC-en på kontoret i nord", [1], [1], "internal", clock.Now));
                db.Passkeys.Add(new(account.Id, "Telefonen min", [2], [2], "hybrid", clock.Now));
            }
        }

        await db.Save("test", Cancel);
    }

    /// <summary>The sample deck, read by the chief executive and not yet confirmed.</summary>
    // Something new, something moved, and a row nobody can use.
    async Task<Guid> ReadOrganisation()
    {
        const string file =
            "Kode;Navn;Overordnet;Leder\nU1;Vestbygda skole;Oppvekst;Ny Rektor\nU2;Fjordvik bibliotek og kulturhus;Oppvekst;\nU3;Uten overordnet;Finnes ikke;";
        var person = await kommune.With(db => db.Accounts.Where(a => a.UserName == "espen").Select(a => a.PersonId).SingleAsync(Cancel));
        await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, new Actor { PersonId = person, Name = "Espen Rydmo" });
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var import = await scope
            .ServiceProvider.GetRequiredService<OrganisationImporter>()
            .Read(
                "enheter.csv",
                System.Text.Encoding.UTF8.GetBytes(file),
                new(kommune.Host.Services.GetRequiredService<Clock>().Today, [], false),
                Cancel
            );
        db.OrganisationImports.Add(import);
        await db.Save("test", Cancel);
        return import.Id;
    }

    async Task<Guid> Read(Db db)
    {
        var bytes = FjordvikDeck.Presentation(kommune.Host.Services.GetRequiredService<Clock>().Today);
        var person = await db.Accounts.Where(a => a.UserName == "torleif").Select(a => a.PersonId).SingleAsync(Cancel);
        var import = new EvaluationImport
        {
            FileName = FjordvikDeck.FileName,
            Bytes = bytes,
            Recognition = JsonSerializer.Serialize(EvaluationImporter.Recognise(FjordvikDeck.FileName, bytes)),
            At = kommune.Host.Services.GetRequiredService<Clock>().Now,
            PersonId = person,
        };
        db.EvaluationImports.Add(import);
        await db.Save("test", Cancel);
        return import.Id;
    }

    // One that changes, two that are new, and one that cannot be read.
    static FileTable Sheet(Guid measure)
    {
        string[][] rows =
        [
            ["Tiltak og kilde", "Ansvarlig", "Frist", "Prioritet", "Kroner", "Lenke"],
            ["Vikarordning for skolen fram til påske", "Amund Lie", "15.01.2027", "Høy prioritet", "180 000", FollowUpUrls.Of(measure)],
            ["Felles åpningstid i SFO", "Ingrid Vårdal", "01.03.2027", "", "", ""],
            ["Én mal for foreldremøter", "Mette Kvalheim", "10.02.2027", "Kan vente", "", ""],
            ["Ny gapahuk", "Amund Lie", "til våren", "", "40 000", ""],
        ];
        return new("Tiltak", [.. rows.Select((cells, at) => new TableRow(at + 1, cells))]);
    }
}
