using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>What the page of an import reads and does.</summary>
public sealed partial class ImportPreviewPage
{
    const int MostProblems = 20;
    const int MostChanged = 30;
    const int MostAtFirst = 10;
    const int MostOfOne = 100;

    OrganisationImport import = null!;
    ImportWishes wishes = null!;
    IReadOnlyList<ImportKind> kinds = [];
    IReadOnlyList<ChangedSince> changed = [];
    ImportPlan? plan;
    Guid? latest;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "slag")]
    public string? KindAsked { get; set; }

    [SupplyParameterFromQuery(Name = "fra")]
    public int? From { get; set; }

    [Inject]
    OrganisationImporter Importer { get; set; } = null!;

    [Inject]
    ImportUndo Undoing { get; set; } = null!;

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    ImportKind? Kind => Enum.TryParse<ImportKind>(KindAsked, out var kind) && Enum.IsDefined(kind) ? kind : null;

    bool IsSettings => Form.Do == "settings";

    string Standing =>
        plan is null ? Texts.ImportCannot
        : plan.Differences.Count + plan.Count(Severity.Error) == 0 ? Texts.ImportNothingChanges
        : plan.Count(Severity.Error) switch
        {
            0 => Texts.ImportAllRows,
            1 => Texts.ImportOneRowOut,
            var many => Labels.Fill(Texts.ImportRowsOut, many),
        };

    protected override async Task Load()
    {
        var seen = Db.ImportsSeen(await Directory.Root(Cancel) ?? Guid.Empty, Clock.Now);
        import = Found(await seen.AsNoTracking().SingleOrDefaultAsync(i => i.Id == Id, Cancel));
        wishes = import.Wishes;
        kinds = [.. ImportColumns.Kinds.Where(kind => import.Layouts.Any(l => l.Kinds.Contains(kind)))];
        if (import.IsDone)
        {
            latest = await Undoing.Latest(Cancel);
            changed = latest == Id ? await Undoing.Changed(import, Cancel) : []; // which of the two forms stands there
        }
    }

    // Read anew, so that what is shown after a refusal is what now would be done.
    protected override async Task LoadChoices()
    {
        await Load();
        if (import.IsDone)
        {
            return;
        }

        try
        {
            plan = await Importer.Preview(import, Cancel);
        }
        catch (Refusal refusal)
        {
            Refuse("Form.On", refusal.Message);
        }
    }

    Task Send() =>
        Form.Do switch
        {
            "settings" => Settle(),
            "import" => Act(async () =>
            {
                Must(import.PersonId == Actor.PersonId);
                await Importer.Apply(Id, Form.Mark ?? "", Cancel);
                Go(OrganisationUrls.ImportOf(Id), "Organisation.ImportIsDone");
            }),
            "undo" or "rest" => Act(async () =>
            {
                await MustUndo();
                await Undoing.Undo(Id, rest: Form.Do == "rest", Cancel);
                Go(OrganisationUrls.ImportOf(Id), "Organisation.ImportIsUndone");
            }),
            "drop" => Act(async () =>
            {
                Db.OrganisationImports.Remove(await Waiting());
                await Db.Save("file to import dropped", Cancel);
                Go(OrganisationUrls.Import, "Organisation.ImportIsDropped");
            }),
            _ => Act(() => Task.CompletedTask),
        };

    Task Settle()
    {
        var on = Typed.NeededDate("Form.On", Form.On, Refuse);
        return Act(async () =>
        {
            var waiting = await Waiting();
            waiting.Wishes = new(on, [.. ImportColumns.Kinds.Where(kind => Form.Complete.ContainsKey($"{kind}"))], Form.MakeParents);
            await Db.Save("how to import said", Cancel);
            Go(OrganisationUrls.ImportOf(Id));
        });
    }

    async Task<OrganisationImport> Waiting()
    {
        Must(import.PersonId == Actor.PersonId && !import.IsDone);
        return await Db.OrganisationImports.SingleAsync(i => i.Id == Id, Cancel);
    }

    // Taking back touches whatever the import touched: whoever did it, as long as they may still change the whole.
    async Task MustUndo() => Must(Actor.May(OrganisationPermissions.Change, await Directory.Root(Cancel) ?? Guid.Empty));

    int Count(DifferenceAct act) => plan!.Differences.Count(d => d.Act == act);

    string AddressOf(ImportKind kind, int from) => $"{OrganisationUrls.ImportOf(Id)}?slag={kind}&fra={from}";

    static string Said(string? text) => string.IsNullOrEmpty(text) ? "–" : text.Shortened(160);

    static string Word(DifferenceAct act) =>
        act switch
        {
            DifferenceAct.New => Texts.ImportOneNew,
            DifferenceAct.Changed => Texts.ImportOneChanged,
            DifferenceAct.Moved => Texts.ImportOneMoved,
            _ => Texts.ImportOneEnded,
        };

    static Color ColorOf(DifferenceAct act) =>
        act switch
        {
            DifferenceAct.New => Color.Lov,
            DifferenceAct.Ended => Color.Sol,
            _ => Color.Accent,
        };

    static Glyph GlyphOf(DifferenceAct act) =>
        act switch
        {
            DifferenceAct.New => Glyph.Plus,
            DifferenceAct.Ended => Glyph.Close,
            DifferenceAct.Moved => Glyph.Right,
            _ => Glyph.Pencil,
        };

    static Color ColorOf(Severity severity) =>
        severity switch
        {
            Severity.Error => Color.Danger,
            Severity.Warning => Color.Sol,
            _ => Color.Neutral,
        };

    static Glyph GlyphOf(Severity severity) =>
        severity switch
        {
            Severity.Error => Glyph.Close,
            Severity.Warning => Glyph.Warning,
            _ => Glyph.Speech,
        };
}
