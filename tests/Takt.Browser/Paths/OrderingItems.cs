using Microsoft.Playwright;
using Takt.Meetings;

namespace Takt.Browser;

/// <summary>An agenda is put in order by dragging an item by its handle, with a mouse and with a finger; by keys it has its buttons.</summary>
public sealed class OrderingItems(DemoKommune kommune, Chromium chromium) : IClassFixture<DemoKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_a_mouse_on_the_handle()
    {
        await using var browser = await chromium.Open(kommune, Look.Wide, await kommune.SessionOf("torleif"));
        await using var tab = await Tab.In(browser);
        var (page, before) = (tab.Page, await Order());
        await page.GotoAsync(MeetingsUrls.Of(await Meeting()));
        await Drag(page, before[^1], before[0]);
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync("Rekkefølgen er endret.");
        var now = await Order();
        Assert.Equal([before[^1], .. before[..^1]], now);

        // Let go where it was, or called off, nothing is sent.
        var handle = page.Locator($"[data-line='{now[0]}'] > .t-grip");
        await handle.ScrollIntoViewIfNeededAsync();
        var box = (await handle.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 10, box.Y + 10);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 10, box.Y + 200, new() { Steps = 4 });
        await Assertions.Expect(page.Locator("[data-order][data-moving]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await page.Mouse.UpAsync();
        await Assertions.Expect(page.Locator("[data-order][data-moving]")).ToHaveCountAsync(0);
        Assert.Equal(now, await Order());
        Assert.Equal([], tab.Complaints);
    }

    [Fact]
    public async Task By_keys_and_without_script_by_the_buttons()
    {
        await using var browser = await chromium.Open(kommune, Look.Phone, await kommune.SessionOf("torleif"), script: false);
        await using var tab = await Tab.In(browser);
        var (page, before) = (tab.Page, await Order());
        await page.GotoAsync(MeetingsUrls.Of(await Meeting()));
        await Assertions.Expect(page.Locator(".t-grip")).ToHaveCountAsync(0); // there is nothing to drag by
        await page.Locator($"[data-line='{before[1]}']").Locator("button").First.ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync("Rekkefølgen er endret.");
        var now = await Order();
        Assert.Equal([before[1], before[0], .. before[2..]], now);
    }

    static async Task Drag(IPage page, Guid item, Guid above)
    {
        var handle = page.Locator($"[data-line='{item}'] > .t-grip");
        await handle.ScrollIntoViewIfNeededAsync();
        var (from, to) = ((await handle.BoundingBoxAsync())!, (await page.Locator($"[data-line='{above}']").BoundingBoxAsync())!);
        await page.Mouse.MoveAsync(from.X + (from.Width / 2), from.Y + (from.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(from.X + 20, to.Y + 6, new() { Steps = 6 });
        await Assertions.Expect(page.Locator($"[data-line='{above}'][data-over]")).ToHaveCountAsync(1);
        await page.Mouse.UpAsync();
    }

    Task<Guid> Meeting() => kommune.With(db => db.Guests.Select(g => g.MeetingId).FirstAsync(Cancel));

    async Task<Guid[]> Order()
    {
        var meeting = await Meeting();
        return await kommune.With(db =>
            db.AgendaItems.Where(i => i.MeetingId == meeting && i.State == ItemState.Planned)
                .OrderBy(i => i.Position)
                .Select(i => i.Id)
                .ToArrayAsync(Cancel)
        );
    }
}
