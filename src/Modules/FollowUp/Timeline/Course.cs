using System.Globalization;
using Takt.FollowUp.Contracts;
using Takt.Ui;

namespace Takt.FollowUp;

/// <summary>The course of a measure along the days: decided, begun, due, done, and to be judged; as a picture and in words.</summary>
sealed record Course(IReadOnlyList<TimePiece> Pieces, DateOnly? Judged, string Words)
{
    public static Course Of(MeasureRow row, DateOnly today) =>
        row.IsToDo ? ToDo(row, row.Due ?? today, today)
        : row.State == MeasureState.Dropped
            ? new(
                [new(row.DecidedOn, row.StateSince, TimeMark.Planned)],
                null,
                Say((Texts.CourseDecided, row.DecidedOn), (Texts.CourseDropped, row.StateSince))
            )
        : Ended(row, row.DoneOn ?? row.StateSince);

    static Course ToDo(MeasureRow row, DateOnly due, DateOnly today)
    {
        var begun = row.State == MeasureState.Started ? Earlier(row.StateSince, due) : (DateOnly?)null;
        List<TimePiece> pieces = [];
        if (begun is not { } start)
        {
            pieces.Add(new(Earlier(row.DecidedOn, due), due, TimeMark.Planned));
        }
        else
        {
            pieces.Add(new(row.DecidedOn, start.AddDays(-1), TimeMark.Planned));
            pieces.Add(new(start, due, TimeMark.Running));
        }

        if (due < today)
        {
            pieces.Add(new(due.AddDays(1), today, TimeMark.Late));
        }

        return new(
            pieces,
            null,
            Say(
                (Texts.CourseDecided, row.DecidedOn),
                (Texts.CourseStarted, row.State == MeasureState.Started ? row.StateSince : null),
                (Texts.CourseDue, row.Due)
            )
        );
    }

    static Course Ended(MeasureRow row, DateOnly done)
    {
        List<TimePiece> pieces = [new(Earlier(row.DecidedOn, done), done, TimeMark.Done)];
        var (judge, judged) = (
            row.AwaitsJudgement ? row.JudgeOn : null,
            row.State == MeasureState.Judged ? row.StateSince : (DateOnly?)null
        );
        if ((judge ?? judged) is { } day)
        {
            pieces.Add(new(done.AddDays(1), day, TimeMark.Waiting));
        }

        return new(
            pieces,
            judge ?? judged,
            Say(
                (Texts.CourseDecided, row.DecidedOn),
                (Texts.CourseDue, row.Due),
                (Texts.CourseDone, done),
                (Texts.CourseToBeJudged, judge),
                (Texts.CourseJudged, judged)
            )
        );
    }

    // What was due before it was decided, or begun after it was due, is still seen.
    static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    static string Say(params ReadOnlySpan<(string Text, DateOnly? Day)> days)
    {
        List<string> said = [];
        foreach (var (text, day) in days)
        {
            if (day is { } on)
            {
                said.Add(string.Format(CultureInfo.CurrentCulture, text, Norwegian.Full(on)));
            }
        }

        return string.Join(' ', said);
    }
}
