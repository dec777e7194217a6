namespace Takt.FollowUp.Contracts;

/// <summary>The fields of a measure as a form sends them.</summary>
public sealed class MeasureFields
{
    public string? What { get; set; }
    public string? Owner { get; set; }
    public string? Due { get; set; }
    public string? Effect { get; set; }
    public string? Kind { get; set; }
    public string? Steps { get; set; }
    public string? Priority { get; set; }
    public string? Indicator { get; set; }
    public string? Hours { get; set; }
    public string? Cost { get; set; }
    public string? Unit { get; set; }
    public string? SourceId { get; set; }
    public string? SourceKind { get; set; }
    public string? SourceTitle { get; set; }
    public string? SourceAddress { get; set; }

    /// <summary>The id of the measure to be, made with the form, so that a form sent twice makes one.</summary>
    public string? Key { get; set; }

    /// <summary>Where to go when it is saved.</summary>
    public string? Back { get; set; }

    /// <summary>The version that was read, so that nobody overwrites what somebody else wrote meanwhile.</summary>
    public string? Version { get; set; }

    /// <summary>An empty form for a measure that comes from something.</summary>
    public static MeasureFields From(MeasureSource? source, string? back) =>
        new()
        {
            SourceId = source?.Id.ToString(),
            SourceKind = source?.Kind,
            SourceTitle = source?.Title,
            SourceAddress = source?.Address,
            Back = back,
        };
}
