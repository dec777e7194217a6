namespace Takt.Kernel;

/// <summary>Keeps whoever saves second from writing over whoever saved first.</summary>
public static class VersionGuard
{
    extension(Db db)
    {
        /// <summary>The next save goes through only if the row still stands as the form found it; else it is a <see cref="Conflict"/>.</summary>
        /// <param name="row">The row the form was filled from.</param>
        /// <param name="version">Its <see cref="EditedEntity.Version"/> as the form carried it; what cannot be read is no version.</param>
        public void Expect(EditedEntity row, string? version)
        {
            var entry = db.Entry(row);
            entry.State = EntityState.Modified; // also when only its children changed
            entry.Property(e => e.Version).OriginalValue = int.TryParse(version, out var known) ? known : -1;
        }
    }
}
