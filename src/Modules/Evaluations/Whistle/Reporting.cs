namespace Takt.Evaluations;

/// <summary>Sending what may be whistle-blowing to those who receive it, and what they do with it.</summary>
static class Reporting
{
    const string Ask = "Evaluations.TodoReport";

    extension(Db db)
    {
        /// <summary>Takes texts off the wall and out of the desk. That it was done is on the trail, with who did it; the words are not.</summary>
        public async Task Report(Evaluation evaluation, IReadOnlyList<GatheredText> texts, Clock clock, CancellationToken cancel)
        {
            var reception = await db.NeedReception(cancel);
            foreach (var text in texts)
            {
                var report = new WhistleReport
                {
                    EvaluationId = evaluation.Id,
                    ThemeId = text.ThemeId,
                    Text = text.Shown,
                    TableNumber = text.TableNumber,
                };
                db.Send(report, evaluation, reception, clock);
            }

            db.RemoveRange(texts);
            await db.SaveReported(texts.Count, cancel);
        }

        /// <summary>Takes a contribution out of its evaluation, and out of the points that answer it.</summary>
        public async Task Report(Evaluation evaluation, Contribution contribution, Clock clock, CancellationToken cancel)
        {
            var report = new WhistleReport
            {
                EvaluationId = evaluation.Id,
                ThemeId = contribution.ThemeId,
                Text = contribution.Text,
                Proposal = contribution.Proposal,
                PersonId = contribution.PersonId,
                TableNumber = contribution.TableNumber,
                Heading = contribution.Heading,
            };
            db.Send(report, evaluation, await db.NeedReception(cancel), clock);
            db.RemoveRange(await db.Covers.Where(c => c.ContributionId == contribution.Id).ToListAsync(cancel));
            db.Remove(contribution);
            await db.SaveReported(1, cancel);
        }

        /// <summary>It is no whistle-blowing after all: back to where it was written, or among the contributions when that is over.</summary>
        /// <exception cref="Refusal">There is nowhere to put it any more.</exception>
        public async Task PutBack(WhistleReport report, Clock clock, CancellationToken cancel)
        {
            var evaluation = await db
                .Evaluations.Include(e => e.Parts)
                .Include(e => e.Themes)
                .SingleOrDefaultAsync(e => e.Id == report.EvaluationId, cancel);
            if (
                evaluation is null
                || evaluation.IsPublished
                || evaluation.Themes.FirstOrDefault(t => t.Id == report.ThemeId) is not { } theme
            )
            {
                throw new Refusal(Texts.WhistleNowhere);
            }

            var going = await db.Gatherings.Include(g => g.Themes).GoingOn(evaluation.Id).FirstOrDefaultAsync(cancel);
            if (report.PersonId is null && going is { TakesTexts: true } && going.Has(theme.Id))
            {
                db.GatheredTexts.Add(GatheredText.Of(null, going, theme.Id, report.TableNumber ?? 0, report.Text, agreed: false));
            }
            else
            {
                var last = await db.Contributions.Where(c => c.ThemeId == theme.Id).MaxAsync(c => (int?)c.Number, cancel) ?? 0;
                db.Contributions.Add(Contribution.PutBack(theme, last + 1, report));
            }

            await db.Close(report, "not whistle-blowing", clock, cancel);
        }

        /// <summary>The reception has it in its own system: it goes from here.</summary>
        public Task Take(WhistleReport report, Clock clock, CancellationToken cancel) =>
            db.Close(report, "taken by the reception", clock, cancel);

        /// <summary>What waits for the reception, to be handed on when another receives.</summary>
        public Task<List<Todo>> OpenReports(CancellationToken cancel) =>
            db.Todos.Where(t => t.Ask == Ask && t.DoneAt == null).ToListAsync(cancel);

        async Task<WhistleReception> NeedReception(CancellationToken cancel) =>
            await db.WhistleReception(cancel) ?? throw new Refusal(Texts.WhistleNoReception);

        void Send(WhistleReport report, Evaluation evaluation, WhistleReception reception, Clock clock)
        {
            db.WhistleReports.Add(report);
            db.Todos.Add(
                new()
                {
                    SourceId = report.Id,
                    Ask = Ask,
                    Title = evaluation.Title.Shortened(300),
                    Address = EvaluationsUrls.Whistle,
                    IsDiscreet = true,
                    Owner = reception.Seat,
                    Since = clock.Today,
                }
            );
        }

        Task SaveReported(int count, CancellationToken cancel)
        {
            db.Note(nameof(WhistleReport), "sent to the reception", new Dictionary<string, object?> { ["Texts"] = count });
            return db.Save("sent to the reception", cancel);
        }

        async Task Close(WhistleReport report, string because, Clock clock, CancellationToken cancel)
        {
            foreach (var todo in await db.Todos.Where(t => t.SourceId == report.Id && t.DoneAt == null).ToListAsync(cancel))
            {
                todo.DoneAt = clock.Now;
            }

            db.Remove(report);
            db.Note(nameof(WhistleReport), because, new Dictionary<string, object?>());
            await db.Save(because, cancel);
        }
    }
}
