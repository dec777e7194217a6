using System.Text.Json;

namespace Takt.Evaluations;

/// <summary>The last word given, and when the first one was.</summary>
sealed record Published(EvaluationSnapshot Snapshot, DateTime First, DateTime Last);

/// <summary>Reading what was published. What it belongs to must be open to the actor.</summary>
static class PublishedReading
{
    extension(Db db)
    {
        /// <summary>The latest publication of each of these evaluations that has one.</summary>
        public async Task<IReadOnlyDictionary<Guid, Published>> FindPublished(
            IReadOnlyCollection<Guid> evaluations,
            CancellationToken cancel
        )
        {
            var all = db.Publications.AsQueryable();
            var latest = await all.Where(p =>
                    evaluations.Contains(p.EvaluationId) && !all.Any(o => o.EvaluationId == p.EvaluationId && o.Number > p.Number)
                )
                .Select(p => new
                {
                    p.EvaluationId,
                    p.Snapshot,
                    p.At,
                    First = all.Where(o => o.EvaluationId == p.EvaluationId).Min(o => o.At),
                })
                .ToListAsync(cancel);
            return latest.ToDictionary(
                p => p.EvaluationId,
                p => new Published(JsonSerializer.Deserialize<EvaluationSnapshot>(p.Snapshot)!, p.First, p.At)
            );
        }
    }

    extension(EvaluationSnapshot snapshot)
    {
        public IEnumerable<ThemeShown> Themes => snapshot.Parts.SelectMany(p => p.Themes);
    }

    extension(ThemeShown theme)
    {
        /// <summary>The points that answer a contribution.</summary>
        public IEnumerable<PointShown> PointsFor(int number) =>
            theme.Answer?.Points.Where(p => p.CoversAll || p.Covers.Contains(number)) ?? [];

        /// <summary>What no point answers.</summary>
        public IEnumerable<Said> Unanswered => theme.NeedsAnswer ? theme.Said.Where(s => !theme.PointsFor(s.Number).Any()) : [];
    }
}
