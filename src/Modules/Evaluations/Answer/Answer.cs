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

/// <summary>The answer of a theme: a short lead and points, each with a stance and the contributions it covers.</summary>
sealed class Answer : EditedEntity
{
    readonly List<AnswerPoint> points = [];

    public Answer(Guid themeId, Guid evaluationId) => (ThemeId, EvaluationId) = (themeId, evaluationId);

    public Guid ThemeId { get; private init; }
    public Guid EvaluationId { get; private init; }
    public string? Lead { get; private set; }
    public AnswerState State { get; private set; }
    public string? DraftedBy { get; private set; }
    public string? ApprovedBy { get; private set; }
    public DateOnly? StateSince { get; private set; }
    public IReadOnlyList<AnswerPoint> Points => [.. points.OrderBy(p => p.Position)];

    public bool IsEmpty => points.Count == 0;

    /// <summary>Puts new words in place of the old. A draft may be unfinished; an approved answer becomes a draft again.</summary>
    public void Write(string? lead, IEnumerable<AnswerPoint> written, string by, DateOnly today)
    {
        Lead = lead;
        points.Clear();
        points.AddRange(written);
        DraftedBy = by;
        MoveTo(AnswerState.Draft, today);
        ApprovedBy = null;
    }

    /// <summary>The draft is ready for whoever approves. From here on every point must be whole.</summary>
    public void Submit(DateOnly today)
    {
        RefuseUnfinished();
        MoveTo(AnswerState.ForApproval, today);
    }

    public void Approve(string by, DateOnly today)
    {
        RefuseUnfinished();
        MoveTo(AnswerState.Approved, today);
        ApprovedBy = by;
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

    void RefuseUnfinished()
    {
        if (points.Count == 0)
        {
            throw new Refusal(Texts.AnswerIsEmpty);
        }

        foreach (var point in Points)
        {
            point.RefuseUnfinished();
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
    readonly List<Cover> covers = [];

    public AnswerPoint(Guid answerId, int position, string text, Stance? stance) =>
        (AnswerId, Position, Text, Stance) = (answerId, position, text, stance);

    public Guid AnswerId { get; private init; }
    public int Position { get; private init; }
    public string Text { get; private init; }

    /// <summary>Null only where an imported document did not say.</summary>
    public Stance? Stance { get; private init; }

    /// <summary>The reason, when the stance is "will not".</summary>
    public string? Because { get; init; }

    /// <summary>When the answer comes, when the stance is "considering".</summary>
    public DateOnly? AnswerBy { get; init; }

    /// <summary>What we ask of those who asked: "Dette ber vi dere om".</summary>
    public string? Request { get; init; }

    /// <summary>Whether the point answers everything said under the theme.</summary>
    public bool CoversAll { get; init; }

    public string? MeasureWhat { get; init; }
    public Seat? MeasureOwner { get; init; }
    public DateOnly? MeasureDue { get; init; }

    /// <summary>The measure it became when it was published.</summary>
    public Guid? MeasureId { get; set; }

    public IReadOnlyList<Cover> Covers => covers;

    public AnswerPoint Covering(IEnumerable<Guid> contributions)
    {
        covers.AddRange(contributions.Distinct().Select(c => new Cover { PointId = Id, ContributionId = c }));
        return this;
    }

    internal void RefuseUnfinished()
    {
        var field = $"Form.Points[{Position - 1}].";
        if (string.IsNullOrWhiteSpace(Text))
        {
            throw new Refusal(Texts.PointWithoutText) { Field = field + "Text" };
        }

        Refusal? missing = Stance switch
        {
            null => new(Texts.PointWithoutStance) { Field = field + nameof(Stance) },
            Evaluations.Stance.WillNot when string.IsNullOrWhiteSpace(Because) => new(Texts.WillNotWithoutReason)
            {
                Field = field + nameof(Because),
            },
            Evaluations.Stance.Considering when AnswerBy is null => new(Texts.ConsideringWithoutDate) { Field = field + nameof(AnswerBy) },
            _ when MeasureWhat is not null && MeasureOwner is null => new(Texts.MeasureWithoutOwner)
            {
                Field = field + nameof(MeasureOwner),
            },
            _ => null,
        };
        if (missing is not null)
        {
            throw missing;
        }
    }
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
    public Guid ThemeId { get; private init; } = themeId;
    public Guid PersonId { get; private init; } = personId;
    public string By { get; private init; } = by;
    public string Text { get; private init; } = text;
    public DateTime At { get; private init; } = at;
}
