using System.Net;
using System.Text.Json;
using Takt.FollowUp.Contracts;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>Work that failed until nobody tries it any more: it is shown, a person has it tried again or sets it aside, and the trail says who.</summary>
public sealed class WorkPageTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_tried_again_is_done_and_gone_from_the_list()
    {
        var id = await Stalled("Lageret svarte ikke");
        using var administrator = await kommune.SignedIn("Alma Ansvar", await kommune.Root(), Roles.Administrator);
        await administrator.Open(OrganisationUrls.Work);
        Assert.Contains("Si fra om at et tiltak har fått ny status", administrator.Text);
        Assert.Contains("Lageret svarte ikke", administrator.Text);
        Assert.Contains("Forsøkt 8 ganger", administrator.Text);

        await administrator.Send($"again-{id}");
        Assert.Contains("Takt prøver igjen nå", administrator.Text);
        for (var tries = 0; (await Row(id)).DoneAt is null; tries++)
        {
            Assert.True(tries < 200, "It was not tried within ten seconds.");
            await Task.Delay(50, Cancel);
        }

        Assert.DoesNotContain("Lageret svarte ikke", (await administrator.Open(OrganisationUrls.Work)).Text);
        Assert.Equal("Alma Ansvar", await Who("work tried again"));
    }

    [Fact]
    public async Task What_is_set_aside_takes_a_reason_that_stays_on_the_trail()
    {
        var id = await Stalled("Mottakeren finnes ikke");
        using var administrator = await kommune.SignedIn("Trygve Tar Bort", await kommune.Root(), Roles.Administrator);
        await administrator.Open(OrganisationUrls.Work);
        await administrator.Send($"aside-{id}", ("Form.Because", " "));
        Assert.Contains("Skriv hvorfor det legges bort.", administrator.Text);
        Assert.Null((await Row(id)).DoneAt);

        await administrator.Send($"aside-{id}", ("Form.Because", "Tiltaket er slettet"));
        Assert.Contains("Lagt bort.", administrator.Text);
        Assert.NotNull((await Row(id)).DoneAt);
        Assert.Equal("Trygve Tar Bort", await Who("work set aside"));
        Assert.Contains("Tiltaket er slettet", (await administrator.Open(OrganisationUrls.Trail)).Text);
    }

    [Fact]
    public async Task A_reviewer_sees_it_and_changes_nothing_and_others_see_nothing()
    {
        var id = await Stalled("Uten nett");
        using var reviewer = await kommune.SignedIn("Kari Kontroll", await kommune.Root(), Roles.Reviewer);
        await reviewer.Open(OrganisationUrls.Work);
        Assert.Contains("Uten nett", reviewer.Text);
        Assert.Null(reviewer.Page.QuerySelector("main form"));
        using var administrator = await kommune.SignedIn("Ada Admin", await kommune.Root(), Roles.Administrator);
        await administrator.Open(OrganisationUrls.Work);
        var form = administrator.FieldsOf($"again-{id}");
        Assert.Equal(HttpStatusCode.Forbidden, (await reviewer.Post(OrganisationUrls.Work, form)).Status);
        using var local = await kommune.SignedIn("Lokal Leder", await kommune.Unit("Lokalt"), Roles.Leader);
        Assert.Equal(HttpStatusCode.Forbidden, (await local.Open(OrganisationUrls.Work)).Status);
    }

    [Fact]
    public void Everything_that_can_stop_has_words()
    {
        var missing = Modules
            .All.Select(m => m.Assembly)
            .Append(typeof(IEvent).Assembly)
            .SelectMany(assembly => assembly.GetTypes())
            .Where(t => t.IsAssignableTo(typeof(IEvent)) && !t.IsInterface)
            .Where(t => !IsSaid(t))
            .Select(t => $"Event{t.Name}")
            .ToArray();
        Assert.Equal([], missing);

        static bool IsSaid(Type type)
        {
            var module = Modules.All.SingleOrDefault(m => m.Assembly == type.Assembly)?.Name ?? "Kernel";
            return new TextLibrary(Modules.All).Knows($"{module}.Event{type.Name}");
        }
    }

    async Task<Guid> Stalled(string trouble)
    {
        var row = new EventRow
        {
            At = new(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc),
            Name = nameof(MeasureMoved),
            Body = JsonSerializer.Serialize(new MeasureMoved(Guid.CreateVersion7(), MeasureState.Started, null)),
            Tries = EventDispatch.MostTries,
            Trouble = trouble,
        };
        await kommune.With(db =>
        {
            db.Events.Add(row);
            return db.Save("test", Cancel);
        });
        return row.Id;
    }

    Task<EventRow> Row(Guid id) => kommune.With(db => db.Events.SingleAsync(e => e.Id == id, Cancel));

    Task<string?> Who(string did) =>
        kommune.With(db =>
            db.AuditEntries.Where(e => e.Because == did).OrderByDescending(e => e.Id).Select(e => e.ActorName).FirstAsync(Cancel)
        );
}
