using Microsoft.Extensions.DependencyInjection;

namespace Takt.Browser;

/// <summary>The mail of a sector leader in Fjordvik, as a mail program with a narrow or a wide column shows it.</summary>
public sealed class MailPage(Fjordvik fjordvik, Chromium chromium) : IClassFixture<Fjordvik>
{
    [Theory]
    [InlineData("nb", 360)]
    [InlineData("nn", 700)]
    [InlineData("en", 360)]
    public async Task It_can_be_read_by_everybody_and_has_no_more_width_than_there_is(string language, int width)
    {
        var written = await Write(language);
        await using var browser = await chromium.Open(fjordvik.Kommune, Look.Wide with { Width = width });
        await using var tab = await Tab.In(browser);
        await tab.Page.SetContentAsync(written.Html);
        await tab.Page.EvaluateAsync(Axe.Script);
        Assert.Null(await Layout.SidewaysAt(tab.Page, width));
        Assert.Equal([], await Axe.FindIn(tab.Page));
        Assert.All(
            await tab.Page.Locator("a").EvaluateAllAsync<string[]>("links => links.map(a => a.href)"),
            link => Assert.StartsWith("https://", link, StringComparison.Ordinal)
        );
        if (Environment.GetEnvironmentVariable("TAKT_PICTURES") == "1" && language == "nb")
        {
            await tab.Page.SetViewportSizeAsync(700, 560);
            await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(Source.Root, "docs", "guide", "pictures", "e-post.png") });
        }
    }

    Task<Written> Write(string language) =>
        fjordvik.Kommune.With(async db =>
        {
            await using var scope = fjordvik.Kommune.Host.Services.ScopeFor(fjordvik.Kommune.Municipality, Actor.Nobody);
            var recipients = scope.ServiceProvider.GetRequiredService<IRecipients>();
            var actors = scope.ServiceProvider.GetRequiredService<IActorSource>();
            var clock = new Clock(fjordvik.Kommune.Host.Time);
            var (now, today) = (clock.Now, clock.Today);
            var owes = await db.Todos.Where(t => t.DoneAt == null).Select(t => t.Owner).ToListAsync();
            var due = await recipients.Due(today, Mailbox.UsualUntil, alsoWeekly: true, CancellationToken.None);
            foreach (var to in due.OrderBy(r => r.Name, StringComparer.Ordinal))
            {
                var actor = await actors.Of(to.PersonId, CancellationToken.None);
                if (actor!.Posts.Any(p => p.Role == Roles.Leader) && owes.Exists(o => actor.Seats.Contains(o)))
                {
                    return (
                        await scope
                            .ServiceProvider.GetRequiredService<LetterWriter>()
                            .Write(
                                db,
                                new(to.PersonId, LetterKind.Summary, today, now),
                                to with
                                {
                                    Language = language,
                                },
                                actor,
                                new(to.PersonId),
                                now,
                                CancellationToken.None
                            )
                    )!;
                }
            }

            throw new InvalidOperationException("Nobody in Fjordvik owes anything.");
        });
}
