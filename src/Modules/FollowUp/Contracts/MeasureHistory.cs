namespace Takt.FollowUp.Contracts;

/// <summary>How far a measure has come already, when it is brought in with a past.</summary>
/// <param name="Decided">The day it was decided.</param>
public sealed record MeasureCourse(DateOnly Decided)
{
    /// <summary>It is only proposed, since that day.</summary>
    public bool IsProposed { get; init; }

    /// <summary>The day somebody began.</summary>
    public DateOnly? Started { get; init; }

    /// <summary>The day it was done.</summary>
    public DateOnly? Done { get; init; }

    /// <summary>When the effect is to be judged; three months after it was done unless given.</summary>
    public DateOnly? JudgeOn { get; init; }

    /// <summary>What it led to.</summary>
    public MeasureEffect? Effect { get; init; }

    /// <summary>What shows the effect.</summary>
    public string? Shown { get; init; }

    /// <summary>The day the effect was judged, or the measure dropped.</summary>
    public DateOnly? Ended { get; init; }

    /// <summary>Why it was dropped; null when it was not.</summary>
    public string? DroppedBecause { get; init; }

    /// <summary>How many of the first steps are done.</summary>
    public int StepsDone { get; init; }

    /// <summary>What help is needed with.</summary>
    public string? NeedsHelp { get; init; }

    /// <summary>Who was asked; null where the question says it.</summary>
    public Seat? HelpFrom { get; init; }

    /// <summary>The day they were.</summary>
    public DateOnly? HelpAskedOn { get; init; }

    /// <summary>What they said, and who said it.</summary>
    public (string Answer, string By)? Helped { get; init; }
}

/// <summary>Brings in measures that have already run a part of their course, by the same acts their owners would have done on the day.</summary>
public sealed class MeasureHistory(Db db)
{
    /// <summary>Adds a measure to the current save and returns its id; the caller saves.</summary>
    public Guid Write(MeasureOrder order, MeasureCourse course)
    {
        var measure = course.IsProposed ? Measure.Propose(order, course.Decided) : Measure.Decide(order, course.Decided);
        Run(measure, course);
        db.Measures.Add(measure);
        var (ask, due) = measure.Asked();
        if (ask is not null)
        {
            db.Todos.Add(measure.Todo(ask, measure.StateSince, due));
        }

        if (measure is { AwaitsHelp: true, HelpFrom: { } helper })
        {
            db.Todos.Add(measure.TodoOfHelp(helper));
        }

        if (measure.Due is { } date)
        {
            var deadline = measure.DeadlineOn(date);
            deadline.IsMet = ask is null;
            db.Deadlines.Add(deadline);
        }

        return measure.Id;
    }

    static void Run(Measure measure, MeasureCourse course)
    {
        if (course.Started is { } started)
        {
            measure.Start(started);
        }

        foreach (var step in measure.Steps.Take(course.StepsDone))
        {
            measure.Tick(step.What, isDone: true);
        }

        if (course.Done is { } done)
        {
            measure.Finish(done, course.JudgeOn);
        }

        if (course is { Effect: { } effect, Ended: { } judged })
        {
            measure.Judge(effect, course.Shown, judged);
        }

        if (course is { DroppedBecause: { } because, Ended: { } dropped })
        {
            measure.Drop(because, dropped);
        }

        if (course.NeedsHelp is { } help)
        {
            measure.AskForHelp(course.HelpFrom, help, course.HelpAskedOn ?? course.Decided);
            if (course.Helped is var (answer, by))
            {
                measure.Help(answer, by);
            }
        }
    }
}
