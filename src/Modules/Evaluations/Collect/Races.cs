namespace Takt.Evaluations;

/// <summary>Many write to the same theme at the same time, and all of them shall get in.</summary>
static class Races
{
    const int MostTries = 25;

    extension(Db db)
    {
        /// <summary>
        /// Does an act that ends in a save, and does it again from what then stands when somebody else was first: a number
        /// already taken, a counter already moved. The act reads for itself what it builds on.
        /// </summary>
        public async Task Persist(Func<Task> act)
        {
            for (var tries = 1; ; tries++)
            {
                try
                {
                    await act();
                    return;
                }
                catch (Exception lost) when (lost is Conflict or DbUpdateException && tries < MostTries)
                {
                    db.ChangeTracker.Clear();
                }
            }
        }
    }
}
