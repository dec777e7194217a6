using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;

namespace Takt.Evaluations;

/// <summary>The last look before everybody sees it: what is published, what is missing, and who answers that when.</summary>
public sealed partial class PublishEvaluation
{
    Evaluation evaluation = null!;
    IReadOnlyList<OwedTheme> all = [];
    OwedTheme[] missing = [];
    SeatOffer people = SeatOffer.None;
    List<(string Theme, string What)> unowned = [];
    int promised;
    int versions;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    SeatLookup Seats { get; set; } = null!;

    [Inject]
    internal OwedAnswers Answers { get; set; } = null!;

    [Inject]
    internal PublicationDesk Desk { get; set; } = null!;

    protected override async Task Load()
    {
        evaluation = Found(
            await Db
                .Evaluations.VisibleTo(Actor)
                .Include(e => e.Parts)
                .Include(e => e.Themes)
                .AsSplitQuery()
                .SingleOrDefaultAsync(e => e.Id == Id, Cancel)
        );
        if (!evaluation.MayRun(Actor))
        {
            throw new NotFound();
        }

        all = await Answers.Of(evaluation, Cancel);
        missing = [.. all.Where(t => !t.IsAnswered)];
        versions = await Db.Publications.CountAsync(p => p.EvaluationId == Id, Cancel);
        await ReadMeasures();
    }

    protected override async Task LoadChoices() =>
        people = missing.Length > 0 ? await Seats.Offer(Standing, seat => seat.PersonId is not null, Cancel) : SeatOffer.None;

    IReadOnlyCollection<Seat> Standing => [.. missing.Where(t => t.Owner.PersonId is not null).Select(t => t.Owner.Seat).Distinct()];

    async Task ReadMeasures()
    {
        var waiting = await Db
            .Answers.Where(a => a.EvaluationId == Id && a.State == AnswerState.Approved)
            .SelectMany(
                a => a.Points,
                (a, p) =>
                    new
                    {
                        a.ThemeId,
                        p.MeasureWhat,
                        p.MeasureOwner,
                        p.MeasureId,
                    }
            )
            .Where(p => p.MeasureWhat != null && p.MeasureId == null)
            .ToListAsync(Cancel);
        promised = waiting.Count;
        unowned =
        [
            .. waiting
                .Where(p => p.MeasureOwner is null)
                .Select(p => (evaluation.Themes.First(t => t.Id == p.ThemeId).Label, p.MeasureWhat!)),
        ];
    }

    protected override PublishForm Fill() => new() { Rows = [.. missing.Select(Row)] };

    // A group is nobody's name: it is left to whoever publishes to say which of them.
    PromiseForm Row(OwedTheme owed) =>
        new()
        {
            Theme = $"{owed.Theme.Position}",
            Owner = owed.Owner.PersonId is not null ? $"{owed.Owner.Seat}" : null,
            By = Norwegian.Typed(owed.Due >= Today ? owed.Due : null),
        };

    Task Send() =>
        Act(async () =>
        {
            Must(evaluation.TakesAnswers);
            Match();
            var promises = new Dictionary<Guid, Promise>();
            foreach (var (owed, at) in missing.Select((owed, at) => (owed, at)))
            {
                if (await Read(owed, at) is { } promise)
                {
                    promises[owed.Theme.Id] = promise;
                }
            }

            if (Errors.Count > 0)
            {
                return;
            }

            await Desk.Publish(evaluation, all, promises, Cancel);
            Go(EvaluationsUrls.YouSaidOf(Id), "Evaluations." + nameof(Texts.PublishedNow));
        });

    // What is missing may have changed since the page was opened: what was typed follows its theme.
    void Match()
    {
        var typed = Form.Rows.ToLookup(r => r.Theme);
        Form.Rows = [.. missing.Select(owed => typed[$"{owed.Theme.Position}"].FirstOrDefault() ?? Row(owed))];
    }

    async Task<Promise?> Read(OwedTheme owed, int at)
    {
        var (name, row) = ($"Form.Rows[{at}].", Form.Rows[at]);
        var missingWho = string.Format(Texts.ChooseWhoAnswers, owed.Theme.Label);
        var owner = await Seats.Read(name + "Owner", row.Owner, missingWho, Refuse, Standing, Cancel);
        var by = Reading.Date(row.By);
        if (owner?.GroupId is not null)
        {
            Refuse(name + "Owner", missingWho);
        }

        if (by is null || by < Today)
        {
            Refuse(name + "By", string.Format(Texts.WhenAnswered, owed.Theme.Label));
        }

        return owner is null || by is null ? null : new(owner, by.Value);
    }
}
