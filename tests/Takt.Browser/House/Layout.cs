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

    const string Covered = """
        () => {
          const stays = el => { for (let up = el; up; up = up.parentElement) if (['fixed', 'sticky'].includes(getComputedStyle(up).position) || up.matches('details.t-menu')) return true }
          const found = []
          for (const el of document.querySelectorAll('a[href], button, summary, input, select, textarea')) {
            const { left, top, width, height } = el.getBoundingClientRect()
            if (width < 4 || height < 4 || !el.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
            const hit = document.elementFromPoint(left + width / 2, top + height / 2)
            if (!hit || hit.contains(el) || el.contains(hit) || el.labels?.[0]?.contains(hit) || stays(hit)) continue
            found.push(`covered: ${el.tagName.toLowerCase()} ${el.name || el.getAttribute('href') || el.textContent.trim().slice(0, 40)} by ${hit.tagName.toLowerCase()}.${hit.className.baseVal ?? hit.className}`)
          }
          return found.slice(0, 3)
        }
        """;

    /// <summary>Links, buttons and fields in sight that a pointer cannot reach because something else lies over them.</summary>
    public static async Task<IReadOnlyList<string>> CoveredOn(IPage page) => await page.EvaluateAsync<string[]>(Covered);

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
