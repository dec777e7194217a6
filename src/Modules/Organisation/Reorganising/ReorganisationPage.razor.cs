using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>What the page of a reorganisation reads and does.</summary>
public sealed partial class ReorganisationPage
{
    static readonly string[] HeadFieldIds = [.. new[] { "Name", "Day", "Reason" }.Select(f => Ui.Field.IdOf("Form." + f))];

    Reorganisation plan = null!;
    PlanPreview preview = null!;
    PlannedChange? beyond;
    TreeNode? tree;
    string? decidedBy;
    Dictionary<Guid, string> names = [];
    Dictionary<Guid, string> personNames = [];
    IReadOnlyList<Option> mine = [];
    IReadOnlyList<Option> standing = [];
    IReadOnlyList<Option> led = [];

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    [Inject]
    PlanDesk Desk { get; set; } = null!;

    [Inject]
    internal PersonLookup People { get; set; } = null!;

    protected override ReorganisationForm Fill() =>
        new()
        {
            Name = plan.Name,
            Day = Norwegian.Typed(plan.Day),
            Reason = plan.Reason,
        };

    protected override async Task Load()
    {
        plan = Found(
            await Db
                .Reorganisations.Include(p => p.Changes)
                .Include(p => p.Ended)
                .AsSplitQuery()
                .VisibleTo(Actor)
                .SingleOrDefaultAsync(p => p.Id == Id, Cancel)
        );
        var units = await Directory.Units(plan.Day.AddDays(-1), Cancel); // as it stands until then
        var made = plan.Changes.Where(c => c.Kind == UnitChangeKind.New).OrderBy(c => c.Order).ToArray();
        names = units.ToDictionary(u => u.Id, u => u.Name);
        foreach (var change in made)
        {
            names[change.UnitId] = change.Name;
        }

        var chosen = plan.Changes.Select(c => c.PersonId).Append(plan.DecidedBy).OfType<Guid>().ToArray();
        personNames = await Db.People.Where(p => chosen.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, Cancel);
        decidedBy = plan.DecidedBy is { } by ? personNames.GetValueOrDefault(by) : null;
        beyond = plan.BeyondReachOf(Actor);
        preview = await PlanPreview.Read(Db, Directory, plan, Cancel);
        tree = preview.Difference is { } difference ? OrgTree.Marked(difference, Today) : null;
        IEnumerable<Option> planned = made.Where(c => MayChange(c.UnitId))
            .Select(c => new Option($"{c.UnitId}", Labels.Fill(Texts.MadeByPlan, c.Name)));
        standing = Labels.Choices(units.Where(u => u.Depth > 0 && MayChange(u.Id)));
        mine = [.. Labels.Choices(units.Where(u => MayChange(u.Id))), .. planned];
        led = [.. Labels.Choices(units.Where(u => MayLead(u.Id))), .. planned];
    }

    Task PlanOpen() => Plan(Wish.Open());

    Task PlanMove() => Plan(Wish.Move());

    Task PlanRename() => Plan(Wish.Rename());

    Task PlanClose() => Plan(Wish.Close());

    async Task PlanLead()
    {
        var person = await People.Read("Form.LeadPerson", Form.LeadPerson, Texts.PersonMissing, Refuse, Cancel);
        await Plan(Wish.Lead(person));
    }

    Task Plan(PlannedChange? change) => Change(() => plan.Plan(change!), "reorganisation: change planned", "Organisation.ChangePlanned");

    Task Drop(Guid change) => Change(() => plan.Drop(change), "reorganisation: change taken out", "Organisation.ChangeTakenOut");

    Task Describe()
    {
        var (name, day, reason) = PlanWish.ReadHead(Form, Today, Refuse);
        return Change(() => plan.Describe(name, day, reason), "reorganisation changed", "Organisation.PlanChanged");
    }

    Task Reopen() => Change(plan.Reopen, "reorganisation reopened", "Organisation.PlanReopened");

    Task Decide() => Write(Desk.Decide, "Organisation.PlanIsNowDecided");

    Task Withdraw() => Write(Desk.Withdraw, "Organisation.PlanIsNowWithdrawn");

    Task Change(Action act, string because, string saved) =>
        ActHere(async () =>
        {
            Db.Expect(plan, Form.Version);
            act();
            await Db.Save(because, Cancel);
            Go(OrganisationUrls.ReorganisationOf(Id), saved);
        });

    // The whole or nothing: who may not do one part of it, may not do the plan.
    Task Write(Func<Reorganisation, CancellationToken, Task> act, string saved)
    {
        Must(beyond is null);
        return ActHere(async () =>
        {
            Db.Expect(plan, Form.Version);
            await act(plan, Cancel);
            Go(OrganisationUrls.ReorganisationOf(Id), saved);
        });
    }

    PlanWish Wish => new(Form, names, MayChange, MayLead, Refuse);

    bool MayChange(Guid unit) => Actor.May(OrganisationPermissions.Change, Standing(unit));

    bool MayLead(Guid unit) => Actor.MayAssign(Standing(unit), Roles.Leader);

    Guid Standing(Guid unit) => plan.StandingOf(unit);

    // A form that was refused stands open, with what is wrong in it.
    bool IsIn(string prefix) => Errors.Exists(e => e.FieldId.StartsWith(Ui.Field.IdOf("Form." + prefix), StringComparison.Ordinal));

    string Told(PlannedChange change) =>
        change.Kind switch
        {
            UnitChangeKind.New => Labels.Fill(
                Texts.TellNew,
                change.Name,
                Labels.Of(change.MadeAs!.Value).ToLower(System.Globalization.CultureInfo.CurrentCulture),
                NameOf(change.ParentId!.Value)
            ),
            UnitChangeKind.Moved => Labels.Fill(Texts.TellMoved, NameOf(change.UnitId, change.Name), NameOf(change.ParentId!.Value)),
            UnitChangeKind.Renamed => Labels.Fill(Texts.TellRenamed, NameOf(change.UnitId, change.Name), change.Name),
            UnitChangeKind.Closed => Labels.Fill(Texts.TellClosed, change.Name),
            _ => Labels.Fill(Texts.TellLeads, personNames.GetValueOrDefault(change.PersonId!.Value), NameOf(change.UnitId, change.Name)),
        };

    string? NameOf(Guid unit, string? otherwise = null) => names.GetValueOrDefault(unit, otherwise ?? "");
}
