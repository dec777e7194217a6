using Microsoft.Extensions.DependencyInjection;

namespace Takt.Organisation;

/// <summary>Fjordvik lets its data warehouse read, and its leader has a key of his own; what was tried out is revoked.</summary>
static class DemoApi
{
    public static async Task Write(IServiceProvider scope, CancellationToken cancel)
    {
        var (db, clock) = (scope.GetRequiredService<Db>(), scope.GetRequiredService<Clock>());
        var (now, today) = (clock.Now, clock.Today);
        var runs = await db.Assignments.Where(a => a.Role == Roles.Administrator).Select(a => a.PersonId).FirstAsync(cancel);
        var (_, warehouse) = ApiClient.Make("Datavarehuset", ["organisation:read", "measures:read"], null, runs, now.AddDays(-60));
        warehouse.Use(today);
        var (_, tried) = ApiClient.Make("Saksbehandling, prøveoppsett", ["measures:read", "measures:write"], null, runs, now.AddDays(-90));
        tried.Use(today.AddDays(-80));
        tried.Revoke(now.AddDays(-75));
        db.ApiClients.AddRange(warehouse, tried);

        var account = await (
            from a in db.Accounts
            join p in db.People on a.PersonId equals p.Id
            where p.Name == FjordvikUnits.Director
            select (Guid?)a.Id
        ).FirstOrDefaultAsync(cancel);
        if (account is { } his)
        {
            var (_, key) = PersonalToken.Make(db.Municipality, his, "Power BI", ["measures:read"], now.AddDays(-20), today.AddDays(160));
            key.Use(today.AddDays(-1));
            db.PersonalTokens.Add(key);
        }

        await db.Save("Fjordvik: systemer som bruker API-et", cancel);
    }
}
