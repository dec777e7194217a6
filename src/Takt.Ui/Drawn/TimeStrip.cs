using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace Takt.Ui;

/// <summary>What a piece of a strip is; the shape says it without colour.</summary>
public enum TimeMark
{
    /// <summary>Open: decided, and not begun.</summary>
    Planned,

    /// <summary>Full: somebody is at it.</summary>
    Running,

    /// <summary>Full, and another colour: done.</summary>
    Done,

    /// <summary>Striped: past its day.</summary>
    Late,

    /// <summary>A dashed line: waits for a day.</summary>
    Waiting,
}

/// <summary>A piece of a strip; both days are in it.</summary>
public sealed record TimePiece(DateOnly From, DateOnly To, TimeMark Mark);

/// <summary>Whole months beside each other, each as wide as the others.</summary>
/// <param name="First">The first day of the first.</param>
/// <param name="Count">How many.</param>
public sealed record MonthSpan(DateOnly First, int Count)
{
    /// <summary>The last day.</summary>
    public DateOnly Last => First.AddMonths(Count).AddDays(-1);

    /// <summary>The first days of them.</summary>
    public IEnumerable<DateOnly> Months => Enumerable.Range(0, Count).Select(First.AddMonths);

    /// <summary>Whether a day is in them.</summary>
    public bool Holds(DateOnly day) => day >= First && day <= Last;

    /// <summary>How far in a day begins, in per cent; one outside is at the nearer end.</summary>
    public double At(DateOnly day)
    {
        var months = ((day.Year - First.Year) * 12) + day.Month - First.Month;
        var within = (day.Day - 1.0) / DateTime.DaysInMonth(day.Year, day.Month);
        return Math.Clamp((months + within) * 100 / Count, 0, 100);
    }
}

/// <summary>
/// Something along the months: pieces, a day that is waited for, and today. It fills the cell it stands in, wide or narrow. A
/// picture only: what it shows stands in words beside it.
/// </summary>
public sealed class TimeStrip : MarkupComponent
{
    const double Thinnest = 0.6; // a single day is seen too

    /// <summary>The months.</summary>
    [Parameter, EditorRequired]
    public MonthSpan Span { get; set; } = null!;

    /// <summary>Today in Norway.</summary>
    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    /// <summary>The pieces, those that lie over others last.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<TimePiece> Pieces { get; set; } = [];

    /// <summary>A day that is waited for.</summary>
    [Parameter]
    public DateOnly? Point { get; set; }

    /// <inheritdoc/>
    protected override MarkupString Markup => Of(Span, Today, Pieces, Point);

    /// <summary>The same, for a row of a list.</summary>
    public static MarkupString Of(MonthSpan span, DateOnly today, IReadOnlyList<TimePiece> pieces, DateOnly? point = null)
    {
        var svg = new StringBuilder("""<svg class="t-strip" width="100%" height="100%" aria-hidden="true" focusable="false">""");
        foreach (var month in span.Months.Skip(1))
        {
            svg.Append(Line(span.At(month), "t-strip__month"));
        }

        foreach (var piece in pieces.Where(p => p.From <= p.To && p.To >= span.First && p.From <= span.Last))
        {
            svg.Append(Drawn(span.At(piece.From), span.At(piece.To.AddDays(1)), piece.Mark));
        }

        if (point is { } day && span.Holds(day))
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"""<svg x="{span.At(day):0.##}%" y="50%" overflow="visible"><path d="M0-7L7 0L0 7L-7 0z" class="t-strip__point"/></svg>"""
            );
        }

        return new((span.Holds(today) ? svg.Append(Line(span.At(today), "t-strip__today")) : svg).Append("</svg>").ToString());
    }

    /// <summary>A piece as it stands in the key.</summary>
    public static MarkupString Key(TimeMark mark) =>
        new($"""<svg class="t-strip" width="26" height="16" aria-hidden="true" focusable="false">{Drawn(0, 100, mark)}</svg>""");

    /// <summary>The day that is waited for, as it stands in the key.</summary>
    public static MarkupString KeyOfPoint { get; } =
        new(
            """<svg class="t-strip" width="26" height="16" aria-hidden="true" focusable="false"><path d="M13 1L20 8L13 15L6 8z" class="t-strip__point"/></svg>"""
        );

    /// <summary>Today, as it stands in the key.</summary>
    public static MarkupString KeyOfToday { get; } =
        new($"""<svg class="t-strip" width="26" height="16" aria-hidden="true" focusable="false">{Line(50, "t-strip__today")}</svg>""");

    static string Line(double at, string kind) =>
        string.Create(CultureInfo.InvariantCulture, $"""<line x1="{at:0.##}%" x2="{at:0.##}%" y1="0" y2="100%" class="{kind}"/>""");

    static string Drawn(double from, double to, TimeMark mark)
    {
        var width = Math.Max(Thinnest, to - from);
        return mark switch
        {
            TimeMark.Late or TimeMark.Waiting => string.Create(
                CultureInfo.InvariantCulture,
                $"""<line x1="{from:0.##}%" x2="{from + width:0.##}%" y1="50%" y2="50%" class="t-strip__{Name(mark)}"/>"""
            ),
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"""<rect x="{from:0.##}%" y="50%" width="{width:0.##}%" height="14" rx="2" transform="translate(0 -7)" class="t-strip__{Name(mark)}"/>"""
            ),
        };
    }

    static string Name(TimeMark mark) =>
        mark switch
        {
            TimeMark.Planned => "planned",
            TimeMark.Running => "running",
            TimeMark.Done => "done",
            TimeMark.Late => "late",
            _ => "waiting",
        };
}
