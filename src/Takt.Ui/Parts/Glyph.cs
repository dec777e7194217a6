using Microsoft.AspNetCore.Components;

namespace Takt.Ui;

/// <summary>Our icons: one stroke, 24 × 24. A word stands beside each but <see cref="Bell"/> and <see cref="Search"/>, which are labelled.</summary>
public enum Glyph
{
    Home,
    Search,
    Bell,
    Speech,
    Survey,
    Measures,
    Calendar,
    Dialogue,
    Scorecard,
    Money,
    Document,
    Wheel,
    Question,
    Organisation,
    Quality,
    Systems,
    Bars,
    People,
    Check,
    CheckCircle,
    HalfCircle,
    Clock,
    DashCircle,
    Warning,
    Better,
    Worse,
    Same,
    Plus,
    Close,
    Lock,
    Split,
    Join,
    Download,
    Upload,
    Board,
    List,
    Phone,
    Mail,
    Key,
    Print,
    Slides,
    Pencil,
    Trash,
    Undo,
    Eye,
    EyeOff,
    Send,
    Link,
    Left,
    Right,
    More,
    Globe,
    SignOut,
    Person,
    Qr,
    Filter,
}

static class Glyphs
{
    // The only raw markup in the house: constants, never input.
    public static MarkupString Paths(Glyph glyph) =>
        new(
            glyph switch
            {
                Glyph.Home => """<path d="M4 11l8-7 8 7v8.5h-5.5V14h-5v5.5H4z"/>""",
                Glyph.Search => """<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5 5"/>""",
                Glyph.Bell => """<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15z"/><path d="M10 20.5h4"/>""",
                Glyph.Speech => """<path d="M4 5h16v11H11l-4.5 4v-4H4z"/>""",
                Glyph.Survey => """<rect x="5" y="4" width="14" height="16" rx="1.5"/><path d="M8.5 9h7M8.5 13h7M8.5 17h4"/>""",
                Glyph.Measures => """<path d="M4 7l1.5 1.5L8.5 5.5M4 16l1.5 1.5 3-3M12 7h8M12 16.5h8"/>""",
                Glyph.Calendar => """<rect x="4" y="5.5" width="16" height="14.5" rx="1.5"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>""",
                Glyph.Dialogue => """<path d="M3.5 5h11v8h-6l-3 2.7V13h-2z"/><path d="M17.5 9.5h3v8h-2v2.7l-3-2.7h-5"/>""",
                Glyph.Scorecard => """<circle cx="12" cy="12" r="8"/><circle cx="12" cy="12" r="3.5"/>""",
                Glyph.Money => """<path d="M4 7h16v10H4z"/><circle cx="12" cy="12" r="2.5"/>""",
                Glyph.Document => """<path d="M6 3.5h8l4 4v13H6z"/><path d="M14 3.5v4h4"/>""",
                Glyph.Wheel => """<circle cx="12" cy="12" r="8"/><path d="M12 4v4M20 12h-4M12 20v-4M4 12h4"/>""",
                Glyph.Question =>
                    """<circle cx="12" cy="12" r="8.5"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.8v.1"/>""",
                Glyph.Organisation =>
                    """<rect x="9" y="3.5" width="6" height="5" rx="1"/><rect x="3.5" y="15.5" width="6" height="5" rx="1"/><rect x="14.5" y="15.5" width="6" height="5" rx="1"/><path d="M12 8.5V12M6.5 15.5V12h11v3.5"/>""",
                Glyph.Quality => """<path d="M12 3.5l7 2.5v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6z"/><path d="M9 11.8l2.2 2.2 4-4"/>""",
                Glyph.Systems =>
                    """<rect x="4" y="4" width="7" height="7" rx="1"/><rect x="13" y="4" width="7" height="7" rx="1"/><rect x="4" y="13" width="7" height="7" rx="1"/><rect x="13" y="13" width="7" height="7" rx="1"/>""",
                Glyph.Bars => """<path d="M5 20V11M10 20V5M15 20v-7M20 20V8"/>""",
                Glyph.People =>
                    """<circle cx="9" cy="8.5" r="3.5"/><path d="M3 19.5c.5-3.5 3-5 6-5s5.5 1.5 6 5"/><path d="M15.5 5.5a3.5 3.5 0 0 1 0 6.5M17.5 15c2 .7 3.2 2.2 3.5 4.5"/>""",
                Glyph.Check => """<path d="M5 12.5l4.5 4.5L19 7.5"/>""",
                Glyph.CheckCircle => """<circle cx="12" cy="12" r="8"/><path d="M9 12l2.2 2.2L15.5 10"/>""",
                Glyph.HalfCircle => """<circle cx="12" cy="12" r="8"/><path d="M12 4v16"/><path d="M12 8h3.5M12 12h4M12 16h3.5"/>""",
                Glyph.Clock => """<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>""",
                Glyph.DashCircle => """<circle cx="12" cy="12" r="8"/><path d="M8.5 12h7"/>""",
                Glyph.Warning => """<path d="M12 4l9 16H3z"/><path d="M12 10v4.5M12 17.3v.1"/>""",
                Glyph.Better => """<path d="M5 17l5-5 3.5 3.5L20 8M15 8h5v5"/>""",
                Glyph.Worse => """<path d="M5 8l5 5 3.5-3.5L20 17M15 17h5v-5"/>""",
                Glyph.Same => """<path d="M6 9.5h12M6 14.5h12"/>""",
                Glyph.Plus => """<path d="M12 5v14M5 12h14"/>""",
                Glyph.Close => """<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>""",
                Glyph.Lock => """<rect x="5.5" y="10.5" width="13" height="9" rx="1.5"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>""",
                Glyph.Split => """<path d="M12 3v5M12 16v5M5 12h14"/><path d="M8.5 6L12 3l3.5 3M8.5 18l3.5 3 3.5-3"/>""",
                Glyph.Join => """<path d="M12 3v6M12 21v-6M5 12h14"/><path d="M9 6.5l3 3 3-3M9 17.5l3-3 3 3"/>""",
                Glyph.Download => """<path d="M12 4v11M7 10.5l5 5 5-5M5 20h14"/>""",
                Glyph.Upload => """<path d="M12 16V5M7 9.5l5-5 5 5M5 20h14"/>""",
                Glyph.Board => """<path d="M5 4.5h4v15H5zM10.5 4.5h4v9h-4zM16 4.5h4v12h-4z"/>""",
                Glyph.List => """<path d="M4 6.5h16M4 12h16M4 17.5h16"/>""",
                Glyph.Phone =>
                    """<path d="M6 4h3.5l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5L16 13l4 1.5V18c0 1.2-1 2-2.2 2C10.5 19.5 4.5 13.5 4 6.2 4 5 4.8 4 6 4z"/>""",
                Glyph.Mail => """<rect x="4" y="6" width="16" height="12" rx="1.5"/><path d="M4.5 7l7.5 6 7.5-6"/>""",
                Glyph.Key => """<circle cx="8" cy="14" r="4"/><path d="M11 11l8-8M16 6l2.5 2.5"/>""",
                Glyph.Print => """<path d="M7 9V4h10v5M7 16.5H4.5V9h15v7.5H17"/><path d="M7 14h10v6H7z"/>""",
                Glyph.Slides => """<rect x="3.5" y="4.5" width="17" height="11.5" rx="1"/><path d="M12 16v3.5M8.5 19.5h7"/>""",
                Glyph.Pencil => """<path d="M4.5 19.5l1-4L16 5l3 3L8.5 18.5z"/><path d="M13.5 7.5l3 3"/>""",
                Glyph.Trash => """<path d="M5 7h14M9.5 7V4.5h5V7M6.5 7l1 12.5h9l1-12.5M10.5 10.5v5.5M13.5 10.5v5.5"/>""",
                Glyph.Undo => """<path d="M8.5 5L4.5 9l4 4"/><path d="M4.5 9h9.5a5 5 0 0 1 0 10H9"/>""",
                Glyph.Eye =>
                    """<path d="M2.5 12C5 7.5 8.5 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-6 6.5-9.5 6.5S5 16.5 2.5 12z"/><circle cx="12" cy="12" r="3"/>""",
                Glyph.EyeOff =>
                    """<path d="M2.5 12C5 7.5 8.5 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-6 6.5-9.5 6.5S5 16.5 2.5 12z"/><path d="M4.5 19.5l15-15"/>""",
                Glyph.Send => """<path d="M3.5 11.5L20.5 4l-5 16.5-4-6.5z"/><path d="M11.5 14l9-10"/>""",
                Glyph.Link =>
                    """<path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.6-5.6L12 7.2"/><path d="M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.6 5.6L12 16.8"/>""",
                Glyph.Left => """<path d="M14.5 5.5L8 12l6.5 6.5"/>""",
                Glyph.Right => """<path d="M9.5 5.5L16 12l-6.5 6.5"/>""",
                Glyph.More => """<circle cx="5.5" cy="12" r=".8"/><circle cx="12" cy="12" r=".8"/><circle cx="18.5" cy="12" r=".8"/>""",
                Glyph.Globe =>
                    """<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c3 2.5 3.5 5.5 3.5 8.5s-.5 6-3.5 8.5c-3-2.5-3.5-5.5-3.5-8.5s.5-6 3.5-8.5z"/>""",
                Glyph.SignOut => """<path d="M10 4.5H5v15h5M15 8l4 4-4 4M19 12H9.5"/>""",
                Glyph.Person => """<circle cx="12" cy="8" r="3.7"/><path d="M5 20c.5-4 3.5-5.5 7-5.5s6.5 1.5 7 5.5"/>""",
                Glyph.Qr =>
                    """<path d="M4.5 4.5h5.5v5.5H4.5zM14 4.5h5.5v5.5H14zM4.5 14h5.5v5.5H4.5zM14 14h2.5v2.5H14zM19.5 14v2.5M17 19.5h2.5M14 19.5h.1"/>""",
                Glyph.Filter => """<path d="M4 6h16M7 12h10M10 18h4"/>""",
                _ => throw new ArgumentOutOfRangeException(nameof(glyph), glyph, "Unknown icon"),
            }
        );
}
