using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>What the page of a group reads and does.</summary>
public sealed partial class GroupPage
{
    Group group = null!;
    List<MemberView> members = [];
    IReadOnlyList<Option> people = [];
    bool mayChange;
    bool isOwnedElsewhere;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    protected override async Task Load()
    {
        group = Found(await Db.Groups.Include(g => g.Members).SingleOrDefaultAsync(g => g.Id == Id, Cancel));
        isOwnedElsewhere = await Db.IsOwnedElsewhere(Id, Cancel);
        mayChange = !isOwnedElsewhere && await Directory.Root(Cancel) is { } root && Actor.May(OrganisationPermissions.Change, root);
        members = await (
            from m in Db.GroupMembers
            where m.GroupId == Id && (m.To == null || (m.To > Today && m.To > m.From))
            join p in Db.People on m.PersonId equals p.Id
            join a in Db.Assignments.AsOf(Today).Where(a => a.IsMain) on p.Id equals a.PersonId into posts
            orderby m.Leads descending, p.NameSort
            select new MemberView(m.Id, p.Id, p.Name, posts.Select(a => a.Title).FirstOrDefault(), m.Leads, m.From, m.To)
        ).ToListAsync(Cancel);
        people = mayChange ? await Staff.Choices(Db, Today, Cancel) : [];
    }

    Task Add()
    {
        var from = Typed.NeededDate("Form.From", Form.From, Refuse);
        if (!Guid.TryParse(Form.Member, out var person) || !people.Any(p => p.Value == Form.Member))
        {
            Refuse("Form.Member", Texts.MemberMissing);
        }

        return Change(() => group.Seat(person, from, Form.Leads), "group member added", "Organisation.MemberAdded");
    }

    Task End(MemberView member)
    {
        var field = LastOf(member.Id);
        var last = Typed.NeededDate(field, Form.Last.GetValueOrDefault($"{member.Id}"), Refuse);
        if (Errors.Count == 0 && last.AddDays(1) < member.From)
        {
            Refuse(field, Texts.EndsBeforeItBegins);
        }

        return Change(
            () => group.Members.Single(m => m.Id == member.Id).End(last.AddDays(1)),
            "group member ended",
            "Organisation.SeatEnded"
        );
    }

    Task Rename()
    {
        var name = Typed.Needed("Form.Name", Form.Name, 200, Texts.GroupNameMissing, Refuse);
        var shortName = Typed.Optional("Form.ShortName", Form.ShortName, 40, Refuse);
        return Change(() => (group.Name, group.ShortName) = (name, shortName), "group renamed", "Organisation.GroupChanged");
    }

    Task Change(Action act, string because, string saved)
    {
        Must(mayChange);
        return ActHere(async () =>
        {
            Db.Expect(group, Form.Version);
            act();
            await Db.Save(because, Cancel);
            Go(OrganisationUrls.GroupOf(Id), saved);
        });
    }

    static string LastOf(Guid member) => $"Form.Last[{member}]";

    sealed record MemberView(Guid Id, Guid PersonId, string Name, string? Title, bool Leads, DateOnly From, DateOnly? To) : IDated;
}
