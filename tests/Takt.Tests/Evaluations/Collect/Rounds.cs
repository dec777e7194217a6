using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Takt.Evaluations;
using Takt.FollowUp.Contracts;

namespace Takt.Tests;

/// <summary>Evaluations made for a test, and taken through their course.</summary>
static class Rounds
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    extension(Kommune kommune)
    {
        /// <summary>Two questions and what has become better; the leader of the unit answers.</summary>
        public Task<Evaluation> Round(Guid unit, EvaluationState state = EvaluationState.Collecting, Evaluation? after = null) =>
            kommune.With(async db =>
            {
                var round = Evaluation.Plan("Midtveis", unit, Seat.LeaderOf(unit));
                if (after is not null)
                {
                    round.FollowOn(after);
                }
                else
                {
                    var improve = round.AddPart("Hva må bli bedre?", PartKind.Improve);
                    round.AddTheme(improve, "Møtes vi nok?", 1);
                    round.AddTheme(improve, "Hvem gjør hva?", 2);
                    round.AddTheme(round.AddPart("Hva har blitt bedre?", PartKind.Better), "Bedre").NeedsAnswer = false;
                }

                Advance(round, state);
                db.Evaluations.Add(round);
                await db.Save("test", Cancel);
                return round;
            });

        public Task Close(Evaluation round) =>
            kommune.With(async db =>
            {
                (await db.Evaluations.SingleAsync(e => e.Id == round.Id, Cancel)).Close();
                await db.Save("test", Cancel);
            });

        /// <summary>Says something under a theme.</summary>
        public Task<Contribution> Say(Evaluation round, int theme, string text, Guid? person = null) =>
            kommune.With(async db =>
            {
                var at = round.Themes.Single(t => t.Position == theme);
                var number = 1 + await db.Contributions.CountAsync(c => c.ThemeId == at.Id, Cancel);
                var said = person is { } who
                    ? Contribution.Say(at, PartKind.Improve, number, text, null, who)
                    : Contribution.Imported(at, ContributionKind.MustImprove, number, text, null);
                db.Contributions.Add(said);
                await db.Save("test", Cancel);
                return said;
            });

        /// <summary>Answers a theme with one approved point for all of it, or for what is named.</summary>
        public Task Answer(Evaluation round, int theme, AnswerPoint point, params Contribution[] covered) =>
            kommune.With(async db =>
            {
                var answer = new Answer(round.Themes.Single(t => t.Position == theme).Id, round.Id);
                answer.Write(null, [point.Covering(covered.Select(c => c.Id))], new() { Name = "Nils Fager" }, kommune.Today);
                answer.Approve(new() { Name = "Kari Nes" }, SecondEyes.Approver, kommune.Today);
                db.Answers.Add(answer);
                await db.Save("test", Cancel);
            });

        /// <summary>Publishes it as it stands.</summary>
        public async Task Publish(Evaluation round)
        {
            await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            var now = scope.ServiceProvider.GetRequiredService<Clock>().Now;
            var stored = await db.Evaluations.Include(e => e.Parts).Include(e => e.Themes).SingleAsync(e => e.Id == round.Id, Cancel);
            var snapshot = await scope.ServiceProvider.GetRequiredService<SnapshotReader>().Read(stored, drafts: false, Cancel);
            stored.Publish(now);
            db.Publications.Add(
                new()
                {
                    EvaluationId = round.Id,
                    Number = 1 + await db.Publications.CountAsync(p => p.EvaluationId == round.Id, Cancel),
                    At = now,
                    By = "Kari Nes",
                    Snapshot = JsonSerializer.Serialize(snapshot),
                }
            );
            await db.Save("test", Cancel);
        }

        /// <summary>A measure that was done and led to this.</summary>
        public async Task<Guid> Judged(string what, Guid unit, MeasureEffect effect, string shown)
        {
            await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            var today = kommune.Today;
            var audience = new Audience { Permission = FollowUpPermissions.See, UnitId = unit };
            var id = new MeasureHistory(db).Write(
                new(what, Seat.LeaderOf(unit), today.AddDays(-40), null, audience),
                new(today.AddDays(-90))
                {
                    Started = today.AddDays(-80),
                    Done = today.AddDays(-40),
                    Ended = today.AddDays(-10),
                    Effect = effect,
                    Shown = shown,
                }
            );
            await db.Save("test", Cancel);
            return id;
        }
    }

    /// <summary>A point of an answer; the answer it belongs to is given when it is written.</summary>
    public static AnswerPoint Point(
        string text,
        Stance stance = Stance.WillDo,
        bool all = true,
        Guid? measure = null,
        Seat? owner = null
    ) =>
        new(Guid.CreateVersion7(), 1, text, stance)
        {
            CoversAll = all,
            Because = stance == Stance.WillNot ? "lønnssystemet skiftes ut" : null,
            MeasureWhat = measure is null ? null : "Slå sammen møtene",
            MeasureOwner = owner,
            MeasureId = measure,
        };

    static void Advance(Evaluation round, EvaluationState state)
    {
        if (state >= EvaluationState.Collecting)
        {
            round.Open();
        }

        if (state >= EvaluationState.Answering)
        {
            round.Close();
        }
    }
}
