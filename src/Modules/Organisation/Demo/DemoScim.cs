using Microsoft.Extensions.DependencyInjection;

namespace Takt.Organisation;

/// <summary>Fjordvik has connected Entra ID: a key in use, one that was revoked, two who wait for a role and one who still has one.</summary>
static class DemoScim
{
    public const string Group = "Kriseledelse og beredskap";

    public static async Task Write(IServiceProvider scope, CancellationToken cancel)
    {
        var (db, clock) = (scope.GetRequiredService<Db>(), scope.GetRequiredService<Clock>());
        var (now, today) = (clock.Now, clock.Today);
        var runs = await db.Assignments.Where(a => a.Role == Roles.Administrator).Select(a => a.PersonId).FirstAsync(cancel);
        var (_, inUse) = ScimToken.Make(db.Municipality, "Entra ID", runs, now.AddDays(-40), today.AddDays(325));
        inUse.Use(today);
        var (_, old) = ScimToken.Make(db.Municipality, "Entra ID, prøveoppsett", runs, now.AddDays(-75), today.AddDays(290));
        old.Use(today.AddDays(-41));
        old.Revoke(now.AddDays(-40));
        db.ScimTokens.AddRange(inUse, old);

        Bring("Sunniva", "Tveitane", "Helsefagarbeider", "Hjemmetjenesten øst", await Named("Yusuf Warsame"));
        Bring("Jonas", "Eikeland", "Lærer", "Skole", await Named("Amund Lie"));
        var left = Bring("Trond", "Hagevik", "Driftsoperatør", "Vann og avløp");
        left.Deactivate(now.AddDays(-3));
        var root = await db.UnitPeriods.AsOf(today).Where(u => u.ParentId == null).Select(u => u.UnitId).SingleAsync(cancel);
        var unit = await db.UnitPeriods.AsOf(today).Where(u => u.Name == "Vann og avløp").Select(u => u.UnitId).FirstOrDefaultAsync(cancel);
        db.Assignments.Add(new(left.Id, unit == default ? root : unit, Roles.Employee, today.AddYears(-4), "Driftsoperatør"));

        var group = new Group(Group);
        foreach (
            var member in await db
                .Assignments.AsOf(today)
                .Where(a => a.UnitId == root)
                .Select(a => a.PersonId)
                .Distinct()
                .Take(4)
                .ToListAsync(cancel)
        )
        {
            group.Seat(member, today.AddDays(-40));
        }

        var owned = new ScimGroup(group.Id) { ExternalId = $"{Guid.NewGuid()}" };
        owned.Call(Group);
        owned.Touch(now);
        db.Groups.Add(group);
        db.ScimGroups.Add(owned);
        await db.Save("Fjordvik: folk fra Entra ID", cancel);

        Task<Guid> Named(string name) => db.People.Where(p => p.Name == name).Select(p => p.Id).FirstAsync(cancel);

        Person Bring(string given, string family, string title, string department, Guid? manager = null)
        {
            var address = $"{given}.{family}@fjordvik.example".ToLowerInvariant();
            var person = new Person($"{given} {family}", address, "00 00 00 00");
            var user = new ScimUser(person.Id)
            {
                ExternalId = $"{Guid.NewGuid()}",
                GivenName = given,
                FamilyName = family,
                Title = title,
                Department = department,
                ManagerId = manager,
            };
            user.Touch(now);
            db.People.Add(person);
            db.ScimUsers.Add(user);
            return person;
        }
    }
}
