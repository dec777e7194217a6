namespace Takt.Meetings;

/// <summary>A key message on somebody's list of what to pass on.</summary>
sealed class Passing(Guid itemId, Guid personId, Guid? namedBy = null) : Entity
{
    public Guid ItemId { get; private init; } = itemId;
    public Guid PersonId { get; private init; } = personId;

    /// <summary>The <see cref="NameAgreement"/> it came under: while that one holds, whoever runs the meeting sees who has passed it on.</summary>
    public Guid? NamedBy { get; private init; } = namedBy;

    /// <summary>When that one said it was passed on, UTC.</summary>
    public DateTime? PassedOnAt { get; private set; }

    public void PassOn(DateTime now) => PassedOnAt ??= now;

    public void TakeBack() => PassedOnAt = null;
}
