using Microsoft.AspNetCore.Components;
using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>What was said, what was answered, and how it stands today, for everybody who took part.</summary>
public sealed partial class YouSaidWeDid
{
    const int FirstVoices = 5;

    Evaluation evaluation = null!;
    Published published = null!;
    Deeds deeds = null!;
    IReadOnlySet<Guid> replied = new HashSet<Guid>();
    Dictionary<Guid, Reception> received = [];
    bool mayAnswer;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm]
    public string? Reply { get; set; }

    EvaluationSnapshot Snapshot => published.Snapshot;

    ThemeShown[] Answered => [.. Snapshot.Owed.Where(t => t.Answer is not null)];

    ThemeShown[] Unanswered => [.. Snapshot.Unanswered];

    /// <summary>Answered themes in which something was left without an answer.</summary>
    IEnumerable<(ThemeShown Theme, int Count)> LeftOut => Answered.Select(t => (t, t.Unanswered.Count())).Where(t => t.Item2 > 0);

    bool AllIsAnswered => Unanswered.Length == 0 && !LeftOut.Any();

    PointShown[] Points => [.. Answered.SelectMany(t => t.Answer!.Points)];

    protected override async Task Load()
    {
        evaluation = Found(
            await Db.Evaluations.OpenTo(Actor).AsNoTracking().Include(e => e.Themes).SingleOrDefaultAsync(e => e.Id == Id, Cancel)
        );
        published = Found((await Db.FindPublished([Id], Cancel)).GetValueOrDefault(Id));
        mayAnswer = evaluation.MayAnswer(Actor);
        deeds = await Deeds.Find(Snapshot.Measures, Book, Directory, Cancel);
        var themes = Answered.Select(t => t.Id).ToArray();
        var me = Actor.PersonId;
        replied = (
            await Db.ReceptionsGiven.Where(g => g.PersonId == me && themes.Contains(g.ThemeId)).Select(g => g.ThemeId).ToListAsync(Cancel)
        ).ToHashSet();
        if (mayAnswer)
        {
            received = await Db.Receptions.AsNoTracking().Where(r => themes.Contains(r.ThemeId)).ToDictionaryAsync(r => r.ThemeId, Cancel);
        }
    }

    Task Receive(ThemeShown theme)
    {
        Must(Actor.PersonId is not null);
        return Act(async () =>
        {
            if (Enum.TryParse<Reply>(Reply, out var reply) && Enum.IsDefined(reply))
            {
                await Db.Receive(theme.Id, reply, Cancel);
            }

            Go(At(theme), "Evaluations.ReceptionGiven");
        });
    }

    // With a base address "#x" alone would lead to the front page.
    string At(ThemeShown theme) => At(AnchorOf(theme));

    string At(string id) => $"{EvaluationsUrls.YouSaidOf(Id)}#{id}";

    PartShown PartOf(ThemeShown theme) => Snapshot.Parts.First(p => p.Themes.Contains(theme));

    static string AnchorOf(ThemeShown theme) => $"tema-{theme.Position}";

    int Of(Stance? stance) => Points.Count(p => p.Stance == stance);

    DateOnly DayOf(DateTime at) => DateOnly.FromDateTime(Clock.ToOslo(at));

    string Eyebrow
    {
        get
        {
            var (first, last) = (Norwegian.Full(DayOf(published.First)), Norwegian.Full(DayOf(published.Last)));
            return $"{Snapshot.Title} · {(first == last ? string.Format(Texts.PublishedOn, first) : string.Format(Texts.PublishedUpdated, first, last))}";
        }
    }

    string Lead => string.Format(Texts.LeadYouSaid, OwedWords.Contributions(Snapshot.Themes.Sum(t => t.Said.Count)));

    IReadOnlyList<Choice> Contents =>
        [
            .. Answered.Select(t => new Choice(PartOf(t).NameOf(t).Shortened(60), At(t))),
            .. AllIsAnswered ? [] : new[] { new Choice(Texts.WithoutAnswer, At("rest")) },
        ];

    /// <summary>The numbered questions: what the chart can name.</summary>
    ThemeCount[] Counts =>
        [
            .. Snapshot
                .Parts.Where(p => p.Kind == PartKind.Improve)
                .SelectMany(p => p.Themes)
                .Where(t => t.Number is not null && t.NeedsAnswer)
                .Select(t => new ThemeCount($"{t.Number}", t.Question, t.Said.Count, t.Answered, EvaluationsUrls.ThemeOf(Id, t.Position))),
        ];

    /// <summary>One mark for each point, and what the marks say.</summary>
    (Stroke Stroke, int Count, string Words)[] Marks =>
        [
            .. new (Stroke, int, string)[]
            {
                (Stroke.Good, Of(Stance.InPlace), Texts.PointsInPlace),
                (Stroke.Done, Of(Stance.WillDo), Texts.PointsWillDo),
                (Stroke.Half, Of(Stance.PartlyDo), Texts.PointsPartly),
                (Stroke.Wait, Of(Stance.Considering), Texts.PointsConsidering),
                (Stroke.No, Of(Stance.WillNot), Texts.PointsWillNot),
                (Stroke.None, Of(null), Texts.PointsUnstated),
            }
                .Where(m => m.Item2 > 0)
                .Select(m => (m.Item1, m.Item2, string.Format(m.Item3, m.Item2))),
        ];
}
