using System.Collections.Immutable;

namespace Takt.Evaluations;

/// <summary>Puts together what was found: levels that follow from each other, what is left over, what to tell.</summary>
internal static class Finish
{
    public static Recognition Assemble(Drafts drafts, List<SourcePage> pages, TitlePage title)
    {
        Levels(drafts);
        var left = Left(drafts, pages);
        MarkFurniture(drafts, pages);
        var topics = drafts
            .Topics.Where(t => t.Title.Length > 0 || t.Statements.Count + t.Answer.Count > 0 || t.Number is not null)
            .Select(t => t.Done())
            .ToImmutableArray();
        Tell(drafts, title, topics, left);
        return new Recognition(
            drafts.Source,
            title.Title,
            title.Programme,
            title.Kind,
            title.Gathering,
            title.Meeting,
            title.Presenter,
            [.. pages.Where(p => p.Number > 0).Select(p => new FoundSlide(p.Number, Status(p, drafts)))],
            [.. drafts.Parts.Select(p => p.Done())],
            topics,
            left,
            [.. drafts.Marks],
            [.. drafts.Findings],
            drafts.NextId,
            drafts.Bodies.GroupBy(b => b, StringComparer.OrdinalIgnoreCase).MaxBy(g => g.Count())?.First()
        );
    }

    /// <summary>When one part of what must be better is about the unit, the other is about the whole.</summary>
    static void Levels(Drafts drafts)
    {
        var parts = drafts.Parts.Where(p => p.Kind == FoundPartKind.MustImprove && p.Section is not null).ToList();
        if (
            parts.Count == 2
            && parts.Find(p => p.Level is null) is { } silent
            && parts.Find(p => p.Level is not null) is { Level: { } stated }
            && !AboutTheWhole(stated)
        )
            silent.Level = WholeOrganisation;
    }

    /// <summary>A level no one wrote; people read <see cref="Texts.ImportWholeOrganisation"/> for it.</summary>
    public const string WholeOrganisation = "the whole organisation";

    static bool AboutTheWhole(string level) =>
        level.Contains("organisasjon", StringComparison.OrdinalIgnoreCase) || level.Contains("kommune", StringComparison.OrdinalIgnoreCase);

    static SlideStatus Status(SourcePage page, Drafts drafts)
    {
        var content = page.All.Where(t => t.Line.Role is not (LineRole.Furniture or LineRole.Footer or LineRole.Number)).ToList();
        var left = content.Count(t => !t.Used);
        return left * 2 > content.Count ? SlideStatus.NotRecognised
            : left > 0 || drafts.DoubtfulSlides.Contains(page.Number) ? SlideStatus.Doubtful
            : SlideStatus.Fine;
    }

    static ImmutableArray<FoundLine> Left(Drafts drafts, List<SourcePage> pages)
    {
        var left = ImmutableArray.CreateBuilder<FoundLine>();
        foreach (var page in pages)
            for (var i = 0; i < page.All.Count; i++)
            {
                if (page.All[i].Used)
                    continue;
                var last = i;
                while (
                    last + 1 < page.All.Count
                    && !page.All[last + 1].Used
                    && page.All[last + 1].Line == page.All[i].Line
                    && !page.All[last + 1].Break
                )
                    last++;
                var span = new SourceSpan(page.All[i].Start, page.All[last].End - page.All[i].Start);
                left.Add(new FoundLine(drafts.Id("l"), page.Number, span, Wording.Of(drafts.Source, [span])));
                i = last;
            }
        return left.ToImmutable();
    }

    static void MarkFurniture(Drafts drafts, List<SourcePage> pages)
    {
        foreach (var footer in pages.SelectMany(p => p.Taken))
            drafts.Marks.AddRange(Drafts.Spans(footer, 0, footer.Count));
        foreach (var line in drafts.Source.Lines)
            if (line.Role is LineRole.Furniture or LineRole.Number or LineRole.Footer)
                drafts.Marks.Add(line.Span);
    }

    static void Tell(Drafts drafts, TitlePage title, ImmutableArray<FoundTopic> topics, ImmutableArray<FoundLine> left)
    {
        void Say(bool when, ImportSeverity severity, string key, string? about = null)
        {
            if (when)
                drafts.Findings.Add(new ImportFinding(severity, key, About: about));
        }
        var said = drafts.Parts.Sum(p => p.Statements.Count) + topics.Sum(t => t.Statements.Length);
        Say(said == 0, ImportSeverity.Error, nameof(Texts.ImportNothingSaid));
        Say(title.Title is null, ImportSeverity.Warning, nameof(Texts.ImportNoTitle));
        Say(title.Meeting?.Date is null, ImportSeverity.Info, nameof(Texts.ImportNoMeeting));
        Say(
            left.Length > 0,
            ImportSeverity.Warning,
            nameof(Texts.ImportLinesLeft),
            left.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
        foreach (var topic in topics.Where(t => t.Answer.IsEmpty).Take(200))
            Say(true, ImportSeverity.Info, nameof(Texts.ImportNoAnswer), topic.Title);
    }
}
