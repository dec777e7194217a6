using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Takt.Tests;

/// <summary>docs/access.md against the running application: every address, every role, every permission.</summary>
public sealed class AccessTable(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static readonly string[][] Lines =
    [
        .. File.ReadLines(Path.Combine(Source.Root, "docs", "access.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries)),
    ];

    internal static string[][] Written(string head) =>
        [
            .. Lines
                .SkipWhile(l => l[0] != head)
                .Skip(1)
                .TakeWhile(l => l[0].Contains(head == "route" ? '/' : '.', StringComparison.Ordinal)),
        ];

    [Fact]
    public void Every_address_has_its_row_and_every_row_its_address()
    {
        var running = kommune
            .Host.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(Row)
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal);
        Assert.Equal(running, Written("route").Select(cells => string.Join(" | ", cells).TrimEnd('*', ' ')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_permission_is_held_as_the_table_says()
    {
        var granted = Modules
            .All.SelectMany(m => m.Grants)
            .GroupBy(g => (g.Permission, g.Reach))
            .Select(g => $"{g.Key.Permission} | {Names(g.Select(grant => grant.Role))} | {(g.Key.Reach == Reach.Up ? "up" : "down")}")
            .Order(StringComparer.Ordinal);
        Assert.Equal(granted, Written("permission").Select(cells => string.Join(" | ", cells)).Order(StringComparer.Ordinal));
    }

    /// <summary>An address as its row should be; null for the framework's own.</summary>
    static string? Row(RouteEndpoint endpoint)
    {
        var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        if (endpoint.Metadata.GetMetadata<OpenAttribute>() is { } open)
            return $"{route} | open | {(open.Post ? "open" : "–")} | anybody";
        if (endpoint.Metadata.GetMetadata<SignedInAttribute>() is { } signedIn)
            return $"{route} | signed in | {(signedIn.Post ? "signed in" : "–")} | all";
        if (endpoint.Metadata.GetMetadata<ByTokenAttribute>() is { } token)
            return $"{route} | {token.Permission} | {(token.Post ? token.Permission : "–")} | token";
        if (endpoint.Metadata.GetMetadata<NeedsAttribute>() is not { } needs)
            return null;
        var (read, send) = (Holders(needs.Permission), needs.Post is null ? null : Holders(needs.Post));
        return $"{route} | {needs.Permission} | {needs.Post ?? "–"} | {(send is null || send == read ? read : $"{read}; {send}")}";
    }

    static string Holders(string permission) =>
        Names(Modules.All.SelectMany(m => m.Grants).Where(g => g.Permission == permission).Select(g => g.Role));

    static string Names(IEnumerable<string> roles)
    {
        var held = roles.ToHashSet(StringComparer.Ordinal);
        return held.Count == Roles.All.Count ? "all" : string.Join(", ", Roles.All.Where(held.Contains));
    }
}
