using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Whether somebody can sign in.</summary>
enum SignInState
{
    /// <summary>No account.</summary>
    None,

    /// <summary>An account, and no password chosen.</summary>
    NoPassword,

    /// <summary>Can sign in.</summary>
    Ready,

    /// <summary>Locked after wrong passwords.</summary>
    Locked,
}

/// <summary>A role somebody has, or is decided to get.</summary>
sealed record HeldRole(string Role, Guid UnitId, string Unit, DateOnly From, DateOnly? To) : IDated;

/// <summary>What people hold, for the pages that show who has access.</summary>
static class Holdings
{
    /// <summary>The roles people have today or are decided to get, main ones first.</summary>
    public static async Task<ILookup<Guid, HeldRole>> Roles(
        Db db,
        StaffDirectory directory,
        Guid[] people,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var names = (await directory.Units(cancel: cancel)).ToDictionary(u => u.Id, u => u.Name);
        var held = await db
            .Assignments.Where(a => people.Contains(a.PersonId) && (a.To == null || (a.To > today && a.To > a.From)))
            .OrderByDescending(a => a.IsMain)
            .ThenBy(a => a.From)
            .AsNoTracking()
            .ToListAsync(cancel);
        return held.ToLookup(
            a => a.PersonId,
            a => new HeldRole(a.Role, a.UnitId, names.GetValueOrDefault(a.UnitId, Texts.TrailUnknown), a.From, a.To)
        );
    }

    public static async Task<Dictionary<Guid, SignInState>> SignIns(Db db, Guid[] people, DateTime now, CancellationToken cancel)
    {
        var tries = db.FailedTries.Where(t => t.WaitsUntil > now);
        var accounts = await db
            .Accounts.Where(a => people.Contains(a.PersonId))
            .Select(a => new
            {
                a.PersonId,
                HasPassword = a.PasswordHash != null,
                IsWaiting = tries.Any(t => t.AccountId == a.Id),
            })
            .ToListAsync(cancel);
        return accounts
            .GroupBy(a => a.PersonId)
            .ToDictionary(
                g => g.Key,
                g =>
                    g.Any(a => a.IsWaiting) ? SignInState.Locked
                    : g.Any(a => a.HasPassword) ? SignInState.Ready
                    : SignInState.NoPassword
            );
    }
}
