namespace Takt.Kernel;

/// <summary>A word that was looked for although nothing in Takt holds it: the word and how often, never by whom or with which other words.</summary>
public sealed class SearchMiss : Entity
{
    /// <summary>So often it was looked for before anybody is shown it: what one person typed once may be a name.</summary>
    public const int ShownFrom = 3;

    /// <summary>The word, folded.</summary>
    public required string Word { get; init; }

    /// <summary>How often.</summary>
    public int Times { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly LastOn { get; set; }
}

/// <summary>Counting what is looked for in vain, so that whoever runs Takt learns what people lack.</summary>
public static class SearchMisses
{
    const int Months = 12;
    const int MostDropped = 100;

    extension(Db db)
    {
        /// <summary>
        /// Counts the words of a question that found nothing. Only those that no text in Takt has, whoever may see it: that a word
        /// stands where one may not look is not told by what is counted. Words not looked for in a year are dropped.
        /// </summary>
        public async Task CountMiss(string? question, DateOnly today, CancellationToken cancel)
        {
            if (
                db.Actor.Viewed is not null
                || await new SearchVocabulary(db, cancel).Unknown(SearchQuestion.Read(question).Words) is not [_, ..] words
            )
            {
                return;
            }

            var known = await db.SearchMisses.Where(m => words.Contains(m.Word)).ToDictionaryAsync(m => m.Word, cancel);
            foreach (var word in words)
            {
                var miss = known.GetValueOrDefault(word) ?? db.SearchMisses.Add(new() { Word = word }).Entity;
                (miss.Times, miss.LastOn) = (miss.Times + 1, today);
            }

            var oldest = today.AddMonths(-Months);
            db.SearchMisses.RemoveRange(await db.SearchMisses.Where(m => m.LastOn < oldest).Take(MostDropped).ToListAsync(cancel));
            try
            {
                await db.Save("looked for in vain", cancel);
            }
            catch (Exception trouble) when (trouble is DbUpdateException or Conflict or Refusal)
            {
                db.ChangeTracker.Clear(); // two at once, or a database that is being moved: the question was answered all the same
            }
        }

        /// <summary>What was looked for most, from <see cref="SearchMiss.ShownFrom"/> times on.</summary>
        public Task<List<SearchMiss>> MostMissed(int most, CancellationToken cancel) =>
            db
                .SearchMisses.Where(m => m.Times >= SearchMiss.ShownFrom)
                .OrderByDescending(m => m.Times)
                .ThenBy(m => m.Word)
                .Take(most)
                .AsNoTracking()
                .ToListAsync(cancel);
    }
}
