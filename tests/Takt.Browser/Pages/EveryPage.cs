using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;

namespace Takt.Browser;

/// <summary>Every page, in every look: axe finds nothing, nothing scrolls sideways, the browser has nothing to complain of.</summary>
public sealed class EveryPage(Fjordvik fjordvik) : IClassFixture<Fjordvik>
{
    public static TheoryData<string> Names => [.. Places.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Holds_in_every_look(string name)
    {
        var place = Places.All.Single(p => p.Name == name);
        var findings = await Inspection.Of(
            look => fjordvik.TabOf(look.Language, place.As),
            place.Address(fjordvik),
            place.Status,
            place.After,
            place.IsVariant ? Look.Fewest : Look.ToSee
        );
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Fact]
    public void No_page_is_left_out()
    {
        var routes = fjordvik
            .Kommune.Host.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(e => e.RoutePattern.RawText!)
            .ToHashSet();
        var seen = Places.All.Select(p => p.Route).Append(OrganisationUrls.FirstAdministrator).ToHashSet(); // that one: EveryEmptyPage
        Assert.Equal([], routes.Except(seen).Order());
        Assert.Equal([], seen.Except(routes).Order());
    }
}
