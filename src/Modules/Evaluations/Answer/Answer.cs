namespace Takt.Evaluations;

/// <summary>What the leader group says to what was said.</summary>
enum Stance
{
    InPlace,
    WillDo,
    PartlyDo,
    Considering,
    WillNot,
}

/// <summary>How far an answer has come.</summary>
enum AnswerState
{
    Draft,
    ForApproval,
    Approved,
}

/// <summary>Who else than the one who wrote an answer has seen it before it is approved.</summary>
enum SecondEyes
{
    /// <summary>Whoever approves; so it may not be the one who wrote.</summary>
    Approver,

    /// <summary>The group that answers, together in the meeting.</summary>
    Meeting,

    /// <summary>Perhaps nobody: the municipality has so few people that one may do both, and it is noted.</summary>
    None,
}

/// <summary>The answer of a theme: a short lead and points, each with a stance and the contributions it covers.</summary>
sealed class Answer : EditedEntity, IShownLive
{
    public const int LongestLead = 600;

    readonly List<AnswerPoint> points = [];

    public Answer(Guid themeId, Guid evaluationId) => (ThemeId, EvaluationId) = (themeId, evaluationId);

    public Guid ThemeId { get; private init; }
    public Guid EvaluationId { get; private init; }
    Guid IShownLive.LiveTopic => EvaluationId;
    public string? Lead { get; private set; }
    public AnswerState State { get; private set; }
    public string? DraftedBy { get; private set; }

    /// <summary>Whoever changed the words last; null in an answer from before this was kept, and in an imported one.</summary>
    public Guid? DraftedById { get; private set; }

    public string? ApprovedBy { get; private set; }

    /// <summary>Written and approved by one and the same, with nobody beside: the exception, noted.</summary>
    public bool IsApprovedByWriter { get; private set; }

    public DateOnly? StateSince { get; private set; }
    public IReadOnlyList<AnswerPoint> Points => [.. points.OrderBy(p => p.Position)];

    public bool IsEmpty => points.Count == 0;

    /// <summary>What keeps the answer from being sent or published, at the fields of the form.</summary>
    public IEnumerable<Refusal> Unfinished =>
        IsEmpty ? [new(Texts.AnswerIsEmpty) { Field = "Form.Points[0].Text" }] : Points.SelectMany(p => p.Unfinished);

    /// <summary>
    /// Puts new words in place of the old; a point that replaces one keeps its measure. A draft may be unfinished; an
    /// approved answer becomes a draft again.
    /// </summary>
    public void Write(string? lead, IEnumerable<AnswerPoint> written, Actor by, DateOnly today)
    {
        var standing = points.ToDictionary(p => p.Id);
        Lead = lead;
        points.Clear();
        points.AddRange(written.Select(p => standing.GetValueOrDefault(p.Replaces ?? p.Id)?.Say(p) ?? p));
        Reopen(by, today);
    }

    /// <summary>Adds a point last, as it is decided in a meeting. It must be whole.</summary>
    public void Add(AnswerPoint point, Actor by, DateOnly today)
    {
        Demand(point.Unfinished);
        points.Add(point);
        Reopen(by, today);
    }

    /// <summary>The draft is ready for whoever approves. From here on every point must be whole.</summary>
    public void Submit(DateOnly today)
    {
        Demand(Unfinished);
        MoveTo(AnswerState.ForApproval, today);
    }

    /// <summary>Whoever approves asks for more; it is a draft again. Why is said in a comment.</summary>
    public void Return(DateOnly today)
    {
        if (State != AnswerState.ForApproval)
        {
            throw new Refusal(Texts.AnswerIsElsewhere);
        }

        MoveTo(AnswerState.Draft, today);
    }

    /// <summary>Whether somebody is the one who changed the words last, however many wrote before.</summary>
    public bool IsWrittenBy(Actor actor) => DraftedById is { } writer ? writer == actor.PersonId : DraftedBy == actor.Name;

    /// <summary>Four eyes on every answer: two people's, or the meeting's.</summary>
    public void Approve(Actor by, SecondEyes eyes, DateOnly today)
    {
        Demand(Unfinished);
        if (eyes is SecondEyes.Approver && IsWrittenBy(by))
        {
            throw new Refusal(Texts.WriterDoesNotApprove);
        }

        MoveTo(AnswerState.Approved, today);
        (ApprovedBy, IsApprovedByWriter) = (by.Name, eyes is SecondEyes.None && IsWrittenBy(by));
        Record(new ThemeAnswered(EvaluationId, ThemeId));
    }

    /// <summary>
    /// As it stood in an imported document: approved there, answering the whole theme, with the stances the document did not
    /// give left open. A promise becomes a measure to be decided.
    /// </summary>
    public static Answer Imported(Theme theme, IEnumerable<(string Text, bool IsPromise)> texts, Seat owner)
    {
        var answer = new Answer(theme.Id, theme.EvaluationId) { State = AnswerState.Approved };
        answer.points.AddRange(
            texts.Select(
                (point, i) =>
                    new AnswerPoint(answer.Id, i + 1, point.Text, point.IsPromise ? Stance.WillDo : null)
                    {
                        CoversAll = true,
                        MeasureWhat = point.IsPromise ? point.Text.Shortened(300) : null,
                        MeasureOwner = point.IsPromise ? owner : null,
                    }
            )
        );
        return answer;
    }

    void Reopen(Actor by, DateOnly today)
    {
        MoveTo(AnswerState.Draft, today);
        (DraftedBy, DraftedById, ApprovedBy, IsApprovedByWriter) = (by.Name, by.PersonId, null, false);
    }

    static void Demand(IEnumerable<Refusal> unfinished)
    {
        if (unfinished.FirstOrDefault() is { } missing)
        {
            throw missing;
        }
    }

    void MoveTo(AnswerState state, DateOnly today)
    {
        if (State != state || StateSince is null)
        {
            (State, StateSince) = (state, today);
        }
    }
}

/// <summary>An answer was approved.</summary>
sealed record ThemeAnswered(Guid EvaluationId, Guid ThemeId) : IEvent;

/// <summary>One point of an answer.</summary>
sealed class AnswerPoint : Entity
{
    public const int LongestText = 1000;
    public const int LongestReason = 600;
    public const int LongestRequest = 400;
    public const int LongestMeasure = 200;

    readonly List<Cover> covers = [];

    public AnswerPoint(Guid answerId, int position, string text, Stance? stance) =>
        (AnswerId, Position, Text, Stance) = (answerId, position, text, stance);

    public Guid AnswerId { get; private init; }
    public int Position { get; private set; }
    public string Text { get; private set; }

    /// <summary>Null only where an imported document did not say, and in a draft.</summary>
    public Stance? Stance { get; private set; }

    /// <summary>The reason, when the stance is "will not".</summary>
    public string? Because { get; set; }

    /// <summary>When the answer comes, when the stance is "considering".</summary>
    public DateOnly? AnswerBy { get; set; }

    /// <summary>What we ask of those who asked: "Dette ber vi dere om".</summary>
    public string? Request { get; set; }

    /// <summary>Whether the point answers everything said under the theme.</summary>
    public bool CoversAll { get; set; }

    public string? MeasureWhat { get; set; }
    public Seat? MeasureOwner { get; set; }
    public DateOnly? MeasureDue { get; set; }

    /// <summary>The measure it became when it was published.</summary>
    public Guid? MeasureId { get; set; }

    /// <summary>Not stored: the standing point these are new words for.</summary>
    public Guid? Replaces { get; init; }

    public IReadOnlyList<Cover> Covers => covers;

    public AnswerPoint Covering(IEnumerable<Guid> contributions)
    {
        covers.AddRange(contributions.Distinct().Select(c => new Cover { PointId = Id, ContributionId = c }));
        return this;
    }

    /// <summary>What keeps the point from being sent or published, at the fields of the form.</summary>
    public IEnumerable<Refusal> Unfinished
    {
        get
        {
            if (string.IsNullOrWhiteSpace(Text))
            {
                yield return At(nameof(Text), Texts.PointWithoutText);
            }

            if (Stance is null)
            {
                yield return At(nameof(Stance), Texts.PointWithoutStance);
            }

            if (Stance is Evaluations.Stance.WillNot && string.IsNullOrWhiteSpace(Because))
            {
                yield return At(nameof(Because), Texts.WillNotWithoutReason);
            }

            if (Stance is Evaluations.Stance.Considering && AnswerBy is null)
            {
                yield return At(nameof(AnswerBy), Texts.ConsideringWithoutDate);
            }

            if (MeasureWhat is null && (MeasureOwner is not null || MeasureDue is not null))
            {
                yield return At(nameof(MeasureWhat), Texts.MeasureWithoutWhat);
            }

            if (MeasureWhat is not null && MeasureOwner is null)
            {
                yield return At(nameof(MeasureOwner), Texts.MeasureWithoutOwner);
            }
        }
    }

    internal AnswerPoint Say(AnswerPoint words)
    {
        (Position, Text, Stance, Because, AnswerBy, Request) = (
            words.Position,
            words.Text,
            words.Stance,
            words.Because,
            words.AnswerBy,
            words.Request
        );
        (MeasureWhat, MeasureOwner, MeasureDue) = (words.MeasureWhat, words.MeasureOwner, words.MeasureDue);
        CoversAll = words.CoversAll;
        var wanted = words.covers.Select(c => c.ContributionId).ToHashSet();
        covers.RemoveAll(c => !wanted.Contains(c.ContributionId));
        return Covering(wanted.Except(covers.Select(c => c.ContributionId)).ToArray());
    }

    Refusal At(string field, string message) => new(message) { Field = $"Form.Points[{Position - 1}].{field}" };
}

/// <summary>That a point answers a contribution.</summary>
sealed class Cover
{
    public required Guid PointId { get; init; }
    public required Guid ContributionId { get; init; }
}

/// <summary>Said inside the leader group about an answer. Never published.</summary>
sealed class InsideComment(Guid themeId, Guid personId, string by, string text, DateTime at) : Entity
{
    public const int Longest = 1000;

    public Guid ThemeId { get; private init; } = themeId;
    public Guid PersonId { get; private init; } = personId;
    public string By { get; private init; } = by;
    public string Text { get; private init; } = text;
    public DateTime At { get; private init; } = at;
}
