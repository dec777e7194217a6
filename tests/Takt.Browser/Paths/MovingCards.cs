using Microsoft.Playwright;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;

namespace Takt.Browser;

/// <summary>Cards of the board are moved by a mouse, by a finger, by keys alone and without script, and what is refused stands.</summary>
public sealed class MovingCards(DemoKommune kommune, Chromium chromium) : IClassFixture<DemoKommune>
{
    const string Board = FollowUpUrls.Board + "?visning=apne";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_a_mouse_to_the_right_and_not_to_the_left()
    {
        await using var browser = await chromium.Open(kommune, Look.Wide, await kommune.SessionOf("torleif"));
        await using var tab = await Tab.In(browser);
        var page = tab.Page;
        await page.GotoAsync(Board);
        var (id, card) = await First(page, BoardColumn.NotStarted);
        await Drag(page, card, BoardColumn.Started);
        await Assertions.Expect(Column(page, BoardColumn.Started).Locator($"#kort-{id}")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#live")).ToHaveTextAsync("Tiltaket er i gang.");
        Assert.Equal(MeasureState.Started, await StateOf(id));
        Assert.Equal("?visning=apne", new Uri(page.Url).Query); // a drag is no click

        await Drag(page, Column(page, BoardColumn.Started).Locator($"li:has(#kort-{id})"), BoardColumn.NotStarted);
        await Assertions.Expect(page.Locator("#tavle [role=alert]")).ToContainTextAsync("kan ikke settes tilbake");
        await Assertions.Expect(Column(page, BoardColumn.Started).Locator($"#kort-{id}")).ToBeVisibleAsync();
        Assert.Equal(MeasureState.Started, await StateOf(id));

        // Let go where it was, or called off, nothing is sent.
        (_, card) = await First(page, BoardColumn.NotStarted);
        await card.ScrollIntoViewIfNeededAsync();
        var (x, y) = await Middle(card);
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + 40, y + 20, new() { Steps = 3 });
        await Assertions.Expect(page.Locator("#tavle[data-moving]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#tavle[data-moving]")).ToHaveCountAsync(0);
        await page.Mouse.UpAsync();
        Assert.Equal([], tab.Complaints);
    }

    [Fact]
    public async Task By_a_finger_on_the_handle_to_the_names_of_the_columns()
    {
        await using var browser = await chromium.Open(kommune, Look.Phone, await kommune.SessionOf("torleif"));
        await using var tab = await Tab.In(browser);
        var page = tab.Page;
        var finger = await browser.NewCDPSessionAsync(page);
        await finger.SendAsync("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = true });
        await page.GotoAsync(Board);
        var (id, card) = await First(page, BoardColumn.NotStarted);
        await card.ScrollIntoViewIfNeededAsync();
        var (x, y) = await Middle(card.Locator(".t-grip"));
        await Touch("touchStart", x, y);
        await Touch("touchMove", x - 20, y - 10);
        await Touch("touchMove", x - 40, y - 20);
        await Assertions.Expect(page.Locator("#tavle[data-moving]")).ToHaveCountAsync(1);
        (x, y) = await Middle(page.Locator("nav a[data-column=Started]"));
        await Touch("touchMove", x, y);
        await Assertions.Expect(page.Locator("nav a[data-column=Started][data-over]")).ToHaveCountAsync(1);
        await finger.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });
        await Assertions.Expect(page.Locator("#live")).ToHaveTextAsync("Tiltaket er i gang.");
        await Assertions.Expect(Column(page, BoardColumn.Started).Locator($"#kort-{id}")).ToBeVisibleAsync();
        Assert.Equal(MeasureState.Started, await StateOf(id));
        Assert.Equal([], tab.Complaints);

        Task Touch(string type, float atX, float atY) =>
            finger.SendAsync(
                "Input.dispatchTouchEvent",
                new()
                {
                    ["type"] = type,
                    ["touchPoints"] = new[]
                    {
                        new Dictionary<string, object> { ["x"] = atX, ["y"] = atY },
                    },
                }
            );
    }

    [Fact]
    public async Task By_keys_alone_it_is_said_and_the_focus_goes_with_the_card()
    {
        await using var browser = await chromium.Open(kommune, Look.Wide, await kommune.SessionOf("torleif"));
        await using var tab = await Tab.In(browser);
        var (page, keyboard) = (tab.Page, new Keyboard(tab.Page));
        await page.GotoAsync(Board);
        var (id, _) = await First(page, BoardColumn.NotStarted);
        await keyboard.TabTo($"li:has(#kort-{id}) summary");
        await keyboard.Press("Enter");
        await keyboard.TabTo($"button[value^='{id}'][value$=Done]");
        await keyboard.Press("Enter");
        await Assertions.Expect(Column(page, BoardColumn.Done).Locator($"#kort-{id}")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#live")).ToHaveTextAsync("Tiltaket er meldt ferdig.");
        Assert.Equal(MeasureState.Done, await StateOf(id));
        Assert.Empty(keyboard.Unseen);
        Assert.Equal([], tab.Complaints);
    }

    [Fact]
    public async Task Without_script_by_the_buttons_of_the_card()
    {
        await using var browser = await chromium.Open(kommune, Look.Phone, await kommune.SessionOf("torleif"), script: false);
        await using var tab = await Tab.In(browser);
        var page = tab.Page;
        await page.GotoAsync(Board);
        var (id, card) = await First(page, BoardColumn.NotStarted);
        await Assertions.Expect(card.Locator(".t-grip")).ToHaveCountAsync(0); // there is nothing to drag by
        await card.Locator("summary").ClickAsync();
        await card.Locator("button[value$=Started]").ClickAsync();
        await Assertions.Expect(page.Locator("#tavle [role=status]")).ToContainTextAsync("Tiltaket er i gang.");
        Assert.Equal(Board, new Uri(page.Url).PathAndQuery);
        Assert.Equal(MeasureState.Started, await StateOf(id));
    }

    static async Task<(Guid Id, ILocator Card)> First(IPage page, BoardColumn column)
    {
        var link = Column(page, column).Locator("li[data-card] > a.t-whole").First;
        var id = Guid.Parse((await link.GetAttributeAsync("id"))!["kort-".Length..]);
        return (id, page.Locator($"li:has(#kort-{id})"));
    }

    static ILocator Column(IPage page, BoardColumn column) => page.Locator($"section[data-column={column}]");

    static async Task Drag(IPage page, ILocator card, BoardColumn to)
    {
        await card.ScrollIntoViewIfNeededAsync();
        var (fromX, fromY) = await Middle(card.Locator("a.t-whole"));
        await page.Mouse.MoveAsync(fromX, fromY);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(fromX + 20, fromY + 10, new() { Steps = 2 });
        var (x, _) = await Middle(Column(page, to).Locator("h2"));
        await page.Mouse.MoveAsync(x, fromY, new() { Steps = 4 }); // straight to the side: the column stretches as far as the others
        await page.Mouse.UpAsync();
    }

    static async Task<(float X, float Y)> Middle(ILocator of)
    {
        var box = (await of.BoundingBoxAsync())!;
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    Task<MeasureState> StateOf(Guid id) => kommune.With(db => db.Measures.Where(m => m.Id == id).Select(m => m.State).SingleAsync(Cancel));
}
