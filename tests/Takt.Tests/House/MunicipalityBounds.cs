using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp;

namespace Takt.Tests;

/// <summary>What was given at one municipality's host is worth nothing at another's.</summary>
public sealed class MunicipalityBounds(EmptyKommune one, EmptyKommune2 other) : IClassFixture<EmptyKommune>, IClassFixture<EmptyKommune2>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_cookie_is_refused_at_another_municipalitys_host()
    {
        using var here = await one.SignedIn("Kari Her", await one.Root(), Roles.Leader);
        Assert.Equal("/tiltak", (await here.Open("/tiltak")).At);

        var cookie = here.Cookie(SessionCookie.Name)!;
        foreach (var tried in new[] { cookie, $"{other.Municipality.OrganisationNumber}{cookie[9..]}" })
        {
            using var there = new Visitor(other);
            there.Carry(SessionCookie.Name, tried);
            await there.Open("/tiltak");
            Assert.StartsWith("/logg-inn", there.At, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_antiforgery_token_is_refused_at_another_municipalitys_host()
    {
        var root = await other.Root();
        using var here = await one.SignedIn("Kari Her", await one.Root(), Roles.Leader);
        using var there = await other.SignedIn("Per Der", root, Roles.Leader);
        await here.Open("/tiltak/ny");
        await there.Open("/tiltak/ny");
        var (own, stolen) = (there.FieldsOf("measure"), here.FieldsOf("measure").Single(f => f.Key == Token));
        var wish = own.Where(f => f.Key is not Token and not "Form.What" and not "Form.Owner" and not "Form.Due")
            .Append(new("Form.What", "Stjålet"))
            .Append(new("Form.Owner", $"{Seat.LeaderOf(root)}"))
            .Append(new("Form.Due", "1.2.2027"))
            .ToArray();

        there.Carry("takt-form", here.Cookie("takt-form"));
        await there.Post("/tiltak/ny", wish.Append(stolen));
        Assert.False(await other.With(db => db.Measures.AnyAsync(m => m.What == "Stjålet", Cancel)));

        await there.Open("/tiltak/ny"); // the same form with a token of its own: it was the token that was refused
        await there.Post("/tiltak/ny", wish.Append(there.FieldsOf("measure").Single(f => f.Key == Token)));
        Assert.True(await other.With(db => db.Measures.AnyAsync(m => m.What == "Stjålet", Cancel)));
    }

    [Fact]
    public async Task A_host_in_no_line_of_the_catalogue_belongs_to_nobody()
    {
        var catalogue = new Catalogue();
        catalogue.Set("a.example", one.Municipality);
        var services = new ServiceCollection().AddSingleton(catalogue).AddScoped<Origin>().BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.Host = new("b.example");
        var passed = false;
        await Sessions.BindMunicipality(
            http,
            _ =>
            {
                passed = true;
                return Task.CompletedTask;
            }
        );
        Assert.Equal((false, StatusCodes.Status421MisdirectedRequest), (passed, http.Response.StatusCode));
    }

    const string Token = "__RequestVerificationToken";
}
