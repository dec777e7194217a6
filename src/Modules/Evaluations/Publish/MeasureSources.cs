namespace Takt.Evaluations;

/// <summary>What measures come from here.</summary>
static class MeasureSources
{
    /// <summary>An answer to a theme.</summary>
    public static MeasureSourceKind Theme { get; } = new("Evaluations.SourceTheme");
}
