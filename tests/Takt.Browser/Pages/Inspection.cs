using Microsoft.Playwright;

namespace Takt.Browser;

/// <summary>A page opened once in a language and asked, in each scheme and width, everything there is to ask.</summary>
static class Inspection
{
    static readonly int[] PhoneWidths = [360, 320];

    /// <summary>What is wrong with a page, a line a finding.</summary>
    public static async Task<IReadOnlyList<string>> Of(
        Func<Look, Task<Tab>> tab,
        string address,
        int status = 200,
        Func<IPage, Task>? after = null,
        IReadOnlyList<Look>? looks = null
    )
    {
        List<(Tab Tab, Look[] Same)> languages = [];
        foreach (var same in (looks ?? Look.ToSee).GroupBy(l => l.Language))
        {
            languages.Add((await tab(same.First()), [.. same]));
        }

        var findings = await Task.WhenAll(languages.Select(l => In(l.Tab, l.Same, address, status, after)));
        return [.. findings.SelectMany(f => f)];
    }

    static async Task<IReadOnlyList<string>> In(Tab tab, Look[] looks, string address, int status, Func<IPage, Task>? after)
    {
        var answer = await tab.Page.GotoAsync(address);
        if (answer!.Status != status)
        {
            return [$"{address} answered {answer.Status}, not {status}"];
        }

        if (after is not null)
        {
            await after(tab.Page);
        }

        List<string> findings = [];
        if (await tab.Page.GetAttributeAsync("html", "lang") is var language && language != looks[0].Language)
        {
            findings.Add($"{looks[0].Language}: speaks {language}");
        }

        foreach (var look in looks)
        {
            findings.AddRange((await Of(tab.Page, look)).Select(f => $"{look}: {f}"));
        }

        return [.. findings, .. tab.TakeComplaints().Select(c => $"{looks[0].Language}: {c}")];
    }

    static async Task<IReadOnlyList<string>> Of(IPage page, Look look)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = look.Scheme });
        await page.SetViewportSizeAsync(look.Width, look.Height);
        List<string> findings = [.. await Axe.FindIn(page), .. await Layout.CoveredOn(page)];
        foreach (var width in look.Width == 360 ? PhoneWidths : [look.Width])
        {
            if (await Layout.SidewaysAt(page, width) is { } sideways)
            {
                findings.Add(sideways);
            }
        }

        return findings;
    }
}
