using System.Text.Json;
using System.Text.Json.Nodes;

namespace Takt.Organisation;

/// <summary>
/// Groups as another system brings them. Only those it made are told of and changed. Who comes in gets a seat from today, and
/// whoever goes out has sat there until today: nothing is written over.
/// </summary>
sealed class ScimGroups(Db db, Clock clock)
{
    public async Task<JsonObject> List(ScimAsk ask, string root, CancellationToken cancel)
    {
        var found = Owned().Where(new ScimGroupQuestion(db, clock.Today).Ask(ask.Filter));
        var total = await found.CountAsync(cancel);
        var page =
            ask.Count == 0 || ask.Skip >= total
                ? []
                : await Views(found.OrderBy(g => g.GroupId).Skip(ask.Skip).Take(ask.Count)).OrderBy(v => v.Id).ToListAsync(cancel);
        var members = ask.Shown.Wants("members") ? await Members([.. page.Select(v => v.Id)], cancel) : null;
        return ask.Answer(total, [.. page.Select(v => v.Told(root, members?[v.Id]))]);
    }

    public async Task<ScimGroupView> Get(string id, CancellationToken cancel) =>
        ScimId.Read(id) is { } group && await Views(Owned().Where(g => g.GroupId == group)).SingleOrDefaultAsync(cancel) is { } view
            ? view
            : throw ScimRefusal.Missing("group", id);

    /// <summary>A group as it is told of, with its members only when they are wanted.</summary>
    public async Task<JsonObject> Told(ScimGroupView view, ScimShown shown, string root, CancellationToken cancel) =>
        shown.Of(view.Told(root, shown.Wants("members") ? (await Members([view.Id], cancel))[view.Id] : null));

    public async Task<ScimGroupView> Make(JsonElement sent, CancellationToken cancel)
    {
        var resource = ScimBody.Read(sent, ScimKind.Group);
        var wish = ScimGroupWish.Read(resource);
        await MustBeFree(wish.Name, except: null, cancel);
        var group = new Group(wish.Name);
        var scim = new ScimGroup(group.Id);
        db.Groups.Add(group);
        db.ScimGroups.Add(scim);
        Follow(group, scim, wish);
        await Seat(group, new HashSet<Guid>(), Ids(resource["members"] as JsonArray), cancel);
        await Save("scim: group made", wish, group.Id, cancel);
        return await Get($"{group.Id}", cancel);
    }

    public Task<ScimGroupView> Replace(string id, JsonElement sent, ScimSeen seen, CancellationToken cancel)
    {
        var resource = ScimBody.Read(sent, ScimKind.Group);
        return Change(id, seen, _ => resource, _ => Ids(resource["members"] as JsonArray), "scim: group replaced", cancel);
    }

    public Task<ScimGroupView> Patch(string id, JsonElement sent, ScimSeen seen, CancellationToken cancel)
    {
        var steps = ScimPatch.Read(sent, ScimKind.Group);
        var (onMembers, onItself) = (steps.Where(IsOnMembers).ToArray(), steps.Where(s => !IsOnMembers(s)).ToArray());
        return Change(
            id,
            seen,
            resource =>
            {
                Array.ForEach(onItself, step => ScimPatch.Take(step, resource));
                return resource;
            },
            onMembers.Length == 0 ? null : now => onMembers.Aggregate(now, Step),
            "scim: group changed",
            cancel
        );
    }

    /// <summary>The other system lets go: every seat ends today, and the group is one like any other.</summary>
    public async Task Delete(string id, ScimSeen seen, CancellationToken cancel)
    {
        var before = await Get(id, cancel);
        seen.Must(before.Version);
        var today = clock.Today;
        var scim = await db.ScimGroups.SingleAsync(g => g.GroupId == before.Id, cancel);
        foreach (var seat in await db.GroupMembers.Where(m => m.GroupId == before.Id && (m.To == null || m.To > today)).ToListAsync(cancel))
        {
            seat.End(today);
        }

        db.MustStand(scim, before.ScimVersion);
        scim.Delete(clock.Now);
        await db.Save("scim: group deleted", cancel);
    }

    async Task<ScimGroupView> Change(
        string id,
        ScimSeen seen,
        Func<JsonObject, JsonObject> change,
        Func<IReadOnlySet<Guid>, IReadOnlySet<Guid>>? seats,
        string because,
        CancellationToken cancel
    )
    {
        var before = await Get(id, cancel);
        seen.Must(before.Version);
        var wish = ScimGroupWish.Read(change(before.Told("", members: null)));
        if (Person.KeyOf(wish.Name) != Person.KeyOf(before.Name))
        {
            await MustBeFree(wish.Name, before.Id, cancel);
        }

        // Who sits there is read as keys: a group of thousands costs the same few statements as one of three.
        var now = seats is null ? [] : await Sitting(before.Id).Select(m => m.PersonId).ToHashSetAsync(cancel);
        var then = seats?.Invoke(now) ?? now;
        Guid[] touched = [.. now.Except(then), .. then.Except(now)];
        if (touched.Length == 0 && wish == new ScimGroupWish(before.Name, before.ExternalId))
        {
            return before;
        }

        var today = clock.Today;
        var group = await db
            .Groups.Include(g => g.Members.Where(m => touched.Contains(m.PersonId) && (m.To == null || m.To > today)))
            .SingleAsync(g => g.Id == before.Id, cancel);
        var scim = await db.ScimGroups.SingleAsync(g => g.GroupId == before.Id, cancel);
        db.MustStand(scim, before.ScimVersion);
        Follow(group, scim, wish);
        await Seat(group, now, then, cancel);
        await Save(because, wish, before.Id, cancel);
        return await Get(id, cancel);
    }

    async Task Save(string because, ScimGroupWish wish, Guid group, CancellationToken cancel)
    {
        try
        {
            await db.Save(because, cancel);
        }
        catch (DbUpdateException both)
        {
            db.ChangeTracker.Clear();
            await MustBeFree(wish.Name, group, cancel); // another request took the name meanwhile
            throw new Conflict(both);
        }
    }

    void Follow(Group group, ScimGroup scim, ScimGroupWish wish)
    {
        group.Name = wish.Name;
        scim.ExternalId = wish.ExternalId;
        scim.Call(wish.Name);
        scim.Touch(clock.Now);
    }

    async Task Seat(Group group, IReadOnlySet<Guid> now, IReadOnlySet<Guid> then, CancellationToken cancel)
    {
        Guid[] coming = [.. then.Except(now)];
        var known = coming.Length == 0 ? [] : await db.People.Where(p => coming.Contains(p.Id)).Select(p => p.Id).ToHashSetAsync(cancel);
        if (Array.Find(coming, id => !known.Contains(id)) is var stranger && stranger != Guid.Empty)
        {
            throw ScimRefusal.Value($"There is no user with the id '{stranger}' to be a member.");
        }

        foreach (var seat in group.Members.Where(m => !then.Contains(m.PersonId) && (m.To is null || m.To > clock.Today)))
        {
            seat.End(clock.Today);
        }

        foreach (var person in coming)
        {
            group.Seat(person, clock.Today);
        }
    }

    async Task MustBeFree(string name, Guid? except, CancellationToken cancel)
    {
        var key = Person.KeyOf(name)!;
        if (await Owned().AnyAsync(g => g.NameKey == key && g.GroupId != except, cancel))
        {
            throw ScimRefusal.Taken($"There is a group with the displayName '{name}' already.");
        }
    }

    static bool IsOnMembers(ScimStep step) => step.Target.Path.Attribute.Name == "members";

    static IReadOnlySet<Guid> Step(IReadOnlySet<Guid> now, ScimStep step)
    {
        var sent = step.Value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
            ? null
            : Ids(ScimBody.Value(step.Value, step.Target.Path.Attribute) as JsonArray);
        return (step.Verb, step.Target.Which) switch
        {
            (ScimVerb.Remove, { } which) => now.Where(id => !which.Holds(new() { ["value"] = $"{id}", ["type"] = "User" })).ToHashSet(),
            (_, not null) => throw ScimRefusal.Path("Members are added and replaced as a list."),
            (ScimVerb.Remove, null) => sent is null ? new HashSet<Guid>() : now.Except(sent).ToHashSet(),
            (ScimVerb.Add, null) => now.Union(sent ?? new HashSet<Guid>()).ToHashSet(),
            _ => sent ?? new HashSet<Guid>(),
        };
    }

    static HashSet<Guid> Ids(JsonArray? members) =>
        [
            .. (members ?? [])
                .OfType<JsonObject>()
                .Select(m => m["value"]?.GetValue<string>() ?? throw ScimRefusal.Value("A member has a 'value': the id of a user."))
                .Select(id => ScimId.Read(id) ?? throw ScimRefusal.Value($"There is no user with the id '{id}' to be a member.")),
        ];

    IQueryable<ScimGroup> Owned() => db.ScimGroups.Where(g => g.DeletedAt == null);

    IQueryable<GroupMember> Sitting(Guid group) => db.GroupMembers.AsOf(clock.Today).Where(m => m.GroupId == group);

    async Task<ILookup<Guid, ScimMember>> Members(Guid[] groups, CancellationToken cancel)
    {
        var members = await (
            from m in db.GroupMembers.AsOf(clock.Today)
            where groups.Contains(m.GroupId)
            join p in db.People on m.PersonId equals p.Id
            orderby m.PersonId
            select new { m.GroupId, Member = new ScimMember(p.Id, p.Name) }
        ).ToListAsync(cancel);
        return members.ToLookup(m => m.GroupId, m => m.Member);
    }

    IQueryable<ScimGroupView> Views(IQueryable<ScimGroup> groups) =>
        from s in groups
        join g in db.Groups on s.GroupId equals g.Id
        select new ScimGroupView
        {
            Id = g.Id,
            Name = g.Name,
            ExternalId = s.ExternalId,
            MadeAt = s.MadeAt,
            ChangedAt = s.ChangedAt,
            ScimVersion = s.Version,
        };
}

sealed record ScimMember(Guid Id, string Name);

/// <summary>A group as the other system is told of it.</summary>
sealed record ScimGroupView
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public string? ExternalId { get; init; }
    public DateTime MadeAt { get; init; }
    public DateTime ChangedAt { get; init; }
    public int ScimVersion { get; init; }

    public string Version => $"W/\"{ScimVersion}\"";

    public JsonObject Told(string root, IEnumerable<ScimMember>? members)
    {
        var told = new JsonObject { ["schemas"] = new JsonArray(ScimKind.Group.Core.Id), ["id"] = $"{Id}" };
        if (ExternalId is not null)
        {
            told["externalId"] = ExternalId;
        }

        told["displayName"] = Name;
        if (members is not null)
        {
            told["members"] = new JsonArray([
                .. members.Select(m => new JsonObject
                {
                    ["value"] = $"{m.Id}",
                    ["$ref"] = $"{root}/Users/{m.Id}",
                    ["display"] = m.Name,
                    ["type"] = "User",
                }),
            ]);
        }

        told["meta"] = new JsonObject
        {
            ["resourceType"] = "Group",
            ["created"] = ScimTime.Said(MadeAt),
            ["lastModified"] = ScimTime.Said(ChangedAt),
            ["location"] = $"{root}/Groups/{Id}",
            ["version"] = Version,
        };
        return told;
    }
}

/// <summary>A group as the other system wants it.</summary>
sealed record ScimGroupWish(string Name, string? ExternalId)
{
    public static ScimGroupWish Read(JsonObject resource)
    {
        var name = resource["displayName"]?.GetValue<string>() ?? throw ScimRefusal.Value("A group has a displayName.");
        var externalId = resource["externalId"]?.GetValue<string>();
        return name.Length > ScimUserMap.LongestName || externalId?.Length > ScimUserMap.LongestName
            ? throw ScimRefusal.Value($"displayName and externalId are at most {ScimUserMap.LongestName} characters.")
            : new(name, externalId);
    }
}
