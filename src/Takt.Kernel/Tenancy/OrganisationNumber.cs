using System.Diagnostics.CodeAnalysis;

namespace Takt.Kernel;

/// <summary>A Norwegian organisation number: nine digits, the last a check digit (mod 11, weights 3 2 7 6 5 4 3 2).</summary>
public readonly record struct OrganisationNumber : IParsable<OrganisationNumber>
{
    static ReadOnlySpan<int> Weights => [3, 2, 7, 6, 5, 4, 3, 2];

    readonly string? digits;

    OrganisationNumber(string digits) => this.digits = digits;

    /// <summary>The nine digits, or nine zeros for an unset value.</summary>
    public override string ToString() => digits ?? "000000000";

    /// <inheritdoc/>
    public static OrganisationNumber Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var number)
            ? number
            : throw new FormatException($"'{s}' is not an organisation number: nine digits with a valid check digit.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OrganisationNumber result)
    {
        var digits = string.Concat((s ?? "").Where(char.IsAsciiDigit));
        result = new(digits);
        return digits.Length == 9 && digits[8] - '0' == CheckDigit(digits);
    }

    static int CheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * (digits[i] - '0');
        }

        var rest = sum % 11;
        return rest == 0 ? 0 : 11 - rest; // 10 never equals a digit, so such numbers are refused
    }
}
