using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Takt.Evaluations;

internal enum FoundKind
{
    MidTerm,
    Final,
    Yearly,
}

/// <summary>Same: a heading that goes on with the question of the part before it.</summary>
internal enum FoundPartKind
{
    Better,
    MustImprove,
    Same,
}

internal enum FoundForm
{
    Theme,
    FocusArea,
    Priority,
    NextSteps,
}

internal enum StatementKind
{
    Better,
    MustImprove,
    Proposal,
    Praise,
    Question,
    Answer,
    Promise,
}

internal enum SlideStatus
{
    Fine,
    Doubtful,
    NotRecognised,
}

/// <summary>Severities of SSB's checks: a fatal one stops the import, an error must be mended, a warning looked at.</summary>
internal enum ImportSeverity
{
    Fatal,
    Error,
    Warning,
    Info,
}

/// <summary>Something said, word for word: the source's characters, white space collapsed, bullet signs gone. The id is stable through corrections; the slide is 0 where the source has none;
/// there are several spans when lines come between. <c>Doubt</c> is the key of the text that says why the start is in doubt, <c>When</c> a promise's time, free of language.</summary>
internal sealed record FoundStatement(
    string Id,
    string Text,
    int Slide,
    ImmutableArray<SourceSpan> Spans,
    Starts Starts,
    string? Doubt,
    StatementKind Kind,
    string? When = null
)
{
    /// <summary>The text without the dash it was listed with.</summary>
    [JsonIgnore]
    public string Plain => Text.TrimStart('–', '-', '—', ' ') is { Length: > 0 } plain ? plain : Text;
}

/// <summary>A theme, a focus area or a row of the priority table: what is owed an answer. Next steps are what the document says will happen, under no theme. The title is its question, name or area of improvement; <c>Doubtful</c> the end of a row that may be a row of its own.</summary>
internal sealed record FoundTopic(
    string Id,
    FoundForm Form,
    string? Part,
    int? Number,
    string Title,
    ImmutableArray<string> AlsoCalled,
    ImmutableArray<string> Subheadings,
    ImmutableArray<int> Slides,
    ImmutableArray<FoundStatement> Statements,
    ImmutableArray<FoundStatement> Answer,
    string? Doubtful = null
);

/// <summary>A part of the evaluation; statements hang on it directly where it has no themes.</summary>
internal sealed record FoundPart(
    string Id,
    FoundPartKind Kind,
    string Name,
    string? Level,
    ImmutableArray<int> Slides,
    ImmutableArray<FoundStatement> Statements
);

internal sealed record FoundGathering(string? Name, DateOnly? From, DateOnly? To);

internal sealed record FoundMeeting(string? Name, DateOnly? Date);

internal sealed record FoundSlide(int Number, SlideStatus Status);

/// <summary>Words of the source that went nowhere; a user may take them as a contribution.</summary>
internal sealed record FoundLine(string Id, int Slide, SourceSpan Span, string Text);

/// <summary>Something to tell in the preview: the text's key and what to put into it.</summary>
internal sealed record ImportFinding(ImportSeverity Severity, string TextKey, int Slide = 0, string? About = null);

/// <summary>Everything recognised in a source. Immutable; a user's corrections give a new one. Every character of the source stands in a statement, in <see cref="Unrecognised"/>,
/// or in <see cref="Marks"/>: headings, footers, titles, labels and what a web page wrote around the slides.</summary>
internal sealed record Recognition(
    SourceText Source,
    string? Title,
    string? Programme,
    FoundKind? Kind,
    FoundGathering? Gathering,
    FoundMeeting? Meeting,
    string? Presenter,
    ImmutableArray<FoundSlide> Slides,
    ImmutableArray<FoundPart> Parts,
    ImmutableArray<FoundTopic> Topics,
    ImmutableArray<FoundLine> Unrecognised,
    ImmutableArray<SourceSpan> Marks,
    ImmutableArray<ImportFinding> Findings,
    int NextId,
    string? AnsweringBody = null
)
{
    [JsonIgnore]
    public IEnumerable<FoundTopic> Themes => Topics.Where(t => t.Form == FoundForm.Theme);

    [JsonIgnore]
    public IEnumerable<FoundStatement> Better => Parts.Where(p => p.Kind == FoundPartKind.Better).SelectMany(p => p.Statements);

    /// <summary>Points of answers suggested as measures.</summary>
    [JsonIgnore]
    public IEnumerable<(FoundTopic Topic, FoundStatement Point)> Promises =>
        Topics.SelectMany(t => t.Answer.Where(a => a.Kind == StatementKind.Promise).Select(a => (t, a)));

    [JsonIgnore]
    public IEnumerable<FoundStatement> Statements =>
        Parts.SelectMany(p => p.Statements).Concat(Topics.SelectMany(t => t.Statements.Concat(t.Answer)));
}
