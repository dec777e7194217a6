using Microsoft.Playwright;

namespace Takt.Browser;

/// <summary>A page opened once in a look and asked everything there is to ask.</summary>
static class Inspection
{
    static readonly int[] PhoneWidths = [360, 320];

    public static async Task<IReadOnlyList<string>> Of(
        IBrowserContext browser,
        Look look,
        string address,
        int status = 200,
        Func<IPage, Task>? after = null
    )
    {
        await using var tab = await Tab.In(browser);
        var page = tab.Page;
        var answer = await page.GotoAsync(address);
        List<string> findings = [];
        if (answer!.Status != status)
        {
            return [$"{address} answered {answer.Status}, not {status}"];
        }

        if (after is not null)
        {
            await after(page);
        }

        if (await page.GetAttributeAsync("html", "lang") != look.Language)
        {
            findings.Add($"speaks {await page.GetAttributeAsync("html", "lang")}");
        }

        findings.AddRange(await Axe.FindIn(page));
        foreach (var width in look.Width == 360 ? PhoneWidths : [look.Width])
        {
            if (await Layout.SidewaysAt(page, width) is { } sideways)
            {
                findings.Add(sideways);
            }
        }

        findings.AddRange(tab.Complaints);
        return findings;
    }
}
