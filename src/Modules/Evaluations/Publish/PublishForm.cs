namespace Takt.Evaluations;

/// <summary>What is promised for each theme without a full answer.</summary>
public sealed class PublishForm
{
    public List<PromiseForm> Rows { get; set; } = [];
}

/// <summary>Who answers a theme, and when.</summary>
public sealed class PromiseForm
{
    /// <summary>The theme's place in the evaluation.</summary>
    public string? Theme { get; set; }

    public string? Owner { get; set; }
    public string? By { get; set; }
}
