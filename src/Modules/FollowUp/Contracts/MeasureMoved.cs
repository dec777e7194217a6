namespace Takt.FollowUp.Contracts;

/// <summary>A measure was decided, or changed state; what it came from may want to know.</summary>
/// <param name="MeasureId">The measure.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="SourceId">What it came from, when it came from something.</param>
public sealed record MeasureMoved(Guid MeasureId, MeasureState State, Guid? SourceId) : IEvent;
