using System.Globalization;
using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Evaluations;

public sealed partial class PlanEvaluation
{
    Evaluation evaluation = null!;
    SeatOffer seats = SeatOffer.None;

    [Parameter]
    public Guid Id { get; set; }

    protected override async Task Load()
    {
        evaluation = Found(
            await Db.Evaluations.VisibleTo(Actor).Include(e => e.Parts).Include(e => e.Themes).SingleOrDefaultAsync(e => e.Id == Id, Cancel)
        );
        Must(evaluation.MayRun(Actor) && !evaluation.IsPublished);
    }

    protected override async Task LoadChoices() => seats = await Seats.Offer(Standing, Cancel);

    static Option[] Modes =>
        [
            new($"{ContributionMode.Named}", Texts.ModeNamed, Help: Texts.ModeNamedHelp),
            new($"{ContributionMode.ByTable}", Texts.ModeByTable, Help: Texts.ModeByTableHelp),
            new($"{ContributionMode.Anonymous}", Texts.ModeAnonymous, Help: Texts.ModeAnonymousHelp),
        ];

    IReadOnlyCollection<Seat> Standing => [evaluation.Answers, .. evaluation.Themes.Select(t => t.Carrier).OfType<Seat>()];

    protected override PlanForm Fill() => PlanForm.Of(evaluation);

    async Task Send()
    {
        if (Form.Do?.StartsWith("add-", StringComparison.Ordinal) == true)
        {
            Form.Themes.Add(new() { PartId = Form.Do[4..] });
            await LoadChoices();
            return;
        }

        if (string.IsNullOrWhiteSpace(Form.Title))
        {
            Refuse("Form.Title", Texts.TitleMissing);
        }

        var dates = new
        {
            Discussed = Date("Form.DiscussedOn", Form.DiscussedOn),
            From = Date("Form.GatheringFrom", Form.GatheringFrom),
            To = Date("Form.GatheringTo", Form.GatheringTo),
            Meeting = Date("Form.MeetingDate", Form.MeetingDate),
            Due = Date("Form.AnswersDue", Form.AnswersDue),
        };
        var answers = await Seats.Read("Form.Answers", Form.Answers, Texts.AnswersMissing, Refuse, Standing, Cancel);
        List<ThemeRow> themes = [];
        for (var i = 0; i < Form.Themes.Count; i++)
        {
            themes.Add(await ReadTheme(Form.Themes[i], i));
        }

        await Act(async () =>
        {
            evaluation.Title = Form.Title!.Trim();
            evaluation.Programme = Form.Programme.OrNull();
            evaluation.Purpose = Form.Purpose.OrNull();
            evaluation.PurposeDiscussedOn = dates.Discussed;
            evaluation.Mode = Enum.TryParse<ContributionMode>(Form.Mode, out var mode) && Enum.IsDefined(mode) ? mode : evaluation.Mode;
            (evaluation.GatheringName, evaluation.GatheringFrom, evaluation.GatheringTo) = (
                Form.GatheringName.OrNull(),
                dates.From,
                dates.To
            );
            (evaluation.MeetingName, evaluation.MeetingDate, evaluation.Presenter) = (
                Form.MeetingName.OrNull(),
                dates.Meeting,
                Form.Presenter.OrNull()
            );
            evaluation.AnsweringBody = Form.AnsweringBody.OrNull();
            evaluation.AnswersDue = dates.Due;
            evaluation.Answers = answers!;
            foreach (var theme in themes)
            {
                await Put(theme);
            }

            await Db.Save("evaluation planned", Cancel);
            Go(EvaluationsUrls.PlanOf(Id), "Evaluations.PlanSaved");
        });
    }

    async Task Put(ThemeRow row)
    {
        var theme = evaluation.Themes.FirstOrDefault(t => t.Position == row.Position);
        if (row.Question is null)
        {
            if (theme is not null)
            {
                await RefuseIfUsed(theme);
                evaluation.RemoveTheme(theme);
            }

            return;
        }

        var part = evaluation.Parts.FirstOrDefault(p => $"{p.Id}" == row.PartId);
        if (theme is null)
        {
            if (part is null)
            {
                return;
            }

            theme = evaluation.AddTheme(part, row.Question);
            theme.NeedsAnswer = part.Kind != PartKind.Better;
            Db.Themes.Add(theme);
        }

        (theme.Question, theme.Number, theme.Carrier, theme.Due) = (row.Question, row.Number, row.Carrier, row.Due);
    }

    async Task RefuseIfUsed(Theme theme)
    {
        if (await Db.Contributions.AnyAsync(c => c.ThemeId == theme.Id, Cancel))
        {
            throw new Refusal(string.Format(Texts.ThemeInUse, theme.Question));
        }

        if (await Db.Gatherings.AnyAsync(g => g.Themes.Any(t => t.ThemeId == theme.Id), Cancel))
        {
            throw new Refusal(string.Format(Texts.ThemeInGathering, theme.Question));
        }
    }

    async Task<ThemeRow> ReadTheme(PlanForm.ThemeFields fields, int i)
    {
        int? number = null;
        if (!string.IsNullOrWhiteSpace(fields.Number))
        {
            if (Norwegian.TryNumber(fields.Number, out var given) && given is > 0 and < 1000 && given == decimal.Truncate(given))
            {
                number = (int)given;
            }
            else
            {
                Refuse($"Form.Themes[{i}].Number", Texts.NumberWrong);
            }
        }

        return new(
            int.TryParse(fields.Position, CultureInfo.InvariantCulture, out var position) ? position : null,
            fields.PartId,
            fields.Question.OrNull(),
            number,
            await Seats.Read($"Form.Themes[{i}].Carrier", fields.Carrier, missing: null, Refuse, Standing, Cancel),
            Date($"Form.Themes[{i}].Due", fields.Due)
        );
    }

    DateOnly? Date(string name, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (Norwegian.TryDate(typed, out var date))
        {
            return date;
        }

        Refuse(name, Texts.DateWrong);
        return null;
    }

    sealed record ThemeRow(int? Position, string? PartId, string? Question, int? Number, Seat? Carrier, DateOnly? Due);
}

static class Typed
{
    /// <summary>What was typed, trimmed; null when nothing was.</summary>
    public static string? OrNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
