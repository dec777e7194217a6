namespace Takt.Evaluations;

/// <summary>Who receives whistle-blowing, as text.</summary>
public sealed class WhistleForm
{
    public string? Seat { get; set; }
    public string? Channel { get; set; }
}

/// <summary>What the reception does with one report.</summary>
public sealed class ReportsForm
{
    /// <summary>The report that is taken.</summary>
    public string? Take { get; set; }

    /// <summary>The report that is put back.</summary>
    public string? Back { get; set; }
}
