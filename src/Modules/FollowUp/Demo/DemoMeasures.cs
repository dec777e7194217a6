using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;

namespace Takt.FollowUp;

/// <summary>The measures of Fjordvik that came from elsewhere than an evaluation, and what is new about them.</summary>
sealed class DemoMeasures(Db db, Clock clock, DemoDirectory fjordvik, IFileStore store)
{
    readonly MeasureHistory history = new(db);

    public static async Task Write(IServiceProvider scope, CancellationToken cancel)
    {
        var (db, clock) = (scope.GetRequiredService<Db>(), scope.GetRequiredService<Clock>());
        var measures = new DemoMeasures(db, clock, await DemoDirectory.Read(db, clock, cancel), scope.GetRequiredService<IFileStore>());
        measures.WriteAll();
        await measures.Attach(cancel);
        await measures.Talk(scope.GetRequiredService<Comments>(), scope.GetRequiredService<IActorSource>(), cancel);
        await db.Save("Fjordvik: tiltak", cancel);
    }

    void WriteAll()
    {
        foreach (var measure in FjordvikMeasures.All.Concat(FjordvikPast.All))
        {
            var id = history.Write(OrderOf(measure), CourseOf(measure));
            if (measure.News is var (sentence, daysAgo))
            {
                Tell(sentence, measure, id, daysAgo);
            }
        }
    }

    async Task Talk(Comments comments, IActorSource actors, CancellationToken cancel)
    {
        async Task<Actor> Named(string name) => (await actors.Of(fjordvik.PersonOf(name), cancel))!;
        foreach (var (what, by, to, daysAgo, text) in FjordvikTalk.All)
        {
            Actor[] told = to is null ? [] : [await Named(to)];
            comments.Bring(MeasureOf(what).Watchable, text, await Named(by), told, clock.Now.Date.AddDays(-daysAgo).AddHours(10));
        }
    }

    Measure MeasureOf(string what) => db.Measures.Local.Single(m => m.What.StartsWith(what, StringComparison.Ordinal));

    // As whoever has the measure would have done, with their name on it.
    async Task Attach(CancellationToken cancel)
    {
        Guid RecordOf(string what) => MeasureOf(what).Id;
        var at = clock.Now.Date.AddDays(-6).AddHours(9);
        foreach (var (what, title, address) in FjordvikAttachments.Links)
        {
            var owner = FjordvikMeasures.All.Single(m => m.What.StartsWith(what, StringComparison.Ordinal)).Owner;
            db.Attachments.Add(Attachment.Link(RecordOf(what), title, address, new() { Name = owner }, at));
        }

        using var content = new MemoryStream(FjordvikAttachments.File);
        var sha256 = await ContentHash.Of(content, cancel);
        await store.Put(sha256, content, cancel);
        var type = await FileType.Of(content, FjordvikAttachments.FileName, cancel);
        var writer = FjordvikMeasures.All.Single(m => m.What.StartsWith(FjordvikAttachments.WithFile, StringComparison.Ordinal)).Owner;
        db.Attachments.Add(
            Attachment.File(
                RecordOf(FjordvikAttachments.WithFile),
                "Huskeliste",
                FjordvikAttachments.FileName,
                type,
                sha256,
                content.Length,
                new() { Name = writer },
                at
            )
        );
    }

    MeasureOrder OrderOf(FjordvikMeasure measure) =>
        new(
            measure.What,
            measure.LeaderOf is { } unit ? Seat.LeaderOf(fjordvik.Unit(unit)) : fjordvik.SeatOf(measure.Owner),
            Workday(measure.Due),
            measure.From.Source,
            AudienceOf(measure)
        )
        {
            Kind = measure.Kind,
            ExpectedEffect = measure.Effect,
            Steps = measure.Steps?.Lines,
            Size = measure.Size,
        };

    MeasureCourse CourseOf(FjordvikMeasure measure) =>
        new(Day(measure.Decided)!.Value)
        {
            IsProposed = measure.IsProposed,
            Started = Day(measure.Started),
            Done = Day(measure.Done),
            JudgeOn = Day(measure.JudgeOn),
            Effect = measure.Judged?.Effect,
            Shown = measure.Judged?.Shown,
            DroppedBecause = measure.Dropped,
            Ended = Day(measure.Ended),
            StepsDone = measure.Steps?.Done ?? 0,
            NeedsHelp = measure.NeedsHelp?.About,
            HelpFrom = measure.NeedsHelp is { From: { } from } ? fjordvik.SeatOf(from) : null,
            HelpAskedOn = Day(-2),
            Helped = measure.Helped,
        };

    Audience AudienceOf(FjordvikMeasure measure) =>
        new()
        {
            Permission = FollowUpPermissions.See,
            UnitId = measure.LeaderOf is { } unit ? fjordvik.Unit(unit) : fjordvik.UnitOf(measure.Owner),
        };

    void Tell(string sentence, FjordvikMeasure measure, Guid id, int daysAgo)
    {
        // Ten past two in the afternoon, in the order it happened: news is read by id.
        var at = clock.Now.Date.AddDays(-daysAgo).AddHours(13).AddMinutes(10);
        db.News.Add(
            new()
            {
                Id = Guid.CreateVersion7(new(at, TimeSpan.Zero)),
                At = at,
                Sentence = sentence,
                Title = measure.What,
                Address = FollowUpUrls.Of(id),
                Audience = AudienceOf(measure),
            }
        );
    }

    DateOnly? Day(int? fromToday) => fromToday is { } days ? clock.Today.AddDays(days) : null;

    // Nothing falls due on a Saturday, whatever day the demonstration begins.
    DateOnly? Workday(int? fromToday) =>
        Day(fromToday) is { } date && date > clock.Today
            ? date.AddDays(
                date.DayOfWeek switch
                {
                    DayOfWeek.Saturday => 2,
                    DayOfWeek.Sunday => 1,
                    _ => 0,
                }
            )
            : Day(fromToday);
}
