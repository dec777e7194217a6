using Takt.Meetings;

namespace Takt.Tests;

/// <summary>What is passed on: one's own list, and how many have done it without a word of who.</summary>
public sealed class PassOnTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_marked_one_by_one_or_all_of_a_meeting_and_taken_back()
    {
        using var held = await Held.Begin(kommune, "Videre");
        var (first, second) = (await held.Item("Første sak"), await held.Item("Andre sak"));
        await held.Write(held.Secretary, first, null, key: "Nytt nødnummer");
        await held.Write(held.Secretary, second, null, key: "Møtet flyttes");
        await held.Member.Open("/moter/ta-med-videre");
        Assert.Contains("Ingenting å ta med videre nå.", held.Member.Text, StringComparison.Ordinal); // it is not out

        await held.End();
        await held.Member.Open("/moter/ta-med-videre");
        Assert.Contains("Nytt nødnummer", held.Member.Text, StringComparison.Ordinal);
        await held.Member.Send($"pass-{first}");
        Assert.NotNull(held.Member.FieldsOf($"back-{first}"));
        await held.Member.Send($"back-{first}");
        await held.Member.Send($"all-{held.Id}");
        Assert.Contains("Du har sagt alt videre.", held.Member.Text, StringComparison.Ordinal);
        Assert.Equal([held.MemberId, held.MemberId], await Passed(held));

        await held.Chair.Open("/moter/ta-med-videre");
        Assert.NotNull(held.Chair.FieldsOf($"pass-{first}")); // each has a list of their own
        foreach (var outsider in new[] { held.Observer, held.Colleague })
        {
            await outsider.Open("/moter/ta-med-videre");
            Assert.DoesNotContain("Nytt nødnummer", outsider.Text, StringComparison.Ordinal);
            await outsider.Post("/moter/ta-med-videre", held.Chair.FieldsOf($"pass-{first}"));
        }

        Assert.Equal([held.MemberId, held.MemberId], await Passed(held));
    }

    [Fact]
    public async Task Whoever_runs_it_sees_how_many_and_never_who()
    {
        using var held = await Held.Begin(kommune, "Tall", more: 3);
        var item = await held.Item("Sak med tall");
        await held.Write(held.Secretary, item, null, key: "Si dette videre");
        await held.End();
        await held.Member.Open("/moter/ta-med-videre");
        await held.Member.Send($"pass-{item}");
        await held.Secretary.Open(held.Minutes);
        Assert.Contains("1 av 7 har sagt det videre", held.Secretary.Text, StringComparison.Ordinal);
        await held.Member.Open(held.Minutes);
        Assert.DoesNotContain("har sagt det videre", held.Member.Text, StringComparison.Ordinal);
        Assert.False(await kommune.With(db => db.AuditEntries.AnyAsync(e => e.Kind == nameof(Passing), Cancel))); // nor does the trail
    }

    [Fact]
    public async Task Of_a_few_nothing_is_counted()
    {
        using var held = await Held.Begin(kommune, "Få");
        var item = await held.Item("Sak for få");
        await held.Write(held.Secretary, item, null, key: "Til fire lesere");
        await held.End();
        Assert.Equal(4, await kommune.With(db => db.Passings.CountAsync(p => p.ItemId == item, Cancel)));
        await held.Secretary.Open(held.Minutes);
        Assert.Contains("Til fire lesere", held.Secretary.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("har sagt det videre", held.Secretary.Text, StringComparison.Ordinal);
    }

    Task<Guid[]> Passed(Held held) =>
        kommune.With(async db =>
        {
            var items = db.AgendaItems.AsQueryable();
            return await db
                .Passings.Where(p => p.PassedOnAt != null && items.Any(i => i.Id == p.ItemId && i.MeetingId == held.Id))
                .Select(p => p.PersonId)
                .ToArrayAsync(Cancel);
        });
}
