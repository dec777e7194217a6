using Takt.FollowUp;

namespace Takt.Tests;

/// <summary>The steps of a measure: typed as lines, ticked one by one.</summary>
public sealed class StepTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Steps_are_made_with_it_added_ticked_and_removed()
    {
        var unit = await kommune.Unit("Stegskolen");
        using var owner = await kommune.SignedIn("Sigrid Steg", unit, Roles.Leader);
        await owner.Open("/tiltak/ny");
        await owner.Send(
            "measure",
            ("Form.What", "Ny skolehage"),
            ("Form.Owner", $"{Seat.LeaderOf(unit)}"),
            ("Form.Due", "15.1.2027"),
            ("Form.Steps", "- Finne et sted\r\n\r\n✓ Spørre FAU\r\n- Finne et sted")
        );
        Assert.Equal(["Finne et sted", "Spørre FAU"], Shown(owner)); // pasted marks are no words, and none is done
        Assert.Contains("0 av 2 steg er gjort", owner.Text, StringComparison.Ordinal);

        await owner.Send("steps", ("Form.Steps", "Spørre FAU"));
        Assert.Contains("Skriv minst ett steg som ikke står der allerede.", owner.Text, StringComparison.Ordinal);
        await owner.Send("steps", ("Form.Steps", new string('x', 151)));
        Assert.Contains("Kort ned til 150 tegn", owner.Text, StringComparison.Ordinal);
        Assert.Equal(new string('x', 151), owner.Page.QuerySelector("textarea[name='Form.Steps']")!.TextContent);
        await owner.Send("steps", ("Form.Steps", string.Join('\n', Enumerable.Range(1, 19))));
        Assert.Contains("Et tiltak kan ha 20 steg.", owner.Text, StringComparison.Ordinal);
        await owner.Send("steps", ("Form.Steps", "Kjøpe frø"));
        await owner.Send("tick-1");
        Assert.Contains("1 av 3 steg er gjort", owner.Text, StringComparison.Ordinal);
        await owner.Send("unstep-0");
        Assert.Equal(["Gjort: Spørre FAU", "Kjøpe frø"], Shown(owner));
        Assert.Contains("Oppdaterte stegene", owner.Text, StringComparison.Ordinal);
        await owner.Open("/tiltak");
        Assert.Contains("1 av 2 steg er gjort", owner.Text, StringComparison.Ordinal);
        await owner.Open(await Address("Ny skolehage"));
        await owner.Send("tick-0"); // not done after all
        Assert.Contains("0 av 2 steg er gjort", owner.Text, StringComparison.Ordinal);

        using var other = await kommune.SignedIn("Ulrik Uten", unit, Roles.Employee);
        await other.Open(owner.At);
        Assert.Equal(["Spørre FAU", "Kjøpe frø"], Shown(other)); // seen, and not changed
        Assert.Throws<InvalidOperationException>(() => other.FieldsOf("tick-0"));
        await owner.Send("finish");
        Assert.Throws<InvalidOperationException>(() => owner.FieldsOf("tick-0"));
    }

    [Fact]
    public void What_is_kept_is_read_as_it_was()
    {
        Step[] steps = [new("Ring ✓ skolen", false), new("Skriv", true)];
        Assert.Equal(steps, Step.Read(Step.Write(steps)));
        Assert.Empty(Step.Read(null));
        Assert.Null(Step.Write([]));
    }

    static string[] Shown(Visitor who) =>
        [.. who.Page.QuerySelectorAll("[aria-labelledby=steg] li > div:first-child > span").Select(s => s.TextContent.Trim())];

    Task<string> Address(string what) =>
        kommune.With(async db => $"/tiltak/{await db.Measures.Where(m => m.What == what).Select(m => m.Id).SingleAsync(Cancel)}");
}
