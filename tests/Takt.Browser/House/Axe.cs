using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Takt.Browser;

/// <summary>What a page breaks of WCAG 2.2 AA, as far as axe can tell.</summary>
static class Axe
{
    const string Run = """
        async () => {
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
          const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
          const { violations } = await axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'], preload: false })
          return violations.flatMap(({ id, nodes }) => nodes.slice(0, 4).map(({ target, html, any, all, none }) =>
            `axe ${id} at ${target.join(' ')} (1 of ${nodes.length}): ${[...any, ...all, ...none].map(c => c.message).join('; ')} ${html.slice(0, 160)}`))
        }
        """;

    /// <summary>The script, put into a page by the browser itself: the page's policy stands.</summary>
    public static string Script { get; } = Read();

    public static async Task<IReadOnlyList<string>> FindIn(IPage page) => await page.EvaluateAsync<string[]>(Run);

    static string Read()
    {
        using var stream = typeof(AxeRunOptions).Assembly.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
