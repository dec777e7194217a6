using System.Globalization;
using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>What is chosen at the desk, and what to do with it.</summary>
public sealed class DeskForm : ChoiceForm
{
    internal const string Gather = "gather";
    internal const string Hide = "hide";
    internal const string Show = "show";
    internal const string Move = "move";
    internal const string Report = "report";

    public string? Do { get; set; }

    /// <summary>The gathering as it stood on the screen.</summary>
    public string? Version { get; set; }
    public string? Heading { get; set; }
    public string? Because { get; set; }
    public string? Theme { get; set; }
}

public sealed partial class GatheringDesk
{
    const int MoreMinutes = 5;

    List<Gathered> texts = [];
    List<HeadingCount> headings = [];
    int voters;
    (int Made, int Used) codes;

    string Title => Planned is { IsWritten: true } ? Texts.WrittenTitle : Texts.GatheringTitle;

    bool IsShielded => Planned?.Shields(texts.Count, Clock.Now) == true;

    string CodesWords =>
        codes.Used < Gathering.SmallestGroup
            ? string.Format(Texts.CodesFew, Gathering.SmallestGroup)
            : string.Format(Texts.OfMany, codes.Used, codes.Made);

    static Option[] Reasons => [.. Enum.GetValues<HiddenBecause>().Select(r => new Option($"{r}", r.Words))];

    Option[] Targets => [.. Evaluation.ThemesInOrder.Where(t => Gathering.Has(t.Id)).Select(t => new Option($"{t.Id}", t.Label))];

    protected override async Task Load()
    {
        await base.Load();
        if (Planned is { } gathering)
        {
            texts = await Db.GatheredIn(gathering.Id, Cancel);
            headings = await Db.HeadingsIn(gathering.Id, Cancel);
            if (gathering.IsWritten)
            {
                codes = await Db.CodesOf(gathering.Id, Cancel);
            }

            voters = gathering.Voters ?? await Db.VotersIn(gathering.Id, Cancel);
        }
    }

    static IEnumerable<(string Act, string Words, Weight Weight)> Acts(Gathering gathering, DateTime now)
    {
        switch (gathering.Stage)
        {
            case GatheringStage.Preparing:
                yield return ("begin", gathering.IsWritten ? Texts.WrittenBegin : Texts.GatheringBegin, Weight.Primary);
                break;
            case GatheringStage.Collecting when gathering.IsWritten:
                if (!gathering.IsOpenAt(now))
                {
                    yield return ("dots", Texts.GatheringAskDots, Weight.Secondary);
                }

                break;
            case GatheringStage.Dots when gathering.IsWritten:
                break;
            case GatheringStage.Collecting or GatheringStage.Paused:
                if (gathering.Round < gathering.Rounds)
                {
                    yield return ("next", Texts.GatheringNext, Weight.Primary);
                }

                yield return gathering.Stage == GatheringStage.Paused
                    ? ("resume", Texts.GatheringResume, Weight.Secondary)
                    : ("pause", Texts.GatheringPause, Weight.Secondary);
                if (gathering.Stage == GatheringStage.Collecting)
                {
                    yield return ("more", string.Format(Texts.GatheringMore, MoreMinutes), Weight.Secondary);
                }

                yield return gathering.IsRevealed
                    ? ("conceal", Texts.GatheringConceal, Weight.Secondary)
                    : ("reveal", Texts.GatheringReveal, Weight.Secondary);
                yield return ("dots", Texts.GatheringAskDots, Weight.Secondary);
                break;
            case GatheringStage.Dots:
                yield return ("more", string.Format(Texts.GatheringMore, MoreMinutes), Weight.Secondary);
                yield return ("back", Texts.GatheringBack, Weight.Secondary);
                break;
        }
    }

    Task Move() =>
        ActHere(async () =>
        {
            var gathering = Gathering;
            if (Form.Version != gathering.Version.ToString(CultureInfo.InvariantCulture))
            {
                throw new Refusal(Texts.GatheringMeanwhile); // two at the desk would else go two rounds on
            }

            var now = Clock.Now;
            switch (Form.Do)
            {
                case "begin":
                    if (!Evaluation.TakesContributions)
                    {
                        throw new Refusal(Texts.GatheringNotOpen);
                    }

                    gathering.Begin(now);
                    break;
                case "next":
                    gathering.NextRound(now);
                    break;
                case "pause":
                    gathering.Pause(now);
                    break;
                case "resume":
                    gathering.Resume(now);
                    break;
                case "more":
                    gathering.Prolong(MoreMinutes, now);
                    break;
                case "reveal" or "conceal":
                    gathering.Show(Form.Do == "reveal");
                    break;
                case "dots":
                    gathering.AskForDots(now, headings.Count);
                    break;
                default:
                    gathering.BackToWriting(now);
                    break;
            }

            await Db.Save("gathering moved on", Cancel);
            Go(EvaluationsUrls.GatheringOf(Id));
        });

    Task End() =>
        ActHere(async () =>
        {
            await Db.EndGathering(Gathering.Id, Clock.Now, Cancel);
            Go(EvaluationsUrls.GatheringOf(Id), "Evaluations.GatheringEndedSaved");
        });

    Task Tidy() =>
        ActHere(async () =>
        {
            var gathering = Gathering;
            var ids = Form.ChosenIds;
            var chosen = await Db.GatheredTexts.Where(t => t.GatheringId == gathering.Id && ids.Contains(t.Id)).ToListAsync(Cancel);
            if (chosen.Count == 0)
            {
                throw new Refusal(Texts.GatheringChooseFirst);
            }

            Must(chosen.TrueForAll(t => Evaluation.MayTidy(Actor, ThemeOf(t.ThemeId))));
            if (Form.Do is DeskForm.Gather)
            {
                await Db.PutUnder(gathering, Form.Heading, chosen, Cancel);
                Go(EvaluationsUrls.GatheringOf(Id), "Evaluations.GatheringTidied");
                return;
            }

            if (Form.Do is DeskForm.Report)
            {
                await Db.Report(Evaluation, chosen, Clock, Cancel);
                Go(EvaluationsUrls.GatheringOf(Id), "Evaluations.WhistleSent");
                return;
            }

            var did = Form.Do switch
            {
                DeskForm.Hide => HideThem(chosen),
                DeskForm.Move => MoveThem(chosen),
                _ => ShowThem(chosen),
            };

            await Db.SaveTidied(did, chosen.Count, Cancel);
            Go(EvaluationsUrls.GatheringOf(Id), "Evaluations.GatheringTidied");
        });

    string HideThem(List<GatheredText> chosen)
    {
        if (!Enum.TryParse<HiddenBecause>(Form.Because, out var because))
        {
            throw new Refusal(Texts.GatheringReasonMissing) { Field = "Form.Because" };
        }

        chosen.ForEach(t => t.Hidden = because);
        return "texts hidden";
    }

    static string ShowThem(List<GatheredText> chosen)
    {
        chosen.ForEach(t => t.Hidden = null);
        return "texts shown";
    }

    string MoveThem(List<GatheredText> chosen)
    {
        if (!Guid.TryParse(Form.Theme, out var theme) || !Gathering.Has(theme))
        {
            throw new Refusal(Texts.GatheringThemeMissing) { Field = "Form.Theme" };
        }

        Must(Evaluation.MayTidy(Actor, ThemeOf(theme)));
        chosen.ForEach(t => t.ThemeId = theme);
        return "texts moved";
    }
}
