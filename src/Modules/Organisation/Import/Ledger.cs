using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Takt.Organisation;

/// <summary>What an import did to one row: made it, changed these columns, or took it away.</summary>
/// <param name="Kind">The entity's name.</param>
/// <param name="Id">The row.</param>
/// <param name="Act">"Added", "Modified" or "Deleted".</param>
/// <param name="Version">The row's version when the import was done; null for a row that has none.</param>
/// <param name="Before">Column to what stood there before.</param>
sealed record LedgerLine(string Kind, Guid Id, EntityState Act, int? Version, IReadOnlyDictionary<string, JsonElement>? Before);

/// <summary>
/// What an import did, row by row, so that it can be taken back. Written from what the save itself changes: whatever a row
/// has of columns, and whatever an act touches, is in it.
/// </summary>
sealed class Ledger
{
    static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new SeatJson(), new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    readonly List<(EntityEntry? Entry, Entity Row, LedgerLine Line)> written = [];

    /// <summary>Notes what is changed and not yet saved, and what will be added in pages. Called before the save.</summary>
    public void Note(Db db, IEnumerable<Entity> toCome)
    {
        db.ChangeTracker.DetectChanges();
        foreach (var entry in db.ChangeTracker.Entries().Where(e => IsNoted(e)).ToArray())
        {
            var row = (Entity)entry.Entity;
            written.Add((entry, row, new(entry.Metadata.ClrType.Name, row.Id, entry.State, null, Before(entry))));
        }

        written.AddRange(
            toCome.Select(row => ((EntityEntry?)null, row, new LedgerLine(row.GetType().Name, row.Id, EntityState.Added, null, null)))
        );
    }

    /// <summary>The lines as stored. Called after the save, when every row has the version it got.</summary>
    public byte[] Pack()
    {
        using var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(packed, written.Select(w => w.Line with { Version = (w.Row as EditedEntity)?.Version }), Json);
        }

        return bytes.ToArray();
    }

    public static IReadOnlyList<LedgerLine> Unpack(byte[] packed)
    {
        using var lines = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<List<LedgerLine>>(lines, Json)!;
    }

    /// <summary>Puts back what stood in a column.</summary>
    public static void Restore(EntityEntry entry, IReadOnlyDictionary<string, JsonElement> before)
    {
        foreach (var (name, value) in before)
        {
            var property = entry.Metadata.FindProperty(name);
            if (property is not null && !property.IsPrimaryKey())
            {
                entry.Property(name).CurrentValue = value.Deserialize(property.ClrType, Json);
            }
        }
    }

    // The tree's closure is drawn again, the tree's version only counts, and the import's own row is not part of what it did.
    static bool IsNoted(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && entry.Entity is Entity and not Tree and not OrganisationImport
        && entry.Metadata.ClrType.Assembly == typeof(Ledger).Assembly;

    static Dictionary<string, JsonElement>? Before(EntityEntry entry) =>
        entry.State == EntityState.Added
            ? null
            : entry
                .Properties.Where(p => !p.Metadata.IsPrimaryKey() && p.Metadata.Name != nameof(EditedEntity.Version))
                .Where(p => entry.State == EntityState.Deleted || Differs(p))
                .ToDictionary(p => p.Metadata.Name, p => JsonSerializer.SerializeToElement(p.OriginalValue, p.Metadata.ClrType, Json));

    static bool Differs(PropertyEntry property) =>
        property.IsModified
        && !(
            property.Metadata.GetValueComparer() is { } same
                ? same.Equals(property.OriginalValue, property.CurrentValue)
                : Equals(property.OriginalValue, property.CurrentValue)
        );

    sealed class SeatJson : JsonConverter<Seat>
    {
        public override Seat Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Seat.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Seat value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
