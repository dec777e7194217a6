namespace Takt.Evaluations;

/// <summary>Keeps whoever saves second from writing over whoever saved first.</summary>
static class VersionGuard
{
    extension(Db db)
    {
        /// <summary>The next save goes through only if the row still stands as the form found it; else it is a conflict.</summary>
        public void Expect(EditedEntity row, string? version)
        {
            var entry = db.Entry(row);
            entry.State = EntityState.Modified; // also when only its points changed
            entry.Property(e => e.Version).OriginalValue = int.TryParse(version, out var known) ? known : -1;
        }
    }
}
