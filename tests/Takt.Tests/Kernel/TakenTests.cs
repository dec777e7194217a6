using Takt.Meetings;

namespace Takt.Tests;

/// <summary>The same row made twice in the same moment is told from what else a database refuses.</summary>
public sealed class TakenTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_another_made_first_is_told_from_what_leads_nowhere()
    {
        using var held = await Held.Begin(kommune, "Samtidig");
        var item = await held.Item("Saken");
        await Make(item);
        Assert.True(Taken.Is(await Assert.ThrowsAsync<DbUpdateException>(() => Make(item))));
        Assert.False(Taken.Is(await Assert.ThrowsAsync<DbUpdateException>(() => Make(Guid.CreateVersion7()))));

        Task Make(Guid about) =>
            kommune.With(async db =>
            {
                db.Passings.Add(new(about, held.MemberId));
                await db.Save("test", Cancel);
            });
    }
}
