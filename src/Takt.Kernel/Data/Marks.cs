using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Kernel;

/// <summary>Marks on a mapping that the kernel obeys everywhere.</summary>
public static class Marks
{
    const string AnonymousMark = "Takt:Anonymous";
    const string UnrecordedMark = "Takt:Unrecorded";
    const string SensitiveMark = "Takt:Sensitive";
    const string TrailMark = "Takt:OnTheTrail";
    const string AccessMark = "Takt:DecidesAccess";

    /// <summary>
    /// The kind is anonymous: a save writes no audit row, no event and no time for it, only how many rows a batch held.
    /// Such an entity has a random (v4) id and no person, time or device; a house test refuses one that has.
    /// </summary>
    public static EntityTypeBuilder<T> Anonymous<T>(this EntityTypeBuilder<T> entity)
        where T : class => entity.HasAnnotation(AnonymousMark, true);

    /// <summary>
    /// The kind says who has taken part, so that nobody does so twice: no audit row, no event, no time, because a time would
    /// join it to what was said.
    /// </summary>
    public static EntityTypeBuilder<T> Unrecorded<T>(this EntityTypeBuilder<T> entity)
        where T : class => entity.HasAnnotation(UnrecordedMark, true);

    /// <summary>The kernel's own rows follow from others and leave no entries; rows of this kind are somebody's act, and do.</summary>
    public static EntityTypeBuilder<T> OnTheTrail<T>(this EntityTypeBuilder<T> entity)
        where T : class => entity.HasAnnotation(TrailMark, true);

    /// <summary>The column's values are masked on the audit trail.</summary>
    public static PropertyBuilder<T> Sensitive<T>(this PropertyBuilder<T> property) => property.HasAnnotation(SensitiveMark, true);

    /// <summary>Rows of the kind decide who may what: a save of one renews the <see cref="AccessStamp"/>.</summary>
    public static EntityTypeBuilder<T> DecidesAccess<T>(this EntityTypeBuilder<T> entity)
        where T : class => entity.HasAnnotation(AccessMark, true);

    /// <summary>Whether a kind is marked <see cref="DecidesAccess{T}"/>.</summary>
    public static bool DecidesAccess(this IReadOnlyEntityType entity) => entity.FindAnnotation(AccessMark) is not null;

    /// <summary>Whether a kind is marked <see cref="Anonymous{T}"/>.</summary>
    public static bool IsAnonymous(this IReadOnlyEntityType entity) => entity.FindAnnotation(AnonymousMark) is not null;

    /// <summary>Whether a kind is marked <see cref="Unrecorded{T}"/>.</summary>
    public static bool IsUnrecorded(this IReadOnlyEntityType entity) => entity.FindAnnotation(UnrecordedMark) is not null;

    /// <summary>Whether a kind is marked <see cref="OnTheTrail{T}"/>.</summary>
    public static bool IsOnTheTrail(this IReadOnlyEntityType entity) => entity.FindAnnotation(TrailMark) is not null;

    /// <summary>Whether a column is marked <see cref="Sensitive{T}"/>.</summary>
    public static bool IsSensitive(this IReadOnlyProperty property) => property.FindAnnotation(SensitiveMark) is not null;
}
