using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.FollowUp;

/// <summary>Measures for programs: the same as the list and the pages show and do, by the same rule of access.</summary>
static class MeasureApi
{
    public const string ScopeRead = "measures:read";
    public const string ScopeWrite = "measures:write";

    const string Tag = "Measures";
    const int LongestText = 1000;

    static readonly (string Form, string Field)[] Named = [("Effect", "expectedEffect")];

    static readonly ApiParameter State = ApiParameter.Among<MeasureState>("state", "Only measures that stand here.");
    static readonly ApiParameter Kind = ApiParameter.Among<MeasureKind>("kind", "Only tasks, or only measures.");
    static readonly ApiParameter Open = new("open", ApiKind.Flag, "Only those that ask for something still, or only those that do not.");
    static readonly ApiParameter Late = new("late", ApiKind.Flag, "Only those that are past their day and not done, or only the others.");
    static readonly ApiParameter DueFrom = new("dueFrom", ApiKind.Date, "Only those due on this day or later.");
    static readonly ApiParameter DueTo = new("dueTo", ApiKind.Date, "Only those due on this day or before.");
    static readonly ApiParameter Unit = new("unit", ApiKind.Id, "Only those that belong to this unit.");
    static readonly ApiParameter Owner = new("owner", ApiKind.Text, "Only those of this seat.");
    static readonly ApiParameter Source = new("source", ApiKind.Id, "Only those that came from this.");
    static readonly ApiParameter Question = new(
        "q",
        ApiKind.Text,
        "Only those with these words in them, as the search of the list finds them."
    );
    static readonly ApiParameter ChangedSince = new(
        "changedSince",
        ApiKind.Moment,
        "Only those made or changed at this moment or later. They then come in the order they were changed: begin again from the last changedAt that was read, and nothing is missed."
    );

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var read = endpoints.MapApi(ScopeRead);
        read.MapGet(FollowUpUrls.ApiList, List)
            .Told(
                "listMeasures",
                Tag,
                "List measures",
                "What the owner of the token may see, in the order they were made, unless changedSince is said."
            )
            .Taking(
                State,
                Kind,
                Open,
                Late,
                DueFrom,
                DueTo,
                Unit,
                Owner,
                Source,
                Question,
                ChangedSince,
                ApiParameter.Limit,
                ApiParameter.After
            )
            .Refusing(400)
            .Produces<ApiPage<MeasureResource>>();
        read.MapGet(FollowUpUrls.ApiOne, One).Told("getMeasure", Tag, "Get a measure").Refusing(404).Produces<MeasureResource>();

        var write = endpoints.MapApiActs(ScopeWrite);
        write
            .MapPost(FollowUpUrls.ApiList, Make)
            .Told("makeMeasure", Tag, "Make a measure")
            .Sending(typeof(NewMeasureBody))
            .Produces<MeasureResource>(StatusCodes.Status201Created);

        var one = write.MapGroup("").Refusing(404, 412);
        one.MapPatch(FollowUpUrls.ApiOne, Change)
            .Told("changeMeasure", Tag, "Change a measure", "If-Match must say which version is changed.")
            .Sending(typeof(MeasureChangeBody))
            .Refusing(428)
            .Produces<MeasureResource>();
        one.MapPost(FollowUpUrls.ApiStart, Start).Told("startMeasure", Tag, "Start a measure").Produces<MeasureResource>();
        one.MapPost(FollowUpUrls.ApiFinish, Finish)
            .Told("finishMeasure", Tag, "Say that a measure is done", "A measure then waits for its effect to be judged; a task is closed.")
            .Sending(typeof(FinishBody), isOptional: true)
            .Produces<MeasureResource>();
        one.MapPost(FollowUpUrls.ApiJudge, Judge)
            .Told("judgeMeasure", Tag, "Judge what a measure led to")
            .Sending(typeof(JudgeBody))
            .Produces<MeasureResource>();
        one.MapPost(FollowUpUrls.ApiDrop, Drop)
            .Told("dropMeasure", Tag, "Drop a measure")
            .Sending(typeof(DropBody))
            .Produces<MeasureResource>();
    }

    static async Task<IResult> List(HttpContext http, Db db, Clock clock, MeasureTeller teller)
    {
        var asked = ApiQuery.Of(http);
        var measures = Narrowed(db.MeasuresSeen(), asked, db, clock.Today);
        var (since, limit, after) = (asked.Moment(ChangedSince), asked.Limit, asked.After);
        if (after is not null && (since is null ? after.Id is null : after.MomentAndId is null))
        {
            asked.Refuse(ApiParameter.After);
        }

        asked.Check();
        if (since is not null)
        {
            measures = measures.Where(m => m.ChangedAt >= since);
            measures = after?.MomentAndId is var (at, last)
                ? measures.Where(m => m.ChangedAt > at || (m.ChangedAt == at && m.Id > last))
                : measures;
            measures = measures.OrderBy(m => m.ChangedAt).ThenBy(m => m.Id);
        }
        else
        {
            measures = after?.Id is { } last ? measures.Where(m => m.Id > last) : measures;
            measures = measures.OrderBy(m => m.Id);
        }

        var read = await measures.Take(limit + 1).AsNoTracking().ToListAsync(http.RequestAborted);
        var tell = await teller.About(read.Take(limit), http);
        return new ApiAnswer(
            ApiCursor.Page(read, limit, m => since is null ? new($"{m.Id}") : ApiCursor.Of(m.ChangedAt!.Value, m.Id), tell)
        );
    }

    static IQueryable<Measure> Narrowed(IQueryable<Measure> measures, ApiQuery asked, Db db, DateOnly today)
    {
        if (asked.Choice<MeasureState>(State) is { } state)
        {
            measures = measures.Where(m => m.State == state);
        }

        if (asked.Choice<MeasureKind>(Kind) is { } kind)
        {
            measures = measures.Where(m => m.Kind == kind);
        }

        if (asked.Flag(Open) is { } isOpen)
        {
            measures = measures.Where(m => m.Next != null == isOpen);
        }

        if (asked.Flag(Late) is { } isLate)
        {
            measures = isLate
                ? measures.Where(m => m.Next < today && m.State != MeasureState.Done)
                : measures.Where(m => m.Next == null || m.Next >= today || m.State == MeasureState.Done);
        }

        if (asked.Date(DueFrom) is { } from)
        {
            measures = measures.Where(m => m.Due >= from);
        }

        if (asked.Date(DueTo) is { } to)
        {
            measures = measures.Where(m => m.Due <= to);
        }

        if (asked.Id(Unit) is { } unit)
        {
            measures = measures.Where(m => m.Audience.UnitId == unit);
        }

        if (asked.Text(Owner) is { } text)
        {
            if (Seat.TryParse(text, out var owner))
            {
                measures = measures.Where(m => m.Owner == owner);
            }
            else
            {
                asked.Refuse(Owner);
            }
        }

        if (asked.Id(Source) is { } source)
        {
            measures = measures.Where(m => m.SourceId == source);
        }

        if (asked.Text(Question) is { } question)
        {
            var hits = db.Matching(question).Select(r => r.Id);
            measures = measures.Where(m => hits.Contains(m.Id));
        }

        return measures;
    }

    static async Task<IResult> One(HttpContext http, Guid id, Db db, MeasureTeller teller)
    {
        ApiQuery.Of(http).Check();
        return await teller.Answer(await Found(db, id, http), http);
    }

    static async Task<IResult> Make(HttpContext http, Db db, Clock clock, SeatLookup seats, MeasureBook book, MeasureTeller teller)
    {
        var body = await ApiBody.Read<NewMeasureBody>(http);
        var (actor, errors) = (db.Actor, new ApiErrors());
        Actor.Must(actor.May(FollowUpPermissions.Change));
        var refuse = errors.FromForm(Named);
        if (body.Steps?.Contains(null!) == true)
        {
            refuse("Form.Steps", Texts.StepsMissing);
        }

        var wish = await MeasureWish.Read(
            new()
            {
                What = body.What,
                Owner = body.Owner,
                Due = Norwegian.Typed(body.Due),
                Effect = body.ExpectedEffect,
                Kind = $"{body.Kind}",
                Unit = $"{body.Unit}",
                Steps = body.Steps is null ? null : string.Join('\n', body.Steps),
                Indicator = body.Indicator,
                Priority = $"{body.Priority}",
                Hours = $"{body.Hours}",
                Cost = $"{body.Cost}",
            },
            seats,
            [],
            unit => actor.May(FollowUpPermissions.Change, unit),
            refuse,
            http.RequestAborted
        );
        wish.RefuseDue(body.Due is null, clock.Today, refuse);
        errors.Check(ApiFault.Invalid);
        if (wish.UnitOf(actor) is not { } unit)
        {
            refuse("Form.Unit", Texts.UnitMissing);
            errors.Check(ApiFault.Invalid);
            throw new NotFound();
        }

        // A system of the municipality's makes nothing where it could not see it again.
        Actor.Must(actor.PersonId is not null || actor.May(FollowUpPermissions.Change, unit));
        var id = book.Decide(
            new(wish.What, wish.Owner, wish.Due, null, wish.AudienceFor(actor, unit))
            {
                ExpectedEffect = wish.Effect,
                Kind = wish.Kind,
                Steps = wish.Steps,
                Size = wish.Size,
            }
        );
        await db.Save("measure made", http.RequestAborted);
        return await teller.Answer(db.Measures.Local.Single(m => m.Id == id), http, StatusCodes.Status201Created);
    }

    static async Task<IResult> Change(HttpContext http, Guid id, Db db, SeatLookup seats, MeasureActs acts, MeasureTeller teller)
    {
        var measure = await ToChange(db, id, http, isVersionNeeded: true);
        var (sent, errors) = (await ApiBody.Read<MeasureChangeBody>(http), new ApiErrors());
        var wish = await MeasureWish.Read(
            new()
            {
                What = sent.What ?? measure.What,
                Owner = sent.Owner ?? $"{measure.Owner}",
                Due = Norwegian.Typed(Without(MeasureBlank.Due) ? null : sent.Due ?? measure.Due),
                Effect = Without(MeasureBlank.ExpectedEffect) ? null : sent.ExpectedEffect ?? measure.ExpectedEffect,
                Kind = $"{sent.Kind ?? measure.Kind}",
                Indicator = Without(MeasureBlank.Indicator) ? null : sent.Indicator ?? measure.Indicator,
                Priority = Without(MeasureBlank.Priority) ? null : $"{sent.Priority ?? measure.Priority}",
                Hours = Without(MeasureBlank.Hours) ? null : $"{sent.Hours ?? measure.Hours}",
                Cost = Without(MeasureBlank.Cost) ? null : $"{sent.Cost ?? measure.Cost}",
            },
            seats,
            [measure.Owner],
            _ => false,
            errors.FromForm(Named),
            http.RequestAborted
        );
        errors.Check(ApiFault.Invalid);
        await acts.Change(measure, wish, http.RequestAborted);
        return await teller.Answer(measure, http);

        bool Without(MeasureBlank blank) => sent.Clear?.Contains(blank) == true;
    }

    static async Task<IResult> Start(HttpContext http, Guid id, Db db, MeasureActs acts, MeasureTeller teller)
    {
        var measure = await ToChange(db, id, http);
        await acts.Start(measure, http.RequestAborted);
        return await teller.Answer(measure, http);
    }

    static async Task<IResult> Finish(HttpContext http, Guid id, Db db, Clock clock, MeasureActs acts, MeasureTeller teller)
    {
        var measure = await ToChange(db, id, http);
        var (judgeOn, errors) = ((await ApiBody.Read<FinishBody>(http, mayBeEmpty: true)).JudgeOn, new ApiErrors());
        if (judgeOn < clock.Today)
        {
            errors.Add("judgeOn", Texts.JudgeOnIsPast);
        }

        errors.Check(ApiFault.Invalid);
        await acts.Finish(measure, judgeOn, http.RequestAborted);
        return await teller.Answer(measure, http);
    }

    static async Task<IResult> Judge(HttpContext http, Guid id, Db db, MeasureActs acts, MeasureTeller teller)
    {
        var measure = await ToChange(db, id, http);
        var (body, errors) = (await ApiBody.Read<JudgeBody>(http), new ApiErrors());
        if (body.Effect is null)
        {
            errors.Add("effect", Texts.EffectMissing);
        }

        var shown = Typed.Optional("Form.Shown", body.Shown, LongestText, errors.FromForm());
        errors.Check(ApiFault.Invalid);
        await acts.Judge(measure, body.Effect!.Value, shown, http.RequestAborted);
        return await teller.Answer(measure, http);
    }

    static async Task<IResult> Drop(HttpContext http, Guid id, Db db, MeasureActs acts, MeasureTeller teller)
    {
        var measure = await ToChange(db, id, http);
        var errors = new ApiErrors();
        var because = Typed.Optional("Form.Because", (await ApiBody.Read<DropBody>(http)).Because, LongestText, errors.FromForm());
        errors.Check(ApiFault.Invalid);
        await acts.Drop(measure, because, http.RequestAborted);
        return await teller.Answer(measure, http);
    }

    static async Task<Measure> ToChange(Db db, Guid id, HttpContext http, bool isVersionNeeded = false)
    {
        ApiQuery.Of(http).Check();
        var measure = await Found(db, id, http);
        Actor.Must(measure.MayChange(db.Actor));
        ApiVersion.Expect(db, measure, http, isVersionNeeded);
        return measure;
    }

    static async Task<Measure> Found(Db db, Guid id, HttpContext http) =>
        await db.MeasuresSeen().SingleOrDefaultAsync(m => m.Id == id, http.RequestAborted) ?? throw new NotFound();
}

/// <summary>Tells programs of measures, with the names of who answers.</summary>
sealed class MeasureTeller(StaffDirectory directory, TextLibrary library, Clock clock)
{
    /// <summary>One, as the answer to a request.</summary>
    public async Task<ApiAnswer> Answer(Measure measure, HttpContext http, int status = StatusCodes.Status200OK)
    {
        var tell = await About([measure], http);
        return new(tell(measure), status)
        {
            Version = measure.Version,
            Location = status == StatusCodes.Status201Created ? FollowUpUrls.ApiOf(measure.Id) : null,
        };
    }

    /// <summary>Reads what is told of these besides themselves: two statements, however many they are.</summary>
    public async Task<Func<Measure, MeasureResource>> About(IEnumerable<Measure> measures, HttpContext http)
    {
        var all = measures.ToArray();
        var holders = await directory.Holders(
            all.SelectMany(m => new[] { m.Owner, Seat.LeaderOf(m.Audience.UnitId) }),
            http.RequestAborted
        );
        var site = $"{http.Request.Scheme}://{http.Request.Host}";
        return m =>
            new(
                m.Id,
                m.Kind,
                m.What,
                m.ExpectedEffect,
                m.Indicator,
                m.Priority,
                m.Hours,
                m.Cost,
                m.State,
                m.StateSince,
                m.Due,
                m.IsToDo && m.Due < clock.Today,
                m.DecidedOn == default ? null : m.DecidedOn,
                m.DoneOn,
                m.JudgeOn,
                m.Effect,
                m.Shown,
                m.DroppedBecause,
                [.. m.Steps.Select(s => new StepResource(s.What, s.IsDone))],
                ApiSeat.Of(holders[m.Owner]),
                new(m.Audience.UnitId, holders[Seat.LeaderOf(m.Audience.UnitId)].UnitName),
                m is { SourceId: { } source, SourceKind: { } kind } ? new(library[kind], source, m.SourceTitle) : null,
                site + FollowUpUrls.Of(m.Id),
                m.ChangedAt,
                m.Version
            );
    }
}
