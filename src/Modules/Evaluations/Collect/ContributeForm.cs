namespace Takt.Evaluations;

/// <summary>What somebody says under a theme.</summary>
public sealed class ContributeForm
{
    internal const string Next = "next";
    internal const string Another = "another";
    internal const string Keep = "draft";
    internal const string Discard = "discard";

    /// <summary>The contribution's id, made with the form, so that a form sent twice counts once.</summary>
    public string? Key { get; set; }

    public string? Text { get; set; }
    public string? Proposal { get; set; }
    public string? Do { get; set; }

    /// <summary>Sent although it names somebody.</summary>
    public string? Anyway { get; set; }

    internal static ContributeForm New() => new() { Key = $"{Guid.CreateVersion7()}" };

    internal static ContributeForm Of(Contribution contribution) =>
        new()
        {
            Key = $"{contribution.Id}",
            Text = contribution.Text,
            Proposal = contribution.Proposal,
        };
}
