using System.Text.Json;
using System.Text.Json.Nodes;

namespace Takt.Organisation;

/// <summary>
/// People as another system brings them. Everybody with an address or an account can be found, so that whoever is here already
/// is matched and not made twice. A role is never given here: that is done by those who run Takt.
/// </summary>
sealed class ScimUsers(Db db, Clock clock, AccountDesk desk, SignInDesk signIn)
{
    public async Task<JsonObject> List(ScimAsk ask, string root, CancellationToken cancel)
    {
        var found = Known().Where(new ScimUserQuestion(db).Ask(ask.Filter));
        var total = await found.CountAsync(cancel);
        var page =
            ask.Count == 0 || ask.Skip >= total
                ? []
                : await Views(found.OrderBy(p => p.Id).Skip(ask.Skip).Take(ask.Count)).OrderBy(v => v.Id).ToListAsync(cancel);
        return ask.Answer(total, [.. page.Select(v => v.Told(root))]);
    }

    public async Task<ScimUserView> Get(string id, CancellationToken cancel) =>
        ScimId.Read(id) is { } person && await Views(Known().Where(p => p.Id == person)).SingleOrDefaultAsync(cancel) is { } view
            ? view
            : throw ScimRefusal.Missing("user", id);

    public async Task<ScimUserView> Make(JsonElement sent, CancellationToken cancel)
    {
        var wish = ScimUserWish.Read(ScimBody.Read(sent, ScimKind.User));
        await MustBeFree(wish.UserName, except: null, cancel);
        await MustBeNobodys(wish.Email, cancel);
        var person = new Person(wish.Called());
        var scim = new ScimUser(person.Id);
        db.People.Add(person);
        db.ScimUsers.Add(scim);
        await Follow(person, scim, account: null, wish, cancel);
        await Save("scim: user made", wish, person.Id, cancel);
        return await Get($"{person.Id}", cancel);
    }

    public Task<ScimUserView> Replace(string id, JsonElement sent, ScimSeen seen, CancellationToken cancel) =>
        Change(id, seen, _ => ScimBody.Read(sent, ScimKind.User), "scim: user replaced", cancel);

    public Task<ScimUserView> Patch(string id, JsonElement sent, ScimSeen seen, CancellationToken cancel)
    {
        var steps = ScimPatch.Read(sent, ScimKind.User);
        return Change(
            id,
            seen,
            resource =>
            {
                foreach (var step in steps)
                {
                    ScimPatch.Take(step, resource);
                }

                return resource;
            },
            "scim: user changed",
            cancel
        );
    }

    /// <summary>The person stays, with all that was done; nobody signs in as them any more, and their name is free again.</summary>
    public async Task Delete(string id, ScimSeen seen, CancellationToken cancel)
    {
        var before = await Get(id, cancel);
        seen.Must(before.Version);
        var (person, scim, account) = await Load(before, cancel);
        await Deactivate(person, cancel);
        scim.Delete(clock.Now);
        if (account is not null)
        {
            (account.UserName, account.NormalizedUserName) = ($"{account.Id}", Person.KeyOf($"{account.Id}"));
        }

        var owned = db.ScimGroups.Where(g => g.DeletedAt == null).Select(g => g.GroupId);
        var seats = db.GroupMembers.Where(m =>
            m.PersonId == person.Id && owned.Contains(m.GroupId) && (m.To == null || m.To > clock.Today)
        );
        foreach (var seat in await seats.ToListAsync(cancel))
        {
            seat.End(clock.Today);
        }

        await db.Save("scim: user deleted", cancel);
    }

    async Task<ScimUserView> Change(string id, ScimSeen seen, Func<JsonObject, JsonObject> change, string because, CancellationToken cancel)
    {
        var before = await Get(id, cancel);
        seen.Must(before.Version);
        var wish = ScimUserWish.Read(change(before.Told("")), before);
        if (wish == ScimUserWish.Read(before.Told(""), before))
        {
            return before; // the same once more changes nothing, and leaves nothing on the trail
        }

        if (wish.UserName != before.UserName)
        {
            await MustBeFree(wish.UserName, before.Id, cancel);
        }

        var (person, scim, account) = await Load(before, cancel);
        await Follow(person, scim, account, wish, cancel);
        await Save(because, wish, before.Id, cancel);
        return await Get(id, cancel);
    }

    async Task Save(string because, ScimUserWish wish, Guid person, CancellationToken cancel)
    {
        try
        {
            await db.Save(because, cancel);
        }
        catch (DbUpdateException both)
        {
            db.ChangeTracker.Clear();
            await MustBeFree(wish.UserName, person, cancel); // another request took the name meanwhile
            throw new Conflict(both); // or made the same row
        }
    }

    async Task<(Person, ScimUser, Account?)> Load(ScimUserView view, CancellationToken cancel)
    {
        var person = await db.People.SingleAsync(p => p.Id == view.Id, cancel);
        var scim = await db.ScimUsers.SingleOrDefaultAsync(u => u.PersonId == view.Id, cancel);
        if (scim is null)
        {
            db.ScimUsers.Add(scim = new(view.Id)); // here before the other system knew of the person
        }

        db.MustStand(scim, view.ScimVersion ?? -1);
        db.Entry(person).Property(p => p.Version).OriginalValue = view.PersonVersion;

        return (person, scim, await db.Accounts.OrderBy(a => a.Id).FirstOrDefaultAsync(a => a.PersonId == view.Id, cancel));
    }

    async Task Follow(Person person, ScimUser scim, Account? account, ScimUserWish wish, CancellationToken cancel)
    {
        if (account is null)
        {
            // Without a password: whoever signs in with it has shown elsewhere who they are.
            account = new() { PersonId = person.Id, SecurityStamp = $"{Guid.NewGuid()}" };
            db.Accounts.Add(account);
        }

        if (wish.Manager is { } manager && manager != scim.ManagerId && !await Known().AnyAsync(p => p.Id == manager, cancel))
        {
            throw ScimRefusal.Value($"There is no user with the id '{manager}' to be the manager.");
        }

        (account.UserName, account.NormalizedUserName) = (wish.UserName, Person.KeyOf(wish.UserName));
        person.Rename(wish.Called());
        (person.Email, person.Phone) = (wish.Email, wish.Phone);
        await Title(person, scim, wish.Title, cancel);
        (scim.ExternalId, scim.GivenName, scim.FamilyName) = (wish.ExternalId, wish.GivenName, wish.FamilyName);
        (scim.Department, scim.ManagerId) = (wish.Department, wish.Manager);
        scim.Touch(clock.Now);
        if (wish.IsActive)
        {
            person.Activate();
        }
        else
        {
            await Deactivate(person, cancel);
        }
    }

    // A title written by hand is kept: only one that came from here, or none, is followed.
    async Task Title(Person person, ScimUser scim, string? title, CancellationToken cancel)
    {
        if (title != scim.Title)
        {
            var main = await db
                .Assignments.AsOf(clock.Today)
                .Where(a => a.PersonId == person.Id && a.IsMain)
                .OrderBy(a => a.From)
                .FirstOrDefaultAsync(cancel);
            if (main is not null && (main.Title is null || main.Title == scim.Title))
            {
                main.Title = title;
            }

            scim.Title = title;
        }
    }

    async Task Deactivate(Person person, CancellationToken cancel)
    {
        if (person.DeactivatedAt is null && await IsLastAdministrator(person.Id, cancel))
        {
            throw new ScimRefusal(
                Microsoft.AspNetCore.Http.StatusCodes.Status409Conflict,
                $"{person.Name} is the only one who runs Takt. Give somebody else the role of administrator first, in Takt."
            );
        }

        person.Deactivate(clock.Now);
        await desk.ShutOut(person.Id, signIn, cancel);
    }

    // Without anybody who runs Takt for the whole municipality, nobody could let the next one in.
    async Task<bool> IsLastAdministrator(Guid person, CancellationToken cancel)
    {
        var today = clock.Today;
        var roots = db.UnitPeriods.AsOf(today).Where(u => u.ParentId == null).Select(u => u.UnitId);
        var accounts = db.Accounts.AsQueryable();
        var running = await (
            from a in db.Assignments.AsOf(today)
            where a.Role == Roles.Administrator && roots.Contains(a.UnitId)
            join p in db.People on a.PersonId equals p.Id
            where p.DeactivatedAt == null && accounts.Any(account => account.PersonId == p.Id)
            select p.Id
        ).ToListAsync(cancel);
        return running.Contains(person) && running.TrueForAll(p => p == person);
    }

    async Task MustBeFree(string userName, Guid? except, CancellationToken cancel)
    {
        var named = new ScimUserQuestion(db).Named(ScimOperator.Equal, Person.KeyOf(userName)!);
        if (await Known().Where(named).AnyAsync(p => p.Id != except, cancel))
        {
            throw ScimRefusal.Taken($"Somebody else has the userName '{userName}'.");
        }
    }

    // Somebody who was here first, under another user name, is not made twice.
    async Task MustBeNobodys(string? email, CancellationToken cancel)
    {
        var key = Person.KeyOf(email);
        if (key is not null && await Known().AnyAsync(p => p.EmailKey == key, cancel))
        {
            throw ScimRefusal.Taken(
                $"Somebody in Takt has the address '{email}' already. Match on emails[type eq \"work\"].value as well."
            );
        }
    }

    // Everybody who can be told of: named by account or address, and not deleted by the other system.
    IQueryable<Person> Known()
    {
        var deleted = db.ScimUsers.Where(u => u.DeletedAt != null).Select(u => u.PersonId);
        var accounts = db.Accounts.AsQueryable();
        return db.People.Where(p => !deleted.Contains(p.Id) && (p.EmailKey != null || accounts.Any(a => a.PersonId == p.Id)));
    }

    IQueryable<ScimUserView> Views(IQueryable<Person> people)
    {
        var accounts = db.Accounts.AsQueryable();
        return from p in people
            join u in db.ScimUsers on p.Id equals u.PersonId into users
            from u in users.DefaultIfEmpty()
            join m in db.People on u!.ManagerId equals m.Id into managers
            from m in managers.DefaultIfEmpty()
            select new ScimUserView
            {
                Id = p.Id,
                UserName =
                    accounts.Where(a => a.PersonId == p.Id).OrderBy(a => a.Id).Select(a => a.UserName).FirstOrDefault() ?? p.Email ?? "",
                Name = p.Name,
                Email = p.Email,
                Phone = p.Phone,
                IsActive = p.DeactivatedAt == null,
                PersonVersion = p.Version,
                ExternalId = u!.ExternalId,
                GivenName = u.GivenName,
                FamilyName = u.FamilyName,
                Title = u.Title,
                Department = u.Department,
                Manager = u.ManagerId,
                ManagerName = m!.Name,
                MadeAt = (DateTime?)u.MadeAt,
                ChangedAt = (DateTime?)u.ChangedAt,
                ScimVersion = (int?)u.Version,
            };
    }
}

/// <summary>A person as the other system is told of them.</summary>
sealed record ScimUserView
{
    public required Guid Id { get; init; }
    public required string UserName { get; init; }
    public required string Name { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public bool IsActive { get; init; }
    public string? ExternalId { get; init; }
    public string? GivenName { get; init; }
    public string? FamilyName { get; init; }
    public string? Title { get; init; }
    public string? Department { get; init; }
    public Guid? Manager { get; init; }
    public string? ManagerName { get; init; }
    public DateTime? MadeAt { get; init; }
    public DateTime? ChangedAt { get; init; }
    public int PersonVersion { get; init; }
    public int? ScimVersion { get; init; }

    /// <summary>Rises whether the person is changed here or there.</summary>
    public string Version => $"W/\"{PersonVersion}.{ScimVersion ?? 0}\"";

    /// <summary>The name as its parts make it; null when there are none.</summary>
    public string? Composed => Compose(GivenName, FamilyName);

    public static string? Compose(string? given, string? family) => $"{given} {family}".Trim() is { Length: > 0 } whole ? whole : null;

    public JsonObject Told(string root)
    {
        var told = new JsonObject { ["schemas"] = new JsonArray(ScimKind.User.Core.Id, ScimKind.EnterpriseUser), ["id"] = $"{Id}" };
        Put(told, "externalId", ExternalId);
        told["userName"] = UserName;
        var name = new JsonObject { ["formatted"] = Composed ?? Name };
        Put(name, "familyName", FamilyName);
        Put(name, "givenName", GivenName);
        told["name"] = name;
        told["displayName"] = Name;
        Put(told, "title", Title);
        told["active"] = IsActive;
        if (Email is not null)
        {
            told["emails"] = new JsonArray(
                new JsonObject
                {
                    ["value"] = Email,
                    ["type"] = ScimKind.Work,
                    ["primary"] = true,
                }
            );
        }

        if (Phone is not null)
        {
            told["phoneNumbers"] = new JsonArray(new JsonObject { ["value"] = Phone, ["type"] = ScimKind.Work });
        }

        var enterprise = new JsonObject();
        Put(enterprise, "department", Department);
        if (Manager is { } manager)
        {
            enterprise["manager"] = new JsonObject
            {
                ["value"] = $"{manager}",
                ["$ref"] = $"{root}/Users/{manager}",
                ["displayName"] = ManagerName,
            };
        }

        if (enterprise.Count > 0)
        {
            told[ScimKind.EnterpriseUser] = enterprise;
        }

        var meta = new JsonObject { ["resourceType"] = "User" };
        Put(meta, "created", MadeAt is { } made ? ScimTime.Said(made) : null);
        Put(meta, "lastModified", ChangedAt is { } changed ? ScimTime.Said(changed) : null);
        meta["location"] = $"{root}/Users/{Id}";
        meta["version"] = Version;
        told["meta"] = meta;
        return told;

        static void Put(JsonObject into, string part, string? value)
        {
            if (value is not null)
            {
                into[part] = value; // nothing is sent as null: Entra ID asks not to
            }
        }
    }
}

/// <summary>A person as the other system wants them: read from a whole resource.</summary>
sealed record ScimUserWish(
    string UserName,
    string? ExternalId,
    string? GivenName,
    string? FamilyName,
    string? DisplayName,
    string? Title,
    bool IsActive,
    string? Email,
    string? Phone,
    string? Department,
    Guid? Manager
)
{
    /// <summary>What the person is called.</summary>
    public string Called() => DisplayName ?? ScimUserView.Compose(GivenName, FamilyName) ?? UserName;

    /// <param name="resource">What was sent, or what was there with the change made.</param>
    /// <param name="before">What was there. Nobody becomes active because it was left unsaid.</param>
    public static ScimUserWish Read(JsonObject resource, ScimUserView? before = null)
    {
        var name = resource["name"] as JsonObject;
        var enterprise = resource[ScimKind.EnterpriseUser] as JsonObject;
        var manager = Text((enterprise?["manager"] as JsonObject)?["value"], "manager", 100);
        var userName = Text(resource["userName"], "userName", ScimUserMap.LongestUserName);
        var (given, family) = (
            Text(name?["givenName"], "givenName", ScimUserMap.LongestName),
            Text(name?["familyName"], "familyName", ScimUserMap.LongestName)
        );
        return new(
            userName ?? throw ScimRefusal.Value("A user has a userName."),
            Text(resource["externalId"], "externalId", ScimUserMap.LongestName),
            given,
            family,
            Shown(resource, given, family, before),
            Text(resource["title"], "title", ScimUserMap.LongestName),
            resource["active"]?.GetValue<bool>() ?? before?.IsActive ?? true,
            AtWork(resource["emails"], "emails", ScimUserMap.LongestName),
            AtWork(resource["phoneNumbers"], "phoneNumbers", ScimUserMap.LongestPhone),
            Text(enterprise?["department"], "department", ScimUserMap.LongestName),
            manager is null
                ? null
                : ScimId.Read(manager) ?? throw ScimRefusal.Value($"There is no user with the id '{manager}' to be the manager.")
        );
    }

    // A name to show that was made of the parts goes on following them; one that was said stands.
    static string? Shown(JsonObject resource, string? given, string? family, ScimUserView? before)
    {
        var composed = ScimUserView.Compose(given, family);
        var said = Text(resource["displayName"], "displayName", ScimUserMap.LongestName);
        var formatted = Text((resource["name"] as JsonObject)?["formatted"], "formatted", ScimUserMap.LongestName);
        var follows = said is not null && before is not null && said == before.Name && said == before.Composed && composed is not null;
        var shown = follows ? composed : said ?? composed ?? formatted;
        return shown?.Length > ScimUserMap.LongestName ? throw TooLong("name", ScimUserMap.LongestName) : shown;
    }

    // The one at work; a lone one that says no type is that one.
    static string? AtWork(JsonNode? values, string attribute, int longest)
    {
        JsonObject[] all = [.. (values as JsonArray ?? []).OfType<JsonObject>().Where(v => v["value"] is not null)];
        var one =
            Array.FindLast(all, v => ScimKind.Work.Equals(v["type"]?.GetValue<string>(), StringComparison.OrdinalIgnoreCase))
            ?? Array.FindLast(all, v => v["type"] is null);
        return Text(one?["value"], attribute, longest);
    }

    static string? Text(JsonNode? value, string attribute, int longest)
    {
        var text = value?.GetValue<string>();
        return text?.Length > longest || Person.KeyOf(text)?.Length > longest ? throw TooLong(attribute, longest) : text;
    }

    static ScimRefusal TooLong(string attribute, int longest) => ScimRefusal.Value($"'{attribute}' is longer than {longest} characters.");
}
