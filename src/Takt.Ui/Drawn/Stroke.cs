namespace Takt.Ui;

/// <summary>One stroke of a beat: one thing, and how it stands.</summary>
public enum Stroke
{
    /// <summary>Answered or under way: tall and full.</summary>
    Done,

    /// <summary>In place or approved: tall, løv.</summary>
    Good,

    /// <summary>Partly, or sent for approval: three quarters.</summary>
    Half,

    /// <summary>Waits: short, sol.</summary>
    Wait,

    /// <summary>Not begun: short, grey.</summary>
    None,

    /// <summary>A reasoned no: tall and hollow.</summary>
    No,
}

/// <summary>Sequences of strokes.</summary>
public static class Strokes
{
    /// <summary>So many of each, in the order given: <c>Strokes.Of((Stroke.Done, 7), (Stroke.Wait, 6))</c>.</summary>
    public static IReadOnlyList<Stroke> Of(params ReadOnlySpan<(Stroke Stroke, int Count)> counts)
    {
        List<Stroke> strokes = [];
        foreach (var (stroke, count) in counts)
        {
            strokes.AddRange(Enumerable.Repeat(stroke, Math.Max(0, count)));
        }
        return strokes;
    }

    internal static string? Value(this Stroke stroke) =>
        stroke switch
        {
            Stroke.Good => "good",
            Stroke.Half => "half",
            Stroke.Wait => "wait",
            Stroke.None => "none",
            Stroke.No => "no",
            _ => null,
        };
}
