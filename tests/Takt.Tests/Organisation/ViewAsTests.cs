using System.Net;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>Support looks through somebody's roles: sees what the roles see, sends nothing, is seen doing it.</summary>
public sealed class ViewAsTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Support_sees_what_the_roles_see_and_can_send_nothing()
    {
        var (support, leader, unit, person) = await Two("En");
        await Start(support, person);
        await support.Open($"/organisasjon/enheter/{unit}");
        Assert.Contains("Du ser Takt slik rollene til Leder En ser det.", support.Text);
        var actor = await kommune.ActorOf(support);
        Assert.True(actor.May(OrganisationPermissions.Assign, unit));
        Assert.False(actor.May(OrganisationPermissions.Change));
        Assert.Contains(Seat.LeaderOf(unit), actor.Seats);
        Assert.DoesNotContain(person, actor.Subjects); // what is the person's own stays so

        await support.Post($"/organisasjon/personer/{person}", []);
        Assert.Equal(HttpStatusCode.Forbidden, support.Status);
        await support.Post("/tiltak/ny", []);
        Assert.Equal(HttpStatusCode.Forbidden, support.Status);

        await leader.Open("/");
        Assert.Contains("Noen har sett Takt med rollene dine", leader.Text);
        Assert.Contains("Support En: Ser ikke knappen", leader.Text);
        await kommune.With(async db =>
            Assert.Contains(await db.AuditEntries.Where(e => e.Kind == "Viewing").ToListAsync(Cancel), e => e.Because.Contains("Leder En"))
        );

        await support.Open("/organisasjon/se-som/slutt");
        await support.Send("stop");
        Assert.Null((await kommune.ActorOf(support)).Viewed);
        Assert.True((await kommune.ActorOf(support)).May(OrganisationPermissions.Change));
        support.Dispose();
        leader.Dispose();
    }

    [Fact]
    public async Task It_takes_a_reason_and_the_right_and_ends_by_itself()
    {
        var (support, leader, _, person) = await Two("To");
        await leader.Open(OrganisationUrls.ViewAsOf(person));
        Assert.Equal(HttpStatusCode.Forbidden, leader.Status);
        await support.Open(OrganisationUrls.ViewAsOf(person));
        await support.Send("view", ("Form.Because", " "));
        Assert.Contains("Skriv hvorfor du trenger det.", support.Text);

        await Start(support, person);
        Assert.NotNull((await kommune.ActorOf(support)).Viewed);
        await kommune.With(async db =>
        {
            var support = await db.Assignments.Where(a => a.Role == Roles.Administrator).ToListAsync(Cancel);
            var name = await db.People.Where(p => p.Name == "Support To").Select(p => p.Id).SingleAsync(Cancel);
            support.Single(a => a.PersonId == name).End(kommune.Today);
            db.Assignments.Add(
                new(
                    name,
                    await db.UnitPeriods.Where(p => p.ParentId == null).Select(p => p.UnitId).FirstAsync(Cancel),
                    Roles.Employee,
                    kommune.Today
                )
            );
            await db.Save("test", Cancel);
        });
        Assert.Null((await kommune.ActorOf(support)).Viewed); // no longer support
        support.Dispose();
        leader.Dispose();
    }

    async Task<(Visitor Support, Visitor Leader, Guid Unit, Guid Person)> Two(string name)
    {
        var unit = await kommune.Unit($"Skolen {name}");
        var support = await kommune.SignedIn($"Support {name}", await kommune.Root(), Roles.Administrator);
        var leader = await kommune.SignedIn($"Leder {name}", unit, Roles.Leader);
        return (support, leader, unit, (await kommune.ActorOf(leader)).PersonId!.Value);
    }

    static async Task Start(Visitor support, Guid person)
    {
        await support.Open(OrganisationUrls.ViewAsOf(person));
        await support.Send("view", ("Form.Because", "Ser ikke knappen"));
    }
}
