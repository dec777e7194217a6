using Microsoft.AspNetCore.WebUtilities;

namespace Takt.FollowUp.Contracts;

/// <summary>Addresses other modules may link to.</summary>
public static class FollowUpLinks
{
    /// <summary>The part of Takt the measures are; what makes measures stands on it.</summary>
    public const string Part = "FollowUp.PartMeasures";

    /// <summary>The list of them. Whoever links to measures asks whether the municipality uses it.</summary>
    public const string All = FollowUpUrls.List;

    /// <summary>The form of a new measure.</summary>
    /// <param name="source">What it comes from.</param>
    /// <param name="back">Where to go when it is made; an address of our own.</param>
    /// <param name="what">A first sentence of what is to be done.</param>
    public static string New(MeasureSource source, string? back = null, string? what = null) =>
        QueryHelpers.AddQueryString(
            FollowUpUrls.New,
            new Dictionary<string, string?>
            {
                ["kilde"] = $"{source.Id}",
                ["slag"] = source.Kind,
                ["tittel"] = source.Title,
                ["sted"] = source.Address,
                ["tilbake"] = back,
                ["hva"] = what,
            }
        );

    /// <summary>The measures that came from one thing.</summary>
    public static string From(Guid source) => $"{FollowUpUrls.List}?visning=apne&kilde={source}";
}
