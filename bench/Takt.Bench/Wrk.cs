using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Takt.Bench;

/// <summary>What wrk saw.</summary>
sealed record Load(int Requests, double PerSecond, double P50, double P99);

/// <summary>wrk, the load generator (Debian package wrk): one thread, four connections kept open.</summary>
static partial class Wrk
{
    /// <summary>Loads an address. Any answer that is not 2xx or 3xx is an error here: a page that fails fast is not a fast page.</summary>
    /// <param name="url">The address.</param>
    /// <param name="cookies">The Cookie header; empty when not signed in.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="form">A form to send instead of reading the page.</param>
    /// <param name="turns">Host and cookies of each request, taken in turn; null for the address's own.</param>
    public static async Task<Load> Run(
        string url,
        string cookies,
        int seconds,
        string? form = null,
        IReadOnlyList<(string Host, string Cookies)>? turns = null
    )
    {
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            script,
            turns is not null ? InTurn(turns)
                : form is null ? ""
                : $"wrk.method = 'POST'\nwrk.body = '{form}'\n"
        );
        var arguments = new List<string>
        {
            "-t1",
            "-c4",
            $"-d{seconds}s",
            "--timeout",
            "30s",
            "--latency",
            "-s",
            script,
            "-H",
            "Accept-Language: nb",
        };
        if (cookies.Length > 0)
        {
            arguments.AddRange("-H", $"Cookie: {cookies}");
        }

        if (form is not null)
        {
            arguments.AddRange("-H", "Content-Type: application/x-www-form-urlencoded");
        }

        arguments.Add(url);
        using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        File.Delete(script);
        if (
            wrk.ExitCode != 0
            || said.Contains("Non-2xx", StringComparison.Ordinal)
            || said.Contains("Socket errors", StringComparison.Ordinal)
        )
        {
            throw new InvalidOperationException($"{url}\n{said}");
        }

        return new(
            int.Parse(Requests().Match(said).Groups["n"].Value, CultureInfo.InvariantCulture),
            double.Parse(Rate().Match(said).Groups["n"].Value, CultureInfo.InvariantCulture),
            Milliseconds(Half().Match(said)),
            Milliseconds(Last().Match(said))
        );
    }

    static string InTurn(IReadOnlyList<(string Host, string Cookies)> turns) =>
        $$"""
            local turns = { {{string.Join(", ", turns.Select(t => $"{{'{t.Host}', '{t.Cookies}'}}"))}} }
            local at = 0
            request = function()
              at = at % #turns + 1
              wrk.headers['Host'] = turns[at][1]
              wrk.headers['Cookie'] = turns[at][2]
              return wrk.format('GET')
            end
            """;

    static double Milliseconds(Match match) =>
        double.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture)
        * match.Groups["unit"].Value switch
        {
            "us" => 0.001,
            "ms" => 1,
            _ => 1000,
        };

    [GeneratedRegex(@"(?<n>\d+) requests in", RegexOptions.ExplicitCapture)]
    private static partial Regex Requests();

    [GeneratedRegex(@"Requests/sec:\s+(?<n>[\d.]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Rate();

    [GeneratedRegex(@"50%\s+(?<n>[\d.]+)(?<unit>us|ms|s|m)", RegexOptions.ExplicitCapture)]
    private static partial Regex Half();

    [GeneratedRegex(@"99%\s+(?<n>[\d.]+)(?<unit>us|ms|s|m)", RegexOptions.ExplicitCapture)]
    private static partial Regex Last();
}
