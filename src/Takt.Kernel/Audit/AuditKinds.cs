using Microsoft.EntityFrameworkCore.Metadata;

namespace Takt.Kernel;

/// <summary>What the trail tells of.</summary>
public static class AuditKinds
{
    // Each follows from another column of its row, or is the machinery's own: on the trail, but nothing a person reads it for.
    static readonly HashSet<string> Bookkeeping =
    [
        "Version",
        "ChangedAt",
        "NameSort",
        "NameKey",
        "Position",
        "Order",
        "Next",
        "NormalizedEmail",
        "NormalizedUserName",
        "ConcurrencyStamp",
        "SecurityStamp",
        "EmailConfirmed",
        "LockoutEnabled",
        "PhoneNumberConfirmed",
        "SourceAddress",
    ];

    /// <summary>Every kind whose rows leave entries, anonymous kinds too.</summary>
    public static IEnumerable<IReadOnlyEntityType> OnTheTrail(this IReadOnlyModel model) =>
        model.GetEntityTypes().Where(type => type.IsAnonymous() || AuditTrail.IsAudited(type));

    /// <summary>A kind's columns as its entries name them, but for what is only bookkeeping.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyProperty> ColumnsOnTheTrail(this IReadOnlyEntityType type) =>
        type.GetProperties()
            .Where(p => !p.IsPrimaryKey())
            .Select(p => (p.Name, Property: p))
            .Concat(
                type.GetComplexProperties()
                    .SelectMany(c => c.ComplexType.GetProperties().Select(p => (Name: $"{c.Name}.{p.Name}", Property: p)))
            )
            .Where(c => !Bookkeeping.Contains(c.Property.Name))
            .ToDictionary(c => c.Name, c => c.Property, StringComparer.Ordinal);
}
