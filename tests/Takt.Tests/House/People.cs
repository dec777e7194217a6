using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>Units and people made for a test.</summary>
static class People
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    extension(Kommune kommune)
    {
        public DateOnly Today => kommune.Host.Services.GetRequiredService<Clock>().Today;

        /// <summary>The municipality itself.</summary>
        public Task<Guid> Root() =>
            kommune.With(db => db.UnitPeriods.Where(p => p.ParentId == null).Select(p => p.UnitId).FirstAsync(Cancel));

        /// <summary>A unit under another, or under the municipality.</summary>
        public async Task<Guid> Unit(string name, Guid? under = null)
        {
            var parent = under ?? await kommune.Root();
            return await kommune.With(async db =>
            {
                var unit = Organisation.Unit.Open(new(kommune.Today.Year, 1, 1), name, UnitKind.ServiceUnit, parent);
                db.Units.Add(unit);
                await new UnitTree(db).Rebuild(Cancel);
                await db.Save("test", Cancel);
                return unit.Id;
            });
        }

        /// <summary>A person in a role.</summary>
        public Task<Guid> Person(string name, Guid unit, string role, string? title = null) =>
            kommune.With(async db =>
            {
                var person = new Person(name);
                db.People.Add(person);
                db.Assignments.Add(new(person.Id, unit, role, kommune.Today.AddDays(-30), title));
                await db.Save("test", Cancel);
                return person.Id;
            });

        /// <summary>Who acts in the session of a visitor, and what is within reach.</summary>
        public async Task<Actor> ActorOf(Visitor visitor) =>
            (
                await kommune.With(db =>
                    new ActorSource(db, kommune.Host.Services.GetRequiredService<Clock>(), Modules.All, new()).Find(
                        SessionCookie.HashOf(visitor.Cookie(SessionCookie.Name)!),
                        Cancel
                    )
                )
            )!;

        /// <summary>A person at work in the municipality itself, with a name and a password to sign in with.</summary>
        public async Task<Guid> Account(string name, string userName, string password, string role = Roles.Employee)
        {
            var person = await kommune.Person(name, await kommune.Root(), role);
            await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
            var made = await scope
                .ServiceProvider.GetRequiredService<UserManager<Account>>()
                .CreateAsync(new() { PersonId = person, UserName = userName }, password);
            Assert.True(made.Succeeded);
            await scope.ServiceProvider.GetRequiredService<Db>().Save("test", Cancel);
            return person;
        }

        /// <summary>A person in a role, signed in.</summary>
        public async Task<Visitor> SignedIn(string name, Guid unit, string role) =>
            await new Visitor(kommune).As(await kommune.Person(name, unit, role));
    }
}
