namespace Takt.Evaluations;

/// <summary>What has been written at a gathering, for those who look at the wall and those who tidy it.</summary>
/// <param name="Id">The text.</param>
/// <param name="ThemeId">What it is about.</param>
/// <param name="Table">Where it came from, where that is kept.</param>
/// <param name="IsAgreed">Whether the table stands together about it.</param>
/// <param name="Text">As it is read.</param>
/// <param name="Hidden">Why it is not on the wall.</param>
/// <param name="HeadingId">The heading it was put under.</param>
sealed record Gathered(Guid Id, Guid ThemeId, int? Table, bool IsAgreed, string Text, HiddenBecause? Hidden, Guid? HeadingId);

/// <summary>A heading and the dots laid on it.</summary>
/// <param name="Id">The heading.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Texts">How many texts lie under it.</param>
/// <param name="Dots">How many dots.</param>
sealed record HeadingCount(Guid Id, string Name, int Texts, int Dots);

static class GatheredReading
{
    extension(Db db)
    {
        /// <summary>All of it, in the order of the wall.</summary>
        public Task<List<Gathered>> GatheredIn(Guid gathering, CancellationToken cancel) =>
            db
                .GatheredTexts.Where(t => t.GatheringId == gathering)
                .OrderBy(t => t.Position)
                .ThenBy(t => t.Id)
                .Select(t => new Gathered(t.Id, t.ThemeId, t.TableNumber, t.IsAgreed, t.Reworded ?? t.Text, t.Hidden, t.HeadingId))
                .ToListAsync(cancel);

        /// <summary>The headings in their order, with what lies on each.</summary>
        public async Task<List<HeadingCount>> HeadingsIn(Guid gathering, CancellationToken cancel)
        {
            var (texts, dots) = (db.GatheredTexts.AsQueryable(), db.GatheringDots.AsQueryable());
            return await db
                .GatheringHeadings.Where(h => h.GatheringId == gathering)
                .OrderBy(h => h.Position)
                .Select(h => new HeadingCount(
                    h.Id,
                    h.Name,
                    texts.Count(t => t.HeadingId == h.Id),
                    h.Dots ?? dots.Where(d => d.HeadingId == h.Id).Sum(d => d.Count)
                ))
                .ToListAsync(cancel);
        }

        /// <summary>How many have laid dots.</summary>
        public Task<int> VotersIn(Guid gathering, CancellationToken cancel) =>
            db.GatheringDots.Where(d => d.GatheringId == gathering && d.Count > 0).Select(d => d.Token).Distinct().CountAsync(cancel);

        /// <summary>
        /// Stores something of a gathering, if it still stands so when it is stored: ending waits for what is on its way in, and what
        /// comes after is refused.
        /// </summary>
        /// <param name="gathering">Its id.</param>
        /// <param name="stages">Those in which it is taken.</param>
        /// <param name="add">Reads, adds and saves; its rows point to the gathering.</param>
        /// <param name="over">What is said when it is too late.</param>
        /// <param name="cancel">Stops before it is stored.</param>
        public Task StoreIn(Guid gathering, GatheringStage[] stages, Func<Task> add, Refusal over, CancellationToken cancel) =>
            db.Persist(() =>
                db.SaveTogether(
                    async () =>
                    {
                        await add();
                        if (!await db.Gatherings.AnyAsync(g => g.Id == gathering && stages.Contains(g.Stage), cancel))
                        {
                            throw over;
                        }
                    },
                    cancel
                )
            );

        /// <summary>Stores what was written, once: what is sent twice finds its first row.</summary>
        public Task Say(Gathering gathering, IReadOnlyList<GatheredText> texts, Refusal over, CancellationToken cancel) =>
            db.StoreIn(
                gathering.Id,
                gathering.StagesForTexts,
                async () =>
                {
                    var first = texts[0].Id;
                    if (!await db.GatheredTexts.AnyAsync(t => t.Id == first, cancel))
                    {
                        db.GatheredTexts.AddRange(texts);
                        await db.Save("gathered", cancel);
                    }
                },
                over,
                cancel
            );

        /// <summary>
        /// Ends a gathering: what was written becomes contributions, in an order that says nothing of when; headings with dots
        /// become priorities, those with equally many sharing a place; and the rows of the gathering itself go, its codes too.
        /// </summary>
        /// <param name="id">The gathering.</param>
        /// <param name="now">Now, UTC: nobody ends a written round before its deadline.</param>
        /// <param name="cancel">Stops.</param>
        public Task EndGathering(Guid id, DateTime now, CancellationToken cancel) =>
            db.SaveTogether(
                async () =>
                {
                    await db.LockRow<Gathering>(id, cancel);
                    var gathering = await db.Gatherings.Include(g => g.Themes).SingleAsync(g => g.Id == id, cancel);
                    var evaluation = await db
                        .Evaluations.Include(e => e.Parts)
                        .Include(e => e.Themes)
                        .SingleAsync(e => e.Id == gathering.EvaluationId, cancel);
                    if (!evaluation.TakesContributions)
                    {
                        throw new Refusal(Texts.CollectingIsOver);
                    }

                    var headings = await db.GatheringHeadings.Where(h => h.GatheringId == id).OrderBy(h => h.Position).ToListAsync(cancel);
                    var texts = await db.GatheredTexts.Where(t => t.GatheringId == id).ToListAsync(cancel);
                    var dots = await db.GatheringDots.Where(d => d.GatheringId == id).ToListAsync(cancel);
                    await db.Hand(evaluation, texts, headings.ToDictionary(h => h.Id, h => h.Name), cancel);
                    var voters = dots.Where(d => d.Count > 0).Select(d => d.Token).Distinct().Count();
                    foreach (var heading in headings)
                    {
                        heading.Dots = dots.Where(d => d.HeadingId == heading.Id).Sum(d => d.Count);
                    }

                    if (voters > 0)
                    {
                        Prioritise(db, evaluation, headings);
                    }

                    gathering.End(voters, now);
                    await db.ForgetCodes(id, cancel);
                    db.RemoveRange(texts);
                    db.RemoveRange(dots);
                    await db.Save("gathering ended", cancel);
                },
                cancel
            );

        /// <summary>Takes the gatherings of an evaluation away with all that was written.</summary>
        public async Task ForgetGatherings(Guid evaluation, CancellationToken cancel)
        {
            foreach (var found in await db.Gatherings.Include(g => g.Themes).Where(g => g.EvaluationId == evaluation).ToListAsync(cancel))
            {
                db.RemoveRange(await db.GatheredTexts.Where(t => t.GatheringId == found.Id).ToListAsync(cancel));
                db.RemoveRange(await db.GatheringDots.Where(d => d.GatheringId == found.Id).ToListAsync(cancel));
                db.RemoveRange(await db.GatheringHeadings.Where(h => h.GatheringId == found.Id).ToListAsync(cancel));
                await db.ForgetCodes(found.Id, cancel);
                db.Remove(found);
            }
        }

        async Task Hand(Evaluation evaluation, List<GatheredText> texts, Dictionary<Guid, string> headings, CancellationToken cancel)
        {
            var last = await db
                .Contributions.Where(c => c.EvaluationId == evaluation.Id)
                .GroupBy(c => c.ThemeId)
                .Select(g => new { g.Key, Last = g.Max(c => c.Number) })
                .ToDictionaryAsync(g => g.Key, g => g.Last, cancel);
            foreach (var text in texts.OrderBy(t => t.Position).ThenBy(t => t.Id))
            {
                var theme = evaluation.Themes.Single(t => t.Id == text.ThemeId);
                var number = last[theme.Id] = last.GetValueOrDefault(theme.Id) + 1;
                var heading = text.HeadingId is { } under ? headings.GetValueOrDefault(under) : null;
                db.Contributions.Add(Contribution.Gathered(theme, number, text, heading));
            }
        }
    }

    // Equal votes share a place: 1, 2, 2, 4.
    static void Prioritise(Db db, Evaluation evaluation, List<GatheringHeading> headings)
    {
        var part = evaluation.Parts.FirstOrDefault(p => p.Kind == PartKind.Priorities);
        if (part is null)
        {
            part = evaluation.AddPart(Texts.PartPriorities, PartKind.Priorities);
            db.Parts.Add(part);
        }

        foreach (var heading in headings.Where(h => h.Dots > 0).OrderByDescending(h => h.Dots).ThenBy(h => h.Position))
        {
            var place = 1 + headings.Count(h => h.Dots > heading.Dots);
            var theme = evaluation.AddTheme(part, heading.Name, place);
            theme.Dots = heading.Dots;
            theme.Subheading = GatheringWords.DotsWords(heading.Dots ?? 0);
            db.Themes.Add(theme);
        }
    }
}
