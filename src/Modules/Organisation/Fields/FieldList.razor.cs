using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>What the register reads and does.</summary>
public sealed partial class FieldList
{
    const int MostMisses = 20;
    const int LongestWait = 60;

    IReadOnlyList<Row> rows = [];
    ILookup<(Guid Field, ResponsibilityKind Kind), Held> held = null!;
    IReadOnlyDictionary<Seat, SeatHolder> holders = null!;
    IReadOnlyDictionary<Guid, string> unitNames = null!;
    List<Miss> misses = [];
    SeatOffer seats = SeatOffer.None;
    FieldRegister register = null!;
    string ownerName = "";
    Guid root;
    bool mayKeep;

    [SupplyParameterFromQuery(Name = "sok")]
    public string? Question { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    [Inject]
    WhoAnswers Answers { get; set; } = null!;

    [Inject]
    SeatLookup Seats { get; set; } = null!;

    IReadOnlyList<Choice> Active => Question is null ? [] : [new($"«{Question}»", OrganisationUrls.Fields)];

    protected override FieldForm Fill() => new() { Owner = $"{register.Owner}", AnswersWithin = $"{register.AnswersWithin}" };

    protected override async Task Load()
    {
        Question = Typed.Optional(Question);
        var units = await Directory.Units(cancel: Cancel);
        unitNames = units.ToDictionary(u => u.Id, u => u.Name);
        root = units is [var top, ..] ? top.Id : Guid.Empty;
        register = await Answers.Register(Cancel);
        mayKeep = Actor.MayKeep(register, root);
        rows = await Rows();
        var ids = rows.Select(r => r.Id).ToArray();
        ResponsibilityKind[] kinds = [ResponsibilityKind.Owns, ResponsibilityKind.Contact];
        var all = await Db
            .Responsibilities.AsOf(Today)
            .Where(r => ids.Contains(r.FieldId) && kinds.Contains(r.Kind))
            .Select(r => new Held(r.FieldId, r.Kind, r.Holder, r.UnitId))
            .ToListAsync(Cancel);
        held = all.OrderBy(r => r.UnitId == root ? 0 : 1).ToLookup(r => (r.FieldId, r.Kind));
        holders = await Directory.Holders(all.Select(r => r.Holder).Append(register.Owner), Cancel);
        ownerName = holders[register.Owner].Shown;
        misses = mayKeep
            ? await Db.Misses.OrderByDescending(m => m.Times).ThenBy(m => m.Words).Take(MostMisses).AsNoTracking().ToListAsync(Cancel)
            : [];
    }

    protected override async Task LoadChoices() => seats = mayKeep ? await Seats.Offer([register.Owner], Cancel) : SeatOffer.None;

    async Task<IReadOnlyList<Row>> Rows()
    {
        var today = Today;
        var all = await Db
            .Fields.Where(f => f.ClosedOn == null || f.ClosedOn > today)
            .OrderBy(f => f.NameSort)
            .Select(f => new Row(f.Id, f.Name, f.Synonyms, f.ReviewedOn))
            .ToListAsync(Cancel);
        if (Question is null)
        {
            return all;
        }

        var hits = new FieldFinder(all.Select(f => new FieldName(f.Id, f.Name, f.Synonyms))).Find(Question);
        var byId = all.ToDictionary(f => f.Id);
        return [.. hits.Select(h => byId[h.Field.Id])];
    }

    async Task Keep()
    {
        Must(mayKeep);
        var owner = await Seats.Read("Form.Owner", Form.Owner, Texts.FieldOwnerMissing, Refuse, [register.Owner], Cancel);
        if (!Norwegian.TryNumber(Form.AnswersWithin, out var days) || days is < 0 or > LongestWait || !decimal.IsInteger(days))
        {
            Refuse("Form.AnswersWithin", Labels.Fill(Texts.DaysUnread, LongestWait));
        }

        await ActHere(async () =>
        {
            if (!await Db.FieldRegisters.AnyAsync(Cancel))
            {
                Db.FieldRegisters.Add(register);
            }

            (register.Owner, register.AnswersWithin) = (owner!, (int)days);
            await Db.Save("register given an owner", Cancel);
            Go(OrganisationUrls.Fields, "Organisation.RegisterSaved");
        });
    }

    sealed record Row(Guid Id, string Name, List<string> Synonyms, DateOnly? ReviewedOn);

    sealed record Held(Guid FieldId, ResponsibilityKind Kind, Seat Holder, Guid UnitId);
}
