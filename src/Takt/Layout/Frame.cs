namespace Takt.Layout;

/// <summary>
/// What the frame around every page shows, read before the page begins: layout and page share one database lease, and two
/// of them asking at once would fail.
/// </summary>
sealed class Frame
{
    /// <summary>How much waits for the actor, by module.</summary>
    public IReadOnlyDictionary<string, int> Waiting { get; private set; } = new Dictionary<string, int>();

    /// <summary>Everything that waits.</summary>
    public int WaitingInAll => Waiting.Values.Sum();

    /// <summary>How much the actor has been told and not read.</summary>
    public int Unread { get; private set; }

    /// <summary>Sets the language and reads the counts.</summary>
    public static async Task Prepare(HttpContext http, RequestDelegate next)
    {
        if (ApiFrame.Covers(http))
        {
            await next(http); // no page, and the language is what the program asked for
            return;
        }

        var origin = http.RequestServices.GetRequiredService<Origin>();
        var actor = origin.Actor;
        var culture = Languages.Culture(origin.Municipality.Spoken(actor.Language ?? HostCookie.Read(http, "takt-sprak")));
        (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture) = (culture, culture);
        if (actor.PersonId is not null)
        {
            await http
                .RequestServices.GetRequiredService<Frame>()
                .Read(http.RequestServices.GetRequiredService<Db>(), actor, http.RequestAborted);
        }

        await next(http);
    }

    async Task Read(Db db, Actor actor, CancellationToken cancel)
    {
        Dictionary<string, int> waiting = [];
        await foreach (var ask in db.CountWaiting(actor).WithCancellation(cancel))
        {
            waiting[ask.Module] = waiting.GetValueOrDefault(ask.Module) + ask.Count;
        }

        Waiting = waiting;
        Unread = await db.CountUnread(actor, cancel);
    }
}
