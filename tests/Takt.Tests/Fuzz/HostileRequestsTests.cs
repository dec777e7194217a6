using System.Diagnostics;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Takt.Tests;

/// <summary>Every page and form of the demonstration, asked with what nobody would write: an answer in words, never a fault of ours, and nothing of it as markup.</summary>
public sealed partial class HostileRequestsTests(DemoKommune kommune) : IClassFixture<DemoKommune>
{
    const string Mark = "<taktmark>";

    static readonly TimeSpan Full = TimeSpan.FromMinutes(10);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static readonly string[] Values =
    [
        "",
        "\0",
        "a\0b",
        "'",
        "' OR 1=1 --",
        $"\">{Mark}",
        $"'>{Mark}",
        $"</textarea></title>{Mark}",
        $"javascript:{Mark}",
        "{{7*7}}${7*7}%{7*7}",
        "%s%n%x",
        "../../../../etc/passwd",
        "-1",
        "0",
        "99999999999999999999999",
        "2147483648",
        "1e309",
        "٣",
        "31.12.9999",
        "0001-01-01",
        "29.02.2027",
        "24.99",
        "99:99",
        "\u202e\u0000",
        "\ufffe\uffff",
        "e\u0301\u0301",
        "İıß",
        "\r\nSet-Cookie: a=b",
        "\t/elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "https://elsewhere.example/",
        "00000000-0000-0000-0000-000000000000",
        "00000000-0000-0000-0000-000000000000/leader",
        "@Ida Moe @",
        "(((((((((((((((((((((((((((((",
        "kr 1 000 000 000 000 000 000 mill kr",
        new string('a', 70_000),
        new string('(', 5_000),
        string.Concat(Enumerable.Repeat("å ", 3_000)),
    ];

    // As they stand in an address: not all of it can be written as text.
    static readonly string[] Raw = ["%00", "%ff%fe", "%", "%u0041", "%ED%A0%80", "%2e%2e%2f", "[]", "&&&=;", "%0d%0aA:b"];

    [Fact]
    public async Task No_address_and_no_form_answers_with_a_fault_of_ours()
    {
        var random = new Random(Fuzz.Seed);
        var root = await kommune.Root();
        using var leader = await kommune.SignedIn("Fuzz Leder", root, Roles.Leader);
        using var administrator = await kommune.SignedIn("Fuzz Drift", root, Roles.Administrator);
        using var nobody = new Visitor(kommune);
        Visitor[] visitors = [leader, administrator, nobody];
        List<List<string>> addresses = [];
        foreach (var visitor in visitors)
        {
            addresses.Add(await Crawled(visitor, Fuzz.IsFull ? 300 : 60));
        }

        Assert.True(addresses[0].Count > 30, "hardly any page was found");
        var (begun, sent) = (Stopwatch.StartNew(), 0);
        for (var time = Fuzz.IsFull ? Full : TimeSpan.FromSeconds(8); begun.Elapsed < time || sent < 10; )
        {
            var who = random.Next(visitors.Length);
            var (visitor, page) = (visitors[who], addresses[who][random.Next(addresses[who].Count)]);
            var address = page.Split('?')[0] + "?" + Query(random);
            await visitor.Open(address);
            Check(visitor, address);
            await visitor.Open(page);
            var forms = visitor
                .Page.QuerySelectorAll<IHtmlFormElement>("form")
                .Where(f =>
                    f.Method == "post" && f.QuerySelector("[name=_handler]")?.GetAttribute("value") is { } h && !EndsOrChangesEyes(h)
                )
                .ToArray();
            if (forms.Length > 0)
            {
                var form = forms[random.Next(forms.Length)];
                var values = Spoilt(random, form);
                var to = form.GetAttribute("action") is { Length: > 0 } action ? action : page;
                await visitor.Post(to, values);
                sent++;
                Check(visitor, $"{to} with {string.Join(" & ", values.Select(v => $"{v.Key}={v.Value[..Math.Min(v.Value.Length, 60)]}"))}");
            }
        }
    }

    // Those that end the session, or give the visitor another's eyes.
    static bool EndsOrChangesEyes(string handler) =>
        handler is "sign-out" or "everywhere" or "view" or "demo" || handler.StartsWith("end-", StringComparison.Ordinal);

    static void Check(Visitor visitor, string what)
    {
        var said = $"TAKT_SEED={Fuzz.Seed}: {what}";
        Assert.True((int)visitor.Status < 500, $"{(int)visitor.Status} {said}");
        Assert.True(visitor.Page.QuerySelector("taktmark") is null, $"markup was let through {said}");
        Assert.True(
            visitor
                .Page.QuerySelectorAll("a[href]")
                .All(a => !a.GetAttribute("href")!.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)),
            $"a link to a script {said}"
        );
    }

    static string Query(Random random) =>
        string.Join(
            '&',
            Enumerable
                .Range(0, random.Next(1, 4))
                .Select(_ =>
                    $"{Names[random.Next(Names.Length)]}="
                    + (random.Next(3) == 0 ? Raw[random.Next(Raw.Length)] : Escaped(Values[random.Next(Values.Length)]))
                )
        );

    // A server takes no longer line than 8 kB.
    static string Escaped(string value) => Uri.EscapeDataString(value.Length > 1_000 ? value[..1_000] : value);

    static List<KeyValuePair<string, string>> Spoilt(Random random, IHtmlFormElement form)
    {
        List<KeyValuePair<string, string>> values = [];
        foreach (var field in form.QuerySelectorAll("input[name]:not([type=file]), textarea[name], select[name], button[name]"))
        {
            var name = field.GetAttribute("name")!;
            var value = field switch
            {
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value ?? "",
                _ => field.GetAttribute("value") ?? "",
            };
            if (name is "_handler" or "__RequestVerificationToken" || random.Next(3) > 0)
            {
                values.Add(new(name, value));
            }
            else
            {
                values.Add(new(random.Next(8) == 0 ? name + "[0]" : name, Values[random.Next(Values.Length)]));
            }
        }

        return values;
    }

    static async Task<List<string>> Crawled(Visitor visitor, int most)
    {
        List<string> found = ["/", "/logg-inn", "/demo", "/s", "/tiltak/ny", "/tiltak", "/evalueringer", "/organisasjon", "/sok?q=skole"];
        for (var at = 0; at < found.Count && at < most; at++)
        {
            Cancel.ThrowIfCancellationRequested();
            await visitor.Open(found[at]);
            Check(visitor, found[at]);
            foreach (var link in visitor.Page.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!.Split('#')[0]).Distinct())
            {
                if (link is ['/', not '/', ..] && found.Count < 3 * most && !found.Contains(link) && !Leaves(link))
                {
                    found.Add(link);
                }
            }
        }

        return found;
    }

    static bool Leaves(string link) =>
        link.StartsWith("/logg-ut", StringComparison.Ordinal)
        || link.StartsWith("/sprak/", StringComparison.Ordinal)
        || link.EndsWith(".xlsx", StringComparison.Ordinal)
        || link.EndsWith(".pdf", StringComparison.Ordinal)
        || link.EndsWith("/se-som", StringComparison.Ordinal);

    // Every name a page or an endpoint reads from an address, found in what they are written in.
    static readonly string[] Names =
    [
        .. Source
            .Files(".razor", ".cs")
            .SelectMany(file => Named().Matches(File.ReadAllText(file)).Select(m => m.Groups["name"].Value))
            .Append("q")
            .Append("dato")
            .Append("bare")
            .Append("v")
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex("SupplyParameterFromQuery\\(Name = \"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
