using System.Security.Cryptography;
using System.Text;
using Takt.Organisation.Contracts;

namespace Takt;

/// <summary>A calendar for another program, by the address its maker was given.</summary>
static class CalendarEndpoint
{
    public const string Route = "/kalender/{token}.ics";

    public static string AddressOf(string token) => $"/kalender/{token}.ics";

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(Route, Read).WithMetadata(new OpenAttribute());

    static async Task<IResult> Read(
        string token,
        HttpContext http,
        Db db,
        IActorSource actors,
        StaffDirectory directory,
        TextLibrary library,
        MailLinks links,
        Clock clock,
        CancellationToken cancel
    )
    {
        if (
            await CalendarFeed.Find(db, token, cancel) is not { } feed
            || await actors.Of(feed.PersonId, cancel) is not { } maker
            || !await directory.MayHave(maker, feed.Of, feed.SubjectId, cancel)
        )
        {
            return Results.NotFound();
        }

        // In the language of whoever made it; the program that asks has none.
        var culture = Languages.Culture(db.Municipality.Spoken(maker.Language));
        (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture) = (culture, culture);
        var days = feed.Of switch
        {
            FeedOf.Unit => await db.DaysOf(await directory.Under(feed.SubjectId, cancel), maker, clock.Now, cancel),
            FeedOf.Group =>
            [
                .. await db.DaysOwedBy([Seat.Of(feed.SubjectId)], library, clock.Now, cancel),
                .. await db.MeetingsOf([feed.SubjectId], maker, clock.Now, cancel),
            ],
            _ =>
            [
                .. await db.DaysOwedBy(maker.Seats, library, clock.Now, cancel),
                .. await db.MeetingsOf([.. maker.Subjects], maker, clock.Now, cancel),
            ],
        };
        var name = string.Format(
            culture,
            Texts.CalendarName,
            feed.Of is FeedOf.Person ? maker.Name : await directory.NameOf(feed.Of, feed.SubjectId, cancel)
        );
        var site = links.SiteOf(db.Municipality) ?? $"{http.Request.Scheme}://{http.Request.Host}";
        var file = Encoding.UTF8.GetBytes(CalendarFile.Write(name, db.Municipality, site, days, feed.MadeAt));
        var tag = $"\"{Convert.ToHexString(SHA256.HashData(file))[..32]}\"";
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.ETag = tag;
        return http.Request.Headers.IfNoneMatch == tag
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.File(file, "text/calendar; charset=utf-8", "takt.ics");
    }
}

/// <summary>Whose dates somebody may have in a calendar: their own, and those of the units and groups they hold a post or a seat in.</summary>
static class FeedSubjects
{
    extension(StaffDirectory directory)
    {
        public async Task<bool> MayHave(Actor actor, FeedOf of, Guid subject, CancellationToken cancel) =>
            of switch
            {
                FeedOf.Unit => actor.Posts.Any(p => p.UnitId == subject) && await directory.NameOf(of, subject, cancel) is not null,
                FeedOf.Group => actor.Groups.Contains(subject),
                _ => subject == actor.PersonId,
            };

        public async Task<string?> NameOf(FeedOf of, Guid subject, CancellationToken cancel) =>
            of is FeedOf.Unit
                ? (await directory.Units(cancel: cancel)).FirstOrDefault(u => u.Id == subject)?.Name
                : (await directory.Groups(cancel)).FirstOrDefault(g => g.Id == subject)?.Name;

        /// <summary>A unit and all below it, today.</summary>
        public async Task<IReadOnlyList<Guid>> Under(Guid unit, CancellationToken cancel)
        {
            HashSet<Guid> under = [unit];
            foreach (var one in await directory.Units(cancel: cancel)) // parents before children
            {
                if (one.ParentId is { } parent && under.Contains(parent))
                {
                    under.Add(one.Id);
                }
            }

            return [.. under];
        }
    }
}
