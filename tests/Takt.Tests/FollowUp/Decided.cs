using Takt.FollowUp.Contracts;

namespace Takt.Tests;

/// <summary>Measures made for a test.</summary>
static class Decided
{
    extension(Kommune kommune)
    {
        /// <summary>A measure that is decided, in the unit of the seat that has it. Returns its id.</summary>
        public Task<Guid> Decide(string what, Seat owner, DateOnly? due = null) =>
            kommune.With(async db =>
            {
                var id = new MeasureBook(db, new(kommune.Host.Time)).Decide(
                    new(what, owner, due, null, new() { Permission = FollowUpPermissions.See, UnitId = owner.UnitId!.Value })
                );
                await db.Save("test", TestContext.Current.CancellationToken);
                return id;
            });
    }
}
