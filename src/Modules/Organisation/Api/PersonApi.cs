using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Takt.Organisation;

/// <summary>Somebody at work as programs see them: what colleagues read on the person's page.</summary>
[Description("Somebody with a role in the municipality today.")]
sealed record PersonResource(
    Guid Id,
    [property: Description("What the person is called.")] string Name,
    [property: Description("E-mail at work.")] string? Email,
    [property: Description("Telephone at work.")] string? Phone,
    [property: Description("The roles held today, the main one first.")] IReadOnlyList<PostResource> Posts
);

/// <summary>A role somebody holds.</summary>
[Description("A role in a unit.")]
sealed record PostResource(
    Guid UnitId,
    [property: Description("What the unit is called.")] string UnitName,
    [property: Description(
        "The role: leader, acting-leader, deputy, adviser, union-representative, safety-representative, employee, administrator or reviewer."
    )]
        string Role,
    [property: Description("What the person is called in it.")] string? Title,
    [property: Description("Whether it is the person's main role.")] bool IsMain,
    [property: Description("The seat, where something can be given to it. Null for roles that own nothing.")] string? Seat
);

/// <summary>Reading who works where.</summary>
static class PersonApi
{
    static readonly ApiParameter Unit = new("unit", ApiKind.Id, "Only people with a role in this unit.");
    static readonly ApiParameter Under = new("under", ApiKind.Id, "Only people with a role in this unit or under it.");
    static readonly ApiParameter Role = new("role", ApiKind.Choice, "Only people in this role.") { Choices = Roles.All };
    static readonly ApiParameter Question = new("q", ApiKind.Text, "Only people with these words in their name.");

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var read = endpoints.MapApi(OrganisationUrls.ScopeRead);
        read.MapGet(OrganisationUrls.ApiPeople, List)
            .Told("listPeople", "Organisation", "List people", "Everybody with a role today, in the order they came to Takt.")
            .Taking(Unit, Under, Role, Question, ApiParameter.Limit, ApiParameter.After)
            .Refusing(400)
            .Produces<ApiPage<PersonResource>>();
        read.MapGet(OrganisationUrls.ApiPerson, One)
            .Told("getPerson", "Organisation", "Get a person")
            .Refusing(404)
            .Produces<PersonResource>();
    }

    static async Task<IResult> List(HttpContext http, Db db, Clock clock)
    {
        var asked = ApiQuery.Of(http);
        var (unit, under, role, question) = (asked.Id(Unit), asked.Id(Under), asked.Word(Role), asked.Text(Question));
        var (limit, after) = (asked.Limit, asked.After);
        if (after is { Id: null })
        {
            asked.Refuse(ApiParameter.After);
        }

        asked.Check();
        var posts = Seen(db, clock.Today);
        var wanted = posts.Where(p => (unit == null || p.UnitId == unit) && (role == null || p.Role == role));
        if (under is not null)
        {
            var inside = db.UnitPaths.AsOf(clock.Today).Where(p => p.AncestorId == under).Select(p => p.DescendantId);
            wanted = wanted.Where(p => inside.Contains(p.UnitId));
        }

        var people = db.People.Where(p => wanted.Any(a => a.PersonId == p.Id));
        foreach (var word in Norwegian.NameKey(question ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(10))
        {
            people = people.Where(p => p.NameKey!.Contains(word));
        }

        if (after?.Id is { } last)
        {
            people = people.Where(p => p.Id > last);
        }

        var read = await people.OrderBy(p => p.Id).Take(limit + 1).AsNoTracking().ToListAsync(http.RequestAborted);
        var held = await Held(db, clock.Today, posts, [.. read.Take(limit).Select(p => p.Id)], http.RequestAborted);
        return new ApiAnswer(ApiCursor.Page(read, limit, p => new($"{p.Id}"), p => Told(p, held)));
    }

    static async Task<IResult> One(HttpContext http, Guid id, Db db, Clock clock)
    {
        ApiQuery.Of(http).Check();
        var posts = Seen(db, clock.Today);
        var person =
            await db
                .People.Where(p => posts.Any(a => a.PersonId == p.Id))
                .AsNoTracking()
                .SingleOrDefaultAsync(p => p.Id == id, http.RequestAborted)
            ?? throw new NotFound();
        return new ApiAnswer(Told(person, await Held(db, clock.Today, posts, [id], http.RequestAborted)));
    }

    // A post can outlive its unit.
    static IQueryable<Assignment> Seen(Db db, DateOnly today)
    {
        var units = UnitApi.Seen(db, today);
        return db.Assignments.AsOf(today).Where(a => units.Any(u => u.UnitId == a.UnitId));
    }

    static async Task<ILookup<Guid, PostResource>> Held(
        Db db,
        DateOnly today,
        IQueryable<Assignment> posts,
        Guid[] people,
        CancellationToken cancel
    )
    {
        var read = await (
            from a in posts
            where people.Contains(a.PersonId)
            join u in db.UnitPeriods.AsOf(today) on a.UnitId equals u.UnitId
            orderby a.IsMain descending, a.From, a.Id
            select new { Post = a, u.Name }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        return read.ToLookup(
            r => r.Post.PersonId,
            r => new PostResource(r.Post.UnitId, r.Name, r.Post.Role, r.Post.Title, r.Post.IsMain, SeatOf(r.Post))
        );
    }

    static string? SeatOf(Assignment post) =>
        post.Role switch
        {
            Roles.Leader or Roles.ActingLeader => $"{Seat.LeaderOf(post.UnitId)}",
            Roles.Adviser => $"{Seat.In(post.UnitId, post.Role, post.PersonId)}",
            _ => null,
        };

    static PersonResource Told(Person person, ILookup<Guid, PostResource> held) =>
        new(person.Id, person.Name, person.Email, person.Phone, [.. held[person.Id]]);
}
