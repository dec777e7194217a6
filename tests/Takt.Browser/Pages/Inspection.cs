using Microsoft.Playwright;

namespace Takt.Browser;

/// <summary>A page opened once in a language and asked, in each scheme and width, everything there is to ask.</summary>
static class Inspection
{
    static readonly int[] PhoneWidths = [360, 320];

    /// <summary>What is wrong with a page, a line a finding.</summary>
    public static async Task<IReadOnlyList<string>> Of(
        Func<Look, Task<IBrowserContext>> browser,
        string address,
        int status = 200,
        Func<IPage, Task>? after = null,
        IReadOnlyList<Look>? looks = null
    )
    {
        List<string> findings = [];
        foreach (var same in (looks ?? Look.ToSee).GroupBy(l => l.Language))
        {
            await using var tab = await Tab.In(await browser(same.First()));
            var answer = await tab.Page.GotoAsync(address);
            if (answer!.Status != status)
            {
                return [$"{address} answered {answer.Status}, not {status}"];
            }

            if (after is not null)
            {
                await after(tab.Page);
            }

            if (await tab.Page.GetAttributeAsync("html", "lang") is var language && language != same.Key)
            {
                findings.Add($"{same.Key}: speaks {language}");
            }

            foreach (var look in same)
            {
                findings.AddRange((await Of(tab.Page, look)).Select(f => $"{look}: {f}"));
            }

            findings.AddRange(tab.Complaints.Select(c => $"{same.Key}: {c}"));
        }

        return findings;
    }

    static async Task<IReadOnlyList<string>> Of(IPage page, Look look)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = look.Scheme });
        await page.SetViewportSizeAsync(look.Width, look.Height);
        List<string> findings = [.. await Axe.FindIn(page)];
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
