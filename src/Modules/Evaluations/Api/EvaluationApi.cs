using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Takt.Organisation.Contracts;

namespace Takt.Evaluations;

/// <summary>An evaluation as programs see it in a list.</summary>
[Description("Asking what has become better and what must become better, and answering all of it.")]
sealed record EvaluationResource(
    Guid Id,
    [property: Description("What it is called.")] string Title,
    [property: Description("The programme it is part of.")] string? Programme,
    [property: Description("Where in the programme it stands.")] EvaluationKind Kind,
    [property: Description("How far it has come.")] EvaluationState State,
    [property: Description("The unit it belongs to.")] ApiUnit Unit,
    [property: Description("The first day of the gathering.")] DateOnly? GatheringFrom,
    [property: Description("The last day of the gathering.")] DateOnly? GatheringTo,
    [property: Description("The day the answers are presented.")] DateOnly? MeetingDate,
    [property: Description("When the answers were last published, UTC. Null while they are not.")] DateTime? PublishedAt,
    [property: Description("How many themes are owed an answer.")] int Themes,
    [property: Description("How many of them have one that is published. Null while none is.")] int? Answered,
    [property: Description("How many contributions came in. Null while they come in: a count that is followed tells who wrote when.")]
        int? Contributions,
    [property: Description("The address of its page, for people.")] string Page
);

/// <summary>An evaluation with what was published of it.</summary>
[Description("An evaluation with its themes, and the answers when they are published. What people said is not given.")]
sealed record EvaluationDetails(
    Guid Id,
    [property: Description("What it is called.")] string Title,
    [property: Description("How far it has come.")] EvaluationState State,
    [property: Description("When the answers were last published, UTC. Null while they are not.")] DateTime? PublishedAt,
    [property: Description("The address of its page, for people.")] string Page,
    [property: Description("The themes, in their order.")] IReadOnlyList<ThemeResource> Themes
);

/// <summary>A theme.</summary>
[Description("A question that was asked, a focus area, or a priority.")]
sealed record ThemeResource(
    Guid Id,
    [property: Description("Its place in the evaluation, from 1.")] int Position,
    [property: Description("The number people know it by.")] int? Number,
    [property: Description("The question, or the name of the focus area or priority.")] string Question,
    [property: Description("The part it stands in.")] string Part,
    [property: Description("Whether somebody owes an answer.")] bool NeedsAnswer,
    [property: Description("How many contributions there are to it. Null until the answers are published.")] int? Contributions,
    [property: Description("When the answer comes, where it was published without one.")] DateOnly? PromisedBy,
    [property: Description("The answer. Null while none is published.")] AnswerResource? Answer
);

/// <summary>An answer.</summary>
[Description("What is said to what was said.")]
sealed record AnswerResource(
    [property: Description("A few words before the points.")] string? Lead,
    [property: Description("The points of the answer.")] IReadOnlyList<PointResource> Points
);

/// <summary>A point of an answer.</summary>
[Description("A point of an answer.")]
sealed record PointResource(
    [property: Description("What is answered.")] string Text,
    [property: Description("The stance. Null where an imported document did not say.")] Stance? Stance,
    [property: Description("The reason, where it is not done.")] string? Because,
    [property: Description("When the answer comes, where it is considered.")] DateOnly? AnswerBy,
    [property: Description("What those who asked are asked to do themselves.")] string? Request,
    [property: Description("The measure that was promised, where one may see it among the measures.")] Guid? MeasureId
);

/// <summary>
/// Reading evaluations, for programs. Only what is published is told of answers, whoever owns the token: a program keeps what it
/// has read. No words of those who took part, and no count that could be followed while they write.
/// </summary>
static class EvaluationApi
{
    public const string ScopeRead = "evaluations:read";

    static readonly ApiParameter State = ApiParameter.Among<EvaluationState>("state", "Only evaluations that have come so far.");

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var read = endpoints.MapApi(ScopeRead);
        read.MapGet(EvaluationsUrls.ApiList, List)
            .Told("listEvaluations", "Evaluations", "List evaluations", "In the order they were made.")
            .Taking(State, ApiParameter.Limit, ApiParameter.After)
            .Refusing(400)
            .Produces<ApiPage<EvaluationResource>>();
        read.MapGet(EvaluationsUrls.ApiOne, One)
            .Told("getEvaluation", "Evaluations", "Get an evaluation with its themes and published answers")
            .Refusing(404)
            .Produces<EvaluationDetails>();
    }

    static async Task<IResult> List(HttpContext http, Db db, StaffDirectory directory)
    {
        var asked = ApiQuery.Of(http);
        var (state, limit, after) = (asked.Choice<EvaluationState>(State), asked.Limit, asked.After);
        if (after is { Id: null })
        {
            asked.Refuse(ApiParameter.After);
        }

        asked.Check();
        var evaluations = db.Evaluations.OpenTo(db.Actor);
        if (state is not null)
        {
            evaluations = evaluations.Where(e => e.State == state);
        }

        if (after?.Id is { } last)
        {
            evaluations = evaluations.Where(e => e.Id > last);
        }

        var (contributions, answers) = (db.Contributions.AsQueryable(), db.Answers.AsQueryable());
        var read = await evaluations
            .OrderBy(e => e.Id)
            .Take(limit + 1)
            .Select(e => new
            {
                Evaluation = e,
                Themes = e.Themes.Count(t => t.NeedsAnswer),
                Answered = answers.Count(a => a.EvaluationId == e.Id && a.State == AnswerState.Approved),
                Contributions = contributions.Count(c => c.EvaluationId == e.Id),
            })
            .AsNoTracking()
            .ToListAsync(http.RequestAborted);
        var holders = await directory.Holders(read.Select(r => Seat.LeaderOf(r.Evaluation.Audience.UnitId)), http.RequestAborted);
        return new ApiAnswer(
            ApiCursor.Page(
                read,
                limit,
                r => new($"{r.Evaluation.Id}"),
                r =>
                {
                    var e = r.Evaluation;
                    return new EvaluationResource(
                        e.Id,
                        e.Title,
                        e.Programme,
                        e.Kind,
                        e.State,
                        new(e.Audience.UnitId, holders[Seat.LeaderOf(e.Audience.UnitId)].UnitName),
                        e.GatheringFrom,
                        e.GatheringTo,
                        e.MeetingDate,
                        e.PublishedAt,
                        r.Themes,
                        e.IsPublished ? r.Answered : null,
                        e.State is EvaluationState.Draft or EvaluationState.Collecting ? null : r.Contributions,
                        PageOf(http, e.Id)
                    );
                }
            )
        );
    }

    static async Task<IResult> One(HttpContext http, Guid id, Db db)
    {
        ApiQuery.Of(http).Check();
        var evaluation =
            await db
                .Evaluations.OpenTo(db.Actor)
                .AsNoTracking()
                .Include(e => e.Parts)
                .Include(e => e.Themes)
                .SingleOrDefaultAsync(e => e.Id == id, http.RequestAborted)
            ?? throw new NotFound();
        var published = evaluation.IsPublished ? (await db.FindPublished([id], http.RequestAborted)).GetValueOrDefault(id) : null;
        return new ApiAnswer(
            new EvaluationDetails(
                evaluation.Id,
                evaluation.Title,
                evaluation.State,
                evaluation.PublishedAt,
                PageOf(http, id),
                published is null ? [.. Asked(evaluation)] : [.. published.Snapshot.Parts.SelectMany(Told)]
            )
        );
    }

    static IEnumerable<ThemeResource> Asked(Evaluation evaluation) =>
        evaluation.ThemesInOrder.Select(t => new ThemeResource(
            t.Id,
            t.Position,
            t.Number,
            t.Question,
            evaluation.PartOf(t).FullName,
            t.NeedsAnswer,
            Contributions: null,
            t.PromisedBy,
            Answer: null
        ));

    static IEnumerable<ThemeResource> Told(PartShown part) =>
        part.Themes.Select(t => new ThemeResource(
            t.Id,
            t.Position,
            t.Number,
            t.Question,
            part.Name,
            t.NeedsAnswer,
            t.Said.Count,
            t.PromisedBy,
            t.Answer is { } answer
                ? new(
                    answer.Lead,
                    [.. answer.Points.Select(p => new PointResource(p.Text, p.Stance, p.Because, p.AnswerBy, p.Request, p.Measure?.Id))]
                )
                : null
        ));

    static string PageOf(HttpContext http, Guid id) => $"{http.Request.Scheme}://{http.Request.Host}{EvaluationsUrls.Of(id)}";
}
