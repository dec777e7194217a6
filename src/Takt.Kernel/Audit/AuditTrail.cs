using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Takt.Kernel;

/// <summary>Turns what a save changes into what the trail says of it.</summary>
static class AuditTrail
{
    const string Mask = "•••";

    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<AuditEntry> Of(IReadOnlyList<EntityEntry> changes, Actor actor, string because, DateTime now)
    {
        foreach (var entry in changes.Where(e => IsAudited(e.Metadata)))
        {
            yield return new()
            {
                At = now,
                ActorId = actor.PersonId,
                ActorName = actor.Name.Length == 0 ? null : actor.Name,
                Because = because,
                Kind = entry.Metadata.ClrType.Name,
                RowId = string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => entry.Property(p).CurrentValue)),
                Act = entry.State.ToString(),
                Changes = JsonSerializer.Serialize(Columns(entry), Json),
            };
        }

        // An id that rises with time would tell the minute that the day leaves out.
        foreach (var batch in changes.Where(e => e.Metadata.IsAnonymous()).GroupBy(e => e.Metadata))
        {
            yield return new()
            {
                Id = Guid.CreateVersion7(new(now.Date, TimeSpan.Zero)),
                At = now.Date,
                Because = "",
                Kind = batch.Key.ClrType.Name,
                Act = AuditActs.Batch,
                Changes = $"{batch.Count()}",
            };
        }
    }

    /// <summary>What was done without changing a row.</summary>
    public static AuditEntry Of(
        string act,
        string kind,
        string? row,
        IReadOnlyDictionary<string, object?> facts,
        Actor actor,
        string because,
        DateTime now
    ) =>
        new()
        {
            At = now,
            ActorId = actor.PersonId,
            ActorName = actor.Name.Length == 0 ? null : actor.Name,
            Because = because,
            Kind = kind,
            RowId = row,
            Act = act,
            Changes = JsonSerializer.Serialize(facts.ToDictionary(f => f.Key, f => new[] { null, f.Value }), Json),
        };

    // The kernel's own rows follow from the entities that are audited, and would only repeat them, unless they are marked.
    internal static bool IsAudited(IReadOnlyEntityType type) =>
        !type.IsAnonymous() && !type.IsUnrecorded() && (type.ClrType.Assembly != typeof(AuditTrail).Assembly || type.IsOnTheTrail());

    static Dictionary<string, object?[]> Columns(EntityEntry entry)
    {
        var columns = new Dictionary<string, object?[]>(StringComparer.Ordinal);
        Collect(entry.Properties, "");
        foreach (var complex in entry.ComplexProperties)
        {
            Collect(complex.Properties, complex.Metadata.Name + ".");
        }

        return columns;

        void Collect(IEnumerable<PropertyEntry> properties, string prefix)
        {
            foreach (var property in properties)
            {
                var changed =
                    entry.State != EntityState.Modified || (property.IsModified && !Equals(property.OriginalValue, property.CurrentValue));
                if (changed && !property.Metadata.IsPrimaryKey())
                {
                    columns[prefix + property.Metadata.Name] =
                        entry.State == EntityState.Added ? [null, Shown(property, property.CurrentValue)]
                        : entry.State == EntityState.Deleted ? [Shown(property, property.OriginalValue), null]
                        : [Shown(property, property.OriginalValue), Shown(property, property.CurrentValue)];
                }
            }
        }
    }

    static object? Shown(PropertyEntry property, object? value) =>
        value is null ? null
        : property.Metadata.IsSensitive() ? Mask
        : value is byte[] bytes ? $"{bytes.Length} bytes"
        : value is Seat or Enum ? value.ToString()
        : value;
}
