namespace Takt.FollowUp;

/// <summary>What the forms of one's saved choices send.</summary>
public sealed class ChoicesForm
{
    public string? Name { get; set; }

    /// <summary>Which one is to be called something else, or removed.</summary>
    public string? Choice { get; set; }

    public string? NewName { get; set; }
}
