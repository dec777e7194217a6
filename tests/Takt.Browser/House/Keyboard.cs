using Microsoft.Playwright;

namespace Takt.Browser;

/// <summary>Somebody who has no mouse. At each stop the focus must be seen: a frame around it, and not hidden behind something that stays.</summary>
sealed class Keyboard(IPage page)
{
    const int MostStops = 250;

    const string Stop = """
        () => {
          const at = document.activeElement
          if (!at || at === document.body || at.id === 'hoved') return null
          const framed = el => { const s = getComputedStyle(el); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none' }
          const around = [at, at.parentElement, at.closest('label'), at.closest('form.t-search'), at.closest('li, article, tr')].filter(Boolean)
          const what = `${at.tagName.toLowerCase()} ${at.name || at.id || at.getAttribute('href') || at.textContent.trim().slice(0, 40)}`
          if (!around.some(framed)) return `${what}: no frame`
          const boxes = around.slice(0, 2).map(el => el.getBoundingClientRect())
          const shown = boxes.some(b => [[.5, .5], [.05, .1], [.95, .1], [.05, .9], [.95, .9]].some(([x, y]) => {
            const top = document.elementFromPoint(b.left + b.width * x, b.top + b.height * y)
            return top && around.some(el => el === top || el.contains(top) || top.contains(el) && top.contains(at) && top.closest('main, header, nav, footer, form'))
          }))
          return shown ? null : `${what}: hidden at ${boxes[0].top | 0}`
        }
        """;

    readonly HashSet<string> unseen = [];

    /// <summary>Where the focus could not be seen.</summary>
    public IReadOnlyCollection<string> Unseen => unseen;

    public Task TabTo(string target) => Walk(target, "Tab");

    public Task TabBackTo(string target) => Walk(target, "Shift+Tab");

    public Task Press(string key) => page.Keyboard.PressAsync(key);

    /// <summary>As from a screen keyboard or the clipboard: all at once.</summary>
    public Task Write(string text) => page.Keyboard.InsertTextAsync(text);

    /// <summary>Key by key, as one chooses in a list.</summary>
    public Task Type(string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Follows the link or presses the button, and waits for the page it leads to.</summary>
    public async Task Enter(string target, Func<string, bool> leadsTo)
    {
        await TabTo(target);
        await Press("Enter");
        await page.WaitForURLAsync(url => leadsTo(new Uri(url).AbsolutePath));
        await page.WaitForLoadStateAsync();
    }

    async Task Walk(string target, string key)
    {
        var there = page.Locator(target).Locator("visible=true").First;
        await there.WaitForAsync();
        for (var stops = 0; stops < MostStops; stops++)
        {
            await Press(key);
            if (await page.EvaluateAsync<string?>(Stop) is { } hidden)
            {
                unseen.Add($"{new Uri(page.Url).AbsolutePath}: {hidden}");
            }

            if (await there.EvaluateAsync<bool>("el => el === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail($"{target} was not reached with {key} on {page.Url}");
    }
}
