namespace Takt.Evaluations;

/// <summary>Where in a programme an evaluation stands.</summary>
enum EvaluationKind
{
    MidTerm,
    Final,
    Yearly,
    DraftForComment,
}

/// <summary>How what is said is tied to who said it.</summary>
enum ContributionMode
{
    Named,
    ByTable,
    Anonymous,
}

/// <summary>The course of an evaluation. A step back is possible until published, and is on the trail.</summary>
public enum EvaluationState
{
    Draft,
    Collecting,
    Answering,
    Published,
    Archived,
}

/// <summary>Asking what has become better and what must become better, and answering all of it.</summary>
sealed class Evaluation : RootEntity, IFindable, IShownLive
{
    readonly List<Part> parts = [];
    readonly List<Theme> themes = [];

    static IReadOnlyList<string> IHasAudience.AskedPermissions { get; } = [EvaluationsPermissions.TakePart];

    static SearchKind IFindable.FoundAs { get; } =
        new("Evaluations.KindEvaluation", "Evaluations.Menu", "evalueringer", EvaluationsUrls.List);

    Evaluation() { }

    public string Title { get; set; } = "";
    public string? Programme { get; set; }
    public EvaluationKind Kind { get; set; }
    public ContributionMode Mode { get; set; }
    public string? Purpose { get; set; }
    public DateOnly? PurposeDiscussedOn { get; set; }
    public Guid? PreviousId { get; set; }
    public EvaluationState State { get; private set; }
    public string? GatheringName { get; set; }
    public DateOnly? GatheringFrom { get; set; }
    public DateOnly? GatheringTo { get; set; }
    public string? MeetingName { get; set; }
    public DateOnly? MeetingDate { get; set; }
    public string? Presenter { get; set; }

    /// <summary>Whose answer it is, as the deck says it: "RLG", "Ledergruppen".</summary>
    public string? AnsweringBody { get; set; }

    /// <summary>Who owes what no theme has a carrier for.</summary>
    public Seat Answers { get; set; } = null!;

    public DateOnly? AnswersDue { get; set; }
    public DateTime? PublishedAt { get; private set; }
    public IReadOnlyList<Part> Parts => parts;
    public IReadOnlyList<Theme> Themes => themes;

    Guid IShownLive.LiveTopic => Id;

    /// <summary>What a meeting takes up of it.</summary>
    public Topic Topic => new(Id, Title, EvaluationsUrls.Of(Id), EvaluationsUrls.PresentOf(Id));

    public Finding Finding =>
        new("Evaluations.KindEvaluation", Title, EvaluationsUrls.Of(Id), Finding.Together(GatheringName, MeetingName));

    /// <summary>One that is still being set up exists only for those who run it.</summary>
    public Audience FoundBy => State == EvaluationState.Draft ? Audience with { Permission = EvaluationsPermissions.Run } : Audience;

    public bool TakesContributions => State == EvaluationState.Collecting;
    public bool IsPublished => State is EvaluationState.Published or EvaluationState.Archived;

    /// <summary>The seats whose holders may write and read answers before they are published.</summary>
    public bool MayAnswer(Actor actor) =>
        actor.May(EvaluationsPermissions.Run, Audience.UnitId)
        || Answers.IsHeldBy(actor)
        || themes.Any(t => t.Carrier?.IsHeldBy(actor) == true);

    public bool MayRun(Actor actor) => actor.May(EvaluationsPermissions.Run, Audience.UnitId);

    public bool MayApprove(Actor actor) => actor.May(EvaluationsPermissions.Approve, Audience.UnitId);

    /// <summary>Takes the whole evaluation away again, with everything in it. The trail keeps that it was there.</summary>
    public async Task Remove(Db db, CancellationToken cancel)
    {
        if (IsPublished)
        {
            throw new Refusal(Texts.PublishedStays);
        }

        if (await db.WhistleReports.AnyAsync(r => r.EvaluationId == Id, cancel))
        {
            throw new Refusal(Texts.WhistleStays);
        }

        var ids = themes.Select(t => t.Id).ToArray();
        db.RemoveRange(await db.Answers.WithPoints().Where(a => a.EvaluationId == Id).ToListAsync(cancel));
        db.RemoveRange(await db.Contributions.Where(c => c.EvaluationId == Id).ToListAsync(cancel));
        await db.ForgetGatherings(Id, cancel);
        db.RemoveRange(await db.InsideComments.Where(c => ids.Contains(c.ThemeId)).ToListAsync(cancel));
        db.RemoveRange(await db.Todos.Where(t => ids.Contains(t.SourceId) || t.SourceId == Id).ToListAsync(cancel));
        db.RemoveRange(await db.Deadlines.Where(d => ids.Contains(d.SourceId) || d.SourceId == Id).ToListAsync(cancel));
        db.Remove(this);
    }

    public static Evaluation Plan(string title, Guid unit, Seat answers) =>
        new()
        {
            Title = title,
            Answers = answers,
            Audience = new() { Permission = EvaluationsPermissions.TakePart, UnitId = unit },
        };

    public Part AddPart(string name, PartKind kind, string? level = null)
    {
        var part = new Part(Id, parts.Count + 1, name, kind, level);
        parts.Add(part);
        return part;
    }

    /// <summary>Adds a theme last in its part. Its address is its place in the whole evaluation; the number people know it by may be another.</summary>
    public Theme AddTheme(Part part, string question, int? number = null)
    {
        var theme = new Theme(Id, part.Id, part.Kind, themes.Count == 0 ? 1 : themes.Max(t => t.Position) + 1, question, number);
        themes.Add(theme);
        return theme;
    }

    /// <summary>Takes over the parts and themes of the round before, and remembers it for comparing.</summary>
    public void FollowOn(Evaluation previous)
    {
        PreviousId = previous.Id;
        (Programme, Kind, Mode, AnsweringBody) = (previous.Programme, previous.Kind, previous.Mode, previous.AnsweringBody);
        foreach (var part in previous.Parts.OrderBy(p => p.Position))
        {
            var copy = AddPart(part.Name, part.Kind, part.Level);
            foreach (var theme in previous.Themes.Where(t => t.PartId == part.Id).OrderBy(t => t.Position))
            {
                var taken = AddTheme(copy, theme.Question, theme.Number);
                (taken.Guidance, taken.Carrier, taken.NeedsAnswer) = (theme.Guidance, theme.Carrier, theme.NeedsAnswer);
            }
        }
    }

    public void RemoveTheme(Theme theme) => themes.Remove(theme);

    public void Open()
    {
        Need(EvaluationState.Draft);
        if (themes.Count == 0)
        {
            throw new Refusal(Texts.OpenWithoutThemes);
        }

        State = EvaluationState.Collecting;
        Record(new EvaluationOpened(Id));
    }

    /// <summary>Nothing gets in after this.</summary>
    public void Close()
    {
        Need(EvaluationState.Collecting, EvaluationState.Draft);
        State = EvaluationState.Answering;
        Record(new EvaluationClosed(Id));
    }

    public void StepBack()
    {
        Need(EvaluationState.Collecting, EvaluationState.Answering);
        State = State == EvaluationState.Answering ? EvaluationState.Collecting : EvaluationState.Draft;
    }

    public void Publish(DateTime now)
    {
        Need(EvaluationState.Answering, EvaluationState.Published);
        (State, PublishedAt) = (EvaluationState.Published, now);
        Record(new EvaluationPublished(Id));
    }

    public void Archive()
    {
        Need(EvaluationState.Published);
        State = EvaluationState.Archived;
    }

    void Need(params ReadOnlySpan<EvaluationState> states)
    {
        if (!states.Contains(State))
        {
            throw new Refusal(Texts.EvaluationIsElsewhere);
        }
    }
}

/// <summary>An evaluation takes contributions from now on.</summary>
sealed record EvaluationOpened(Guid EvaluationId) : IEvent;

/// <summary>An evaluation takes no more contributions.</summary>
sealed record EvaluationClosed(Guid EvaluationId) : IEvent;

/// <summary>An evaluation was published, or published again.</summary>
sealed record EvaluationPublished(Guid EvaluationId) : IEvent;

/// <summary>What a part of an evaluation asks for. It decides what a contribution there is, so that nobody is asked on a phone.</summary>
enum PartKind
{
    Better,
    Improve,
    FocusAreas,
    Priorities,
}

/// <summary>A part: "what has become better", "the whole organisation", "own unit".</summary>
sealed class Part : Entity
{
    public Part(Guid evaluationId, int position, string name, PartKind kind, string? level) =>
        (EvaluationId, Position, Name, Kind, Level) = (evaluationId, position, name, kind, level);

    public Guid EvaluationId { get; private init; }
    public int Position { get; private init; }
    public string Name { get; set; }
    public PartKind Kind { get; private init; }
    public string? Level { get; set; }

    /// <summary>Name and level, where the name does not say the level already.</summary>
    public string FullName => Level is null || Name.Contains(Level, StringComparison.OrdinalIgnoreCase) ? Name : $"{Name}: {Level}";
}

/// <summary>A question asked, a focus area, or a row of the priority table. Each but "better" is owed an answer.</summary>
sealed class Theme : EditedEntity, IShownLive
{
    public Theme(Guid evaluationId, Guid partId, PartKind kind, int position, string question, int? number) =>
        (EvaluationId, PartId, Kind, Position, Question, Number) = (evaluationId, partId, kind, position, question, number);

    public Guid EvaluationId { get; private init; }
    Guid IShownLive.LiveTopic => EvaluationId;
    public Guid PartId { get; private init; }

    /// <summary>Its part's.</summary>
    public PartKind Kind { get; private init; }

    /// <summary>Place in the whole evaluation, from 1; part of the address.</summary>
    public int Position { get; private init; }

    /// <summary>The number people know it by: theme 4, priority 2.</summary>
    public int? Number { get; set; }

    /// <summary>The question, the focus area's title or the area of the priority.</summary>
    public string Question { get; set; }

    /// <summary>"Tema 4", or the name of a focus area or a priority.</summary>
    public string Name => ThemeNames.Name(Kind, Number, Question);

    /// <summary>"Tema 4: Hvordan …", or the name alone.</summary>
    public string Label => ThemeNames.Label(Kind, Number, Question);

    /// <summary>"tema 4", "«Systemer som henger sammen»": inside a sentence.</summary>
    public string Mention => ThemeNames.Mention(Kind, Number, Question);

    /// <summary>How many dots were laid on it, where it is a priority that came of dots.</summary>
    public int? Dots { get; set; }

    public string? AlsoCalled { get; set; }
    public string? Subheading { get; set; }
    public string? Guidance { get; set; }

    /// <summary>The member who carries the answer; none means whoever answers for the evaluation.</summary>
    public Seat? Carrier { get; set; }

    public DateOnly? Due { get; set; }

    /// <summary>Whether somebody owes an answer; what has become better needs none.</summary>
    public bool NeedsAnswer { get; set; } = true;

    /// <summary>When the answer will come, when publishing without it.</summary>
    public DateOnly? PromisedBy { get; set; }
}
