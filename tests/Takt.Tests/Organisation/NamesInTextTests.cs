using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>Names of people who work here, in what somebody writes.</summary>
public sealed class NamesInTextTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    [Theory]
    [InlineData("Kari Nesheim svarer aldri på e-post.", "Kari Nesheim")]
    [InlineData("Jeg fikk nei av Kari, og av Nils Otto Fagervik.", "Kari|Nils Otto Fagervik")]
    [InlineData("Nils Fagervik sa ja.", "Nils Fagervik")]
    [InlineData("Kari snakker for mye.", "Kari")]
    [InlineData("Kari og alle på Nesheim venter.", "Kari")]
    [InlineData("Per i dag har vi ingen vikar.", "")]
    [InlineData("Vi ba Per om hjelp.", "Per")]
    [InlineData("Møtene i Oslo er for lange, sier NAV.", "")]
    [InlineData("kari skrives med liten bokstav", "")]
    [InlineData("Ordet Karin er et annet.", "")]
    [InlineData("", "")]
    public async Task Who_is_named_is_found(string text, string names)
    {
        await Hire("Kari Nesheim");
        await Hire("Nils Otto Fagervik");
        await Hire("Per Ås");
        var found = await kommune.With(db => new NamesInText(db).Find(text, TestContext.Current.CancellationToken));
        Assert.Equal(names, string.Join('|', found));
    }

    async Task Hire(string name)
    {
        if (!await kommune.With(db => db.People.AnyAsync(p => p.Name == name, TestContext.Current.CancellationToken)))
        {
            await kommune.SignedIn(name, await kommune.Unit("Skogen"), Roles.Employee);
        }
    }
}
