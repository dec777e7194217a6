using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>What the page of a field reads and does.</summary>
public sealed partial class FieldPage
{
    static readonly string[] LayingIds =
    [
        .. new[] { "Kind", "Holder", "Unit", "StandIn", "Promises", "AnswersWithin", "From" }.Select(f => Ui.Field.IdOf("Form." + f)),
    ];

    static readonly string[] ChangingIds =
    [
        .. new[] { "Name", "Synonyms", "Owner", "DecideYourself", "Links" }.Select(f => Ui.Field.IdOf("Form." + f)),
    ];

    Field field = null!;
    List<Responsibility> rows = [];
    IReadOnlyDictionary<Seat, SeatHolder> holders = null!;
    IReadOnlyDictionary<Guid, string> unitNames = null!;
    IReadOnlyList<UnitView> allUnits = [];
    IReadOnlyList<Option> units = [];
    SeatOffer seats = SeatOffer.None;
    List<string> matters = [];
    string owner = "";
    bool mayKeep;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    [Inject]
    WhoAnswers Answers { get; set; } = null!;

    [Inject]
    SeatLookup Seats { get; set; } = null!;

    bool IsLaying => Errors.Exists(e => LayingIds.Contains(e.FieldId));

    bool IsChanging => Errors.Exists(e => ChangingIds.Contains(e.FieldId));

    static IReadOnlyList<Option> Kinds =>
        [.. Enum.GetValues<ResponsibilityKind>().Select(k => new Option($"{k}", Labels.Of(k), Help: Labels.HelpOf(k)))];

    protected override FieldForm Fill() =>
        new()
        {
            Name = field.Name,
            Synonyms = string.Join('\n', field.Synonyms),
            DecideYourself = string.Join('\n', field.DecideYourself),
            Links = string.Join('\n', field.Links.OrderBy(l => l.Order).Select(FieldWish.AsTyped)),
            Owner = $"{field.Owner}",
            From = Norwegian.Typed(Today),
        };

    protected override async Task Load()
    {
        field = Found(await Db.Fields.Include(f => f.Links).SingleOrDefaultAsync(f => f.Id == Id, Cancel));
        allUnits = await Directory.Units(cancel: Cancel);
        unitNames = allUnits.ToDictionary(u => u.Id, u => u.Name);
        mayKeep = Actor.MayKeep(await Answers.Register(Cancel), allUnits is [var top, ..] ? top.Id : Guid.Empty, field);
        rows = await Db
            .Responsibilities.Where(r => r.FieldId == Id && (r.To == null || (r.To > Today && r.To > r.From)))
            .ToListAsync(Cancel);
        var depth = allUnits.Select((u, order) => (u.Id, order)).ToDictionary(u => u.Id, u => u.order);
        rows = [.. rows.OrderBy(r => r.Kind).ThenBy(r => depth.GetValueOrDefault(r.UnitId))];
        holders = await Directory.Holders(
            rows.SelectMany(r => r.StandIn is { } standIn ? [r.Holder, standIn] : new[] { r.Holder }).Append(field.Owner),
            Cancel
        );
        owner = holders[field.Owner].Shown;
        matters = await Db.Matters.Where(m => m.FieldId == Id).OrderBy(m => m.NameSort).Select(m => m.Name).ToListAsync(Cancel);
        units = Labels.Choices(allUnits.Where(u => MayLay(u.Id)));
    }

    protected override async Task LoadChoices() => seats = units.Count > 0 ? await Seats.Offer([field.Owner], Cancel) : SeatOffer.None;

    // Whoever keeps the entry says it for all; a leader says it for what is their own.
    bool MayLay(Guid unit) => mayKeep || Actor.May(OrganisationPermissions.Assign, unit);

    async Task Lay()
    {
        var wish = await ResponsibilityWish.Read(Form, id => MayLay(id) && unitNames.ContainsKey(id), Seats, Refuse, Cancel);
        await ActHere(async () =>
        {
            Db.Responsibilities.Add(wish.For(Id));
            await Db.Save("responsibility given", Cancel);
            Go(OrganisationUrls.FieldOf(Id), "Organisation.ResponsibilityGiven");
        });
    }

    Task End(Responsibility row)
    {
        Must(MayLay(row.UnitId));
        var last = Typed.NeededDate(LastOf(row.Id), Form.Last.GetValueOrDefault($"{row.Id}"), Refuse);
        if (Errors.Count == 0 && last.AddDays(1) < row.From)
        {
            Refuse(LastOf(row.Id), Texts.EndsBeforeItBegins);
        }

        return ActHere(async () =>
        {
            Db.Expect(row, Form.Version);
            row.End(last.AddDays(1));
            await Db.Save("responsibility ended", Cancel);
            Go(OrganisationUrls.FieldOf(Id), "Organisation.ResponsibilityEnded");
        });
    }

    async Task Change()
    {
        var wish = await FieldWish.Read(Form, Seats, field.Owner, Refuse, Cancel);
        await Keep(
            () =>
            {
                wish.Apply(field);
                field.Review(Today);
            },
            "field changed",
            "Organisation.FieldChanged"
        );
    }

    Task Review() => Keep(() => field.Review(Today), "field looked over", "Organisation.FieldReviewed");

    Task Close()
    {
        Action act = field.ClosedOn is null ? () => field.Close(Today) : field.Reopen;
        return Keep(act, field.ClosedOn is null ? "field closed" : "field opened again", "Organisation.FieldChanged");
    }

    Task Keep(Action act, string because, string saved)
    {
        Must(mayKeep);
        return ActHere(async () =>
        {
            Db.Expect(field, Form.Version);
            act();
            await Db.Save(because, Cancel);
            Go(OrganisationUrls.FieldOf(Id), saved);
        });
    }

    static string LastOf(Guid responsibility) => $"Form.Last[{responsibility}]";
}
