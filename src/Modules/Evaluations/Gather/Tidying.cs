namespace Takt.Evaluations;

/// <summary>Tidying what is written at a gathering.</summary>
static class Tidying
{
    extension(Db db)
    {
        /// <summary>Puts texts under a heading, a new one or one there is.</summary>
        /// <exception cref="Refusal">No text, or no heading.</exception>
        public async Task PutUnder(Gathering gathering, string? typed, IReadOnlyList<GatheredText> texts, CancellationToken cancel)
        {
            if (texts.Count == 0)
            {
                throw new Refusal(Texts.GatheringChooseFirst);
            }

            if (GatheredText.Clean(typed)?.Shortened(GatheringHeading.LongestName) is not { } name)
            {
                throw new Refusal(Texts.GatheringHeadingMissing) { Field = "Form.Heading" };
            }

            var headings = await db.GatheringHeadings.Where(h => h.GatheringId == gathering.Id).ToListAsync(cancel);
            var heading = headings.Find(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase));
            heading ??= db.GatheringHeadings.Add(new(gathering.Id, name, headings.Count + 1)).Entity;
            foreach (var text in texts)
            {
                text.HeadingId = heading.Id;
            }

            await db.SaveTidied("texts gathered", texts.Count, cancel);
        }

        /// <summary>Saves what was tidied. The texts leave no trace of their own; that somebody tidied does, and how many.</summary>
        public Task SaveTidied(string did, int texts, CancellationToken cancel)
        {
            db.Note(nameof(Gathering), did, new Dictionary<string, object?> { ["Texts"] = texts });
            return db.Save(did, cancel);
        }
    }
}
