namespace Takt.Tests;

/// <summary>Which addresses are a part's.</summary>
public sealed class ModulePartTests
{
    static readonly ModulePart Part = new(
        "Organisation.PartContacts",
        "/organisasjon/kontakter",
        "/organisasjon/kontakter.{format}",
        "/organisasjon/enheter/{Id:guid}/navn-og-samarbeid"
    );

    [Theory]
    [InlineData("/organisasjon/kontakter", true)]
    [InlineData("/organisasjon/kontakter/", true)]
    [InlineData("/Organisasjon/KONTAKTER", true)]
    [InlineData("/organisasjon/kontakter?q=skole#treff", true)]
    [InlineData("/organisasjon/kontakter/noe/under", true)]
    [InlineData("/organisasjon/kontakter.vcf?rolle=leader", true)]
    [InlineData("organisasjon/kontakter.{format}", true)]
    [InlineData("/organisasjon/enheter/0193/navn-og-samarbeid", true)]
    [InlineData("/organisasjon/enheter/{Id:guid}/navn-og-samarbeid", true)]
    [InlineData("/organisasjon", false)]
    [InlineData("/organisasjon/kontakterne", false)]
    [InlineData("/organisasjon/enheter/0193", false)]
    [InlineData("/organisasjon/personer/0193/kontakt.vcf", false)]
    [InlineData("/?til=/organisasjon/kontakter", false)]
    public void An_address_is_a_parts_by_whole_steps(string address, bool isCovered) => Assert.Equal(isCovered, Part.Covers(address));

    /// <summary>The parts as they are: each has its words, its addresses exist, none lies in two, and what it stands on is there.</summary>
    [Fact]
    public void Every_part_is_whole()
    {
        var parts = Modules.All.SelectMany(m => m.Parts.Select(p => (Module: m, Part: p))).ToArray();
        Assert.True(parts.Length >= 9);
        var texts = new TextLibrary(Modules.All);
        var routes = AccessTable.Written("route").Select(row => row[0]).ToArray();
        foreach (var (module, part) in parts)
        {
            Assert.StartsWith(module.Name + ".Part", part.Name, StringComparison.Ordinal);
            Assert.True(texts.Knows(part.Name) && texts.Knows(part.Help), part.Name);
            Assert.All(part.Addresses, address => Assert.Contains(routes, route => new ModulePart("", address).Covers(route)));
            Assert.True(part.StandsOn is null || parts.Any(p => p.Part.Name == part.StandsOn), part.StandsOn);
        }

        Assert.Equal(parts.Length, parts.Select(p => p.Part.Name).Distinct().Count());
        // What programs do with a part belongs to it, and to the part that lets programs in.
        Assert.All(
            routes,
            route =>
                Assert.True(parts.Count(p => p.Part.Covers(route)) <= (route.StartsWith("/api/", StringComparison.Ordinal) ? 2 : 1), route)
        );
        // What everything stands on, and the way back, is in none.
        string[] always =
        [
            "/",
            "/logg-inn",
            "/meg",
            "/sok",
            "/organisasjon",
            "/organisasjon/personer/{Id:guid}",
            "/administrasjon/oppsett",
        ];
        Assert.All(always, route => Assert.DoesNotContain(parts, p => p.Part.Covers(route)));
    }
}
