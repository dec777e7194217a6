using System.Globalization;
using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>What the page of «Hvem spør jeg?» reads and does.</summary>
public sealed partial class WhoToAsk
{
    const int MostOthers = 2;
    const int MostNear = 4;

    FieldCard? card;
    IReadOnlyList<FieldHit> others = [];
    IReadOnlyList<FieldHit> near = [];
    List<FieldName> known = [];
    List<Question> mine = [];
    Question? answered;
    FieldHit? hit;
    string unitName = "";
    string owner = "";
    DateOnly due;
    Guid unit;
    IReadOnlyDictionary<Guid, string> unitNames = new Dictionary<Guid, string>();

    /// <summary>The matter, as typed.</summary>
    [SupplyParameterFromQuery(Name = "sak")]
    public string? Matter { get; set; }

    /// <summary>A field, chosen from a list.</summary>
    [SupplyParameterFromQuery(Name = "felt")]
    public Guid? Field { get; set; }

    /// <summary>Another of one's own units.</summary>
    [SupplyParameterFromQuery(Name = "enhet")]
    public Guid? In { get; set; }

    [Inject]
    WhoAnswers Answers { get; set; } = null!;

    [Inject]
    QuestionDesk Desk { get; set; } = null!;

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    string? ReadAs => hit is { IsAsTyped: false } ? Lower(hit.Field.Name) : null;

    IReadOnlyList<Choice> OwnUnits =>
        [
            .. Actor
                .Posts.Select(p => p.UnitId)
                .Distinct()
                .Where(unitNames.ContainsKey)
                .Select(id => new Choice(unitNames[id], $"{OrganisationUrls.WhoToAsk}{Query(id)}", id == unit)),
        ];

    protected override async Task Load()
    {
        Matter = Typed.Optional(Matter) is { } typed ? typed[..Math.Min(typed.Length, QuestionMap.LongestMatter)] : null;
        unitNames = (await Directory.Units(cancel: Cancel)).ToDictionary(u => u.Id, u => u.Name);
        unit = In is { } chosen && unitNames.ContainsKey(chosen) ? chosen : Actor.Posts[0].UnitId;
        unitName = unitNames.GetValueOrDefault(unit, "");
        if (IsPost)
        {
            return;
        }

        if (Field is null)
        {
            await Look();
        }

        if ((Field ?? hit?.Field.Id) is { } field)
        {
            card = await Answers.Card(field, unit, Cancel);
            if (Field is not null)
            {
                Found(card);
            }
        }

        if (card is not { Contact: not null } && (Matter ?? card?.Field.Name) is not null)
        {
            var register = await Answers.Register(Cancel);
            owner = (await Directory.Holders([register.Owner], Cancel))[register.Owner].Shown;
            due = WorkingDays.After(Today, register.AnswersWithin);
        }
    }

    async Task Look()
    {
        var finder = await Answers.Finder(Cancel);
        if (Matter is null)
        {
            known = [.. finder.All];
            mine = await Db
                .Questions.Where(q => q.AskedBy == Actor.PersonId && q.AnsweredAt == null && q.WithdrawnAt == null)
                .OrderBy(q => q.DueOn)
                .Take(10)
                .AsNoTracking()
                .ToListAsync(Cancel);
            return;
        }

        var hits = finder.Find(Money.Without(Matter));
        hit = hits is [{ Likeness: >= FieldFinder.Enough } best, ..] ? best : null;
        others = hit is null ? [] : [.. hits.Skip(1).Where(h => h.Likeness >= hit.Likeness * 0.6).Take(MostOthers)];
        near = hit is null ? [.. hits.Take(MostNear)] : [];
        if (hit is null)
        {
            answered = await Desk.AnsweredLike(Matter, Cancel);
            await Desk.Count(Matter, Cancel);
        }
    }

    async Task AskRegister()
    {
        var matter = Typed.Needed("Form.Matter", Form.Matter, QuestionMap.LongestMatter, Texts.MatterMissing, Refuse);
        var details = Typed.Optional("Form.Details", Form.Details, QuestionMap.LongestText, Refuse);
        var field = Guid.TryParse(Form.Field, out var id) ? id : (Guid?)null;
        await Act(async () =>
        {
            var question = await Desk.AskRegister(field, unit, matter, details, Cancel);
            await Db.Save("question asked", Cancel);
            Go(OrganisationUrls.QuestionOf(question.Id), "Organisation.QuestionSent");
        });
        if (Errors.Count > 0)
        {
            Matter = Form.Matter; // the page about what was not found, with what was typed
            var register = await Answers.Register(Cancel);
            owner = (await Directory.Holders([register.Owner], Cancel))[register.Owner].Shown;
            due = WorkingDays.After(Today, register.AnswersWithin);
        }
    }

    string AddressOf(Guid field) => OrganisationUrls.AskAbout(field) + (In is { } chosen ? $"&enhet={chosen}" : "");

    string Query(Guid id) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(
            "",
            new Dictionary<string, string?>
            {
                ["sak"] = Matter,
                ["felt"] = Field?.ToString(),
                ["enhet"] = id.ToString(),
            }.Where(p => p.Value is not null)
        );

    static string Promised(int days) => days == 1 ? Texts.AnswersWithinOne : Labels.Fill(Texts.AnswersWithin, Words.Number(days));

    static bool HasMore(FieldCard card) =>
        card.Promises.Count + card.DecidesOneself.Count + card.Approvals.Count + card.Others.Count + card.Field.Links.Count > 0;

    static string Lower(string name) =>
        name.Length > 1 && char.IsLower(name[1]) ? char.ToLower(name[0], CultureInfo.CurrentCulture) + name[1..] : name;
}
