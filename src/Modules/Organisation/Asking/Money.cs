using System.Text.RegularExpressions;

namespace Takt.Organisation;

/// <summary>Sums in a matter as people write it: «skjermer for 30 000 kr», «kr 2,5 mill».</summary>
static partial class Money
{
    const string Number = @"(?<n>\d{1,3}([ .\u00a0]\d{3})+|\d+(,\d+)?)(\s*(?<mill>mill(\.|ion(er)?)?))?";

    /// <summary>The sum; null when none is said.</summary>
    public static decimal? In(string matter)
    {
        var sum = Sum().Match(matter);
        var plain = sum.Groups["n"].Value.Replace(".", "", StringComparison.Ordinal);
        return Norwegian.TryNumber(plain, out var amount) ? amount * (sum.Groups["mill"].Success ? 1_000_000 : 1) : null;
    }

    /// <summary>The matter itself.</summary>
    public static string Without(string matter) => Sum().Replace(matter, " ").Trim() is { Length: > 0 } rest ? rest : matter;

    [GeneratedRegex(
        @"(?<!\w)(kr\.?\s*" + Number + @"|" + Number + @"\s*(kr\b\.?|kroner\b|nok\b|,-))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Sum();
}
