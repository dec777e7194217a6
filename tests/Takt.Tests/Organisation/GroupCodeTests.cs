using System.Net;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>The code a body is known by in archives: short, and nobody else's.</summary>
public sealed class GroupCodeTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_letters_and_digits_in_capitals_and_no_other_group_has_it()
    {
        var unit = await kommune.Unit("Kodeskolen");
        using var chair = await kommune.SignedIn("Leder Kode", unit, Roles.Employee);
        var (first, other) = (await Make("Første utvalg", chair), await Make("Andre utvalg", chair));
        await Change(chair, first, "amø2");
        Assert.Equal($"/organisasjon/grupper/{first}", chair.At);
        Assert.Contains("Kode AMØ2", chair.Text, StringComparison.Ordinal);
        await Change(chair, first, "AMØ2"); // its own is no other's
        Assert.Equal($"/organisasjon/grupper/{first}", chair.At);

        await Change(chair, other, " Amø2 ");
        Assert.Contains("Koden AMØ2 er brukt av Første utvalg. Velg en annen.", chair.Text, StringComparison.Ordinal);
        Assert.Equal(" Amø2 ", chair.Field("Form.Code")); // what was typed stands there
        foreach (var wrong in new[] { "A M U", "AMU-2", "ARBEIDSMILJØ" })
        {
            await Change(chair, other, wrong);
            Assert.Contains("Skriv koden med bare bokstaver og tall, høyst 10 tegn.", chair.Text, StringComparison.Ordinal);
        }

        Assert.Null(await kommune.With(db => db.Groups.Where(g => g.Id == other).Select(g => g.Code).SingleAsync(Cancel)));
        await Change(chair, other, "");
        Assert.Equal(HttpStatusCode.OK, chair.Status);
        Assert.Null(await kommune.With(db => db.Groups.Where(g => g.Id == other).Select(g => g.Code).SingleAsync(Cancel)));
        var taken = await Assert.ThrowsAsync<DbUpdateException>(() =>
            kommune.With(async db =>
            {
                (await db.Groups.SingleAsync(g => g.Id == other, Cancel)).Code = "AMØ2";
                await db.Save("test", Cancel);
            })
        );
        Assert.True(Taken.Is(taken));
    }

    static async Task Change(Visitor chair, Guid group, string code)
    {
        await chair.Open($"/organisasjon/grupper/{group}/endre");
        await chair.Send("change", ("Form.Code", code));
    }

    async Task<Guid> Make(string name, Visitor chair)
    {
        var group = new Group(name);
        group.Seat((await kommune.ActorOf(chair)).PersonId!.Value, kommune.Today, GroupPlace.Chair);
        await kommune.With(db =>
        {
            db.Groups.Add(group);
            return db.Save("test", Cancel);
        });
        return group.Id;
    }
}
