using System.Diagnostics;

namespace Takt;

/// <summary>The reference a user can read aloud: the start of the trace id, which every log line of the request carries.</summary>
static class Errors
{
    public static string ReferenceOf(HttpContext http)
    {
        var id = (Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier).ToUpperInvariant();
        return id.Length >= 8 ? $"{id[..4]}-{id[4..8]}" : id;
    }
}
