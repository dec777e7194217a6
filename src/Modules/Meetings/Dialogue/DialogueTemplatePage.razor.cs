using System.Globalization;
using Microsoft.AspNetCore.Components;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>What conversations of a kind are to be about.</summary>
public sealed partial class DialogueTemplatePage
{
    const int Blank = 2;

    // Of the template nobody has changed yet.
    const string Unsaved = "0";

    DialogueTemplate? own;
    IReadOnlyList<TopicWords> topics = [];
    DialogueKind kind;

    [SupplyParameterFromQuery(Name = "slag")]
    public string? Kind { get; set; }

    int Rows => Math.Min(topics.Count + Blank, DialogueTemplate.MostTopics);

    static IReadOnlyList<Option> Abouts => [.. Enum.GetValues<FactAbout>().Select(a => new Option($"{a}", DialogueWords.Of(a)))];

    protected override async Task Load()
    {
        kind = DialogueUrls.KindOf(Kind);
        own = await Db.DialogueTemplates.Include(t => t.Topics).SingleOrDefaultAsync(t => t.Kind == kind, Cancel);
        topics = await Db.TopicsOf(kind, Cancel);
    }

    protected override TemplateForm Fill() =>
        new()
        {
            Title = Each(t => t.Title),
            Help = Each(t => t.Help),
            Shows = Each(t => $"{t.Shows}"),
            Place = Enumerable.Range(1, Rows).ToDictionary(n => $"{n}", n => $"{n}"),
            Version = own is null ? Unsaved : $"{own.Version}",
        };

    Dictionary<string, string> Each(Func<TopicWords, string?> of) =>
        topics.Index().ToDictionary(t => $"{t.Index + 1}", t => of(t.Item) ?? "");

    async Task Save()
    {
        var wanted = ReadTopics();
        if (Errors.Count == 0 && wanted.Count == 0)
        {
            Refuse("Form.Title[1]", Texts.DialogueTopicMissing);
        }

        await ActHere(async () =>
        {
            if (own is null)
            {
                if (Form.Version != Unsaved)
                {
                    throw new Conflict();
                }

                Db.DialogueTemplates.Add(own = new(kind));
            }
            else
            {
                Db.Expect(own, Form.Version);
            }

            own.Write(wanted);
            await Db.Save("conversation template changed", Cancel);
            Go(DialogueUrls.TemplateOf(kind), "Meetings.DialogueTemplateSaved");
        });
        ReadAnew();
    }

    /// <summary>Ours again, instead of the municipality's own.</summary>
    async Task Standard()
    {
        await ActHere(async () =>
        {
            if (own is not null)
            {
                Db.Expect(own, Form.Version);
                Db.DialogueTemplates.Remove(own);
                await Db.Save("conversation template taken back", Cancel);
            }

            Go(DialogueUrls.TemplateOf(kind), "Meetings.DialogueIsStandard");
        });
        ReadAnew();
    }

    // What was typed stands in the form, what the other saved above it: sending again chooses.
    void ReadAnew()
    {
        if (IsConflict)
        {
            Form.Version = own is null ? Unsaved : $"{own.Version}";
        }
    }

    IReadOnlyList<TopicWords> ReadTopics()
    {
        List<(decimal Place, int Row, TopicWords Words)> read = [];
        for (var row = 1; row <= DialogueTemplate.MostTopics; row++)
        {
            var key = row.ToString(CultureInfo.InvariantCulture);
            if (Typed.Optional($"Form.Title[{key}]", Form.Title?.GetValueOrDefault(key), TopicWords.LongestTitle, Refuse) is not { } title)
            {
                continue; // left empty, it is taken away
            }

            var help = Typed.Optional($"Form.Help[{key}]", Form.Help?.GetValueOrDefault(key), TopicWords.LongestHelp, Refuse);
            var shows =
                Enum.TryParse<FactAbout>(Form.Shows?.GetValueOrDefault(key), out var about) && Enum.IsDefined(about)
                    ? about
                    : (FactAbout?)null;
            var place = Norwegian.TryNumber(Form.Place?.GetValueOrDefault(key), out var number) ? number : row;
            read.Add((place, row, new(title, help, shows)));
        }

        return [.. read.OrderBy(r => r.Place).ThenBy(r => r.Row).Select(r => r.Words)];
    }
}
