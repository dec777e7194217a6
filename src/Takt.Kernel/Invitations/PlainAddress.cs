using MimeKit;

namespace Takt.Kernel;

/// <summary>An e-mail address without what people and directories write around it: "Kari Nes &lt;kari@kommunen.no&gt;".</summary>
static class PlainAddress
{
    /// <summary>The address alone.</summary>
    /// <exception cref="ParseException">It is none.</exception>
    public static string Of(string written) => MailboxAddress.Parse(written.Trim()).Address;

    /// <summary>The same, or what was written where it is none: for comparing with what stands in a mail.</summary>
    public static string OrAsWritten(string written) =>
        MailboxAddress.TryParse(written.Trim(), out var address) ? address.Address : written.Trim();

    /// <summary>As calendars write it (RFC 6068): what may not stand in an address of that kind is escaped.</summary>
    /// <exception cref="ParseException">It is none.</exception>
    public static Uri UriOf(string written)
    {
        var address = MailboxAddress.EncodeAddrspec(Of(written)); // a domain with letters that are not a to z
        var at = address.LastIndexOf('@');
        var name = Uri.EscapeDataString(at < 0 ? address : address[..at]).Replace("%2B", "+", StringComparison.Ordinal); // as the mail's From has it
        return new($"mailto:{name}{(at < 0 ? "" : address[at..])}");
    }

    /// <summary>The address of such a uri, in small letters; null for anything else, and for one with signs no address has.</summary>
    public static string? Read(string? uri) =>
        uri?.Trim().Trim('"') is { Length: <= 320 } text
        && text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        && Uri.UnescapeDataString(text["mailto:".Length..]).Trim() is { Length: > 2 } address
        && address.Contains('@', StringComparison.Ordinal)
        && !address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && Norwegian.WellFormed(address) == address
            ? address.ToLowerInvariant()
            : null;
}
