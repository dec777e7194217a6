using System.Diagnostics.CodeAnalysis;

namespace Takt.Kernel;

/// <summary>Addresses that came with a request and are to be led to: nobody shall be sent elsewhere by a link from Takt.</summary>
public static class OwnAddress
{
    /// <summary>Whether it is a path on this host, whatever a browser makes of it.</summary>
    /// <remarks>Browsers read "\" as "/", and leave tabs and line breaks out: "/&lt;tab&gt;/elsewhere" is "//elsewhere" to them.</remarks>
    public static bool Is([NotNullWhen(true)] string? address) =>
        address is ['/'] or ['/', not '/' and not '\\', ..] && !address.Any(char.IsControl);
}
