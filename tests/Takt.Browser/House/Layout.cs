using Microsoft.Playwright;

namespace Takt.Browser;

/// <summary>What a page does with the room it has.</summary>
static class Layout
{
    const string Sideways = """
        () => {
          const root = document.scrollingElement, room = innerWidth
          if (root.scrollWidth <= room) return null
          const held = el => { for (let up = el.parentElement; up && up !== document.body; up = up.parentElement) if (getComputedStyle(up).overflowX !== 'visible') return true }
          const wide = [...document.body.querySelectorAll('*')].filter(el => el.getBoundingClientRect().right > room + 1 && !held(el))
          return `scrolls sideways: ${root.scrollWidth} in ${room}: ` + wide.slice(-3).map(el => `${el.tagName.toLowerCase()}.${el.className.baseVal ?? el.className}`).join(', ')
        }
        """;

    /// <summary>What makes the page scroll sideways at a width; null when nothing does.</summary>
    public static async Task<string?> SidewaysAt(IPage page, int width)
    {
        if (page.ViewportSize!.Width != width)
        {
            await page.SetViewportSizeAsync(width, page.ViewportSize.Height);
        }

        return await page.EvaluateAsync<string?>(Sideways);
    }
}
