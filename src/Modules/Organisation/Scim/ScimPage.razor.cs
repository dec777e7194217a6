using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>What the page of the keys reads and does.</summary>
public sealed partial class ScimPage
{
    const int SoonDays = 30;
    const int MostYears = 2;
    const int MostPeople = 50;

    List<TokenView> tokens = [];
    Listed withoutRole = Listed.Nobody;
    Listed shutOut = Listed.Nobody;
    string address = "";
    int people;
    int groups;
    string? fresh;

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    protected override ScimForm Fill() => new() { LastDay = Norwegian.Typed(Today.AddYears(1)) };

    protected override async Task Load()
    {
        Must(await Directory.Root(Cancel) is { } root && Actor.May(OrganisationPermissions.Change, root));
        address = $"{Http.Request.Scheme}://{Http.Request.Host}{OrganisationUrls.Scim}";
        tokens = await (
            from t in Db.ScimTokens
            join p in Db.People on t.MadeById equals p.Id
            orderby t.MadeAt descending
            select new TokenView(t.Id, t.Name, t.MadeAt, p.Name, t.LastDay, t.LastUsedOn, t.RevokedAt)
        ).ToListAsync(Cancel);
        var brought = Db.ScimUsers.Where(u => u.DeletedAt == null);
        people = await brought.CountAsync(Cancel);
        groups = await Db.ScimGroups.CountAsync(g => g.DeletedAt == null, Cancel);
        var atWork = Db.Assignments.Where(a => a.To == null || (a.To > Today && a.To > a.From)).Select(a => a.PersonId);
        withoutRole = await Read(
            from u in brought
            join p in Db.People on u.PersonId equals p.Id
            where p.DeactivatedAt == null && !atWork.Contains(p.Id)
            join m in Db.People on u.ManagerId equals m.Id into managers
            from m in managers.DefaultIfEmpty()
            orderby p.NameSort, p.Id
            select new PersonView(p.Id, p.Name, u.Title, u.Department, m!.Name)
        );
        shutOut = await Read(
            from p in Db.People
            where p.DeactivatedAt != null && atWork.Contains(p.Id)
            join u in Db.ScimUsers on p.Id equals u.PersonId into users
            from u in users.DefaultIfEmpty()
            join m in Db.People on u!.ManagerId equals m.Id into managers
            from m in managers.DefaultIfEmpty()
            orderby p.NameSort, p.Id
            select new PersonView(p.Id, p.Name, u!.Title, u.Department, m!.Name)
        );
    }

    Task Make()
    {
        var name = Typed.Needed("Form.Name", Form.Name, 100, Texts.ScimKeyNameMissing, Refuse);
        var lastDay = Typed.NeededDate("Form.LastDay", Form.LastDay, Refuse);
        if (Errors.Count == 0 && (lastDay < Today || lastDay > Today.AddYears(MostYears)))
        {
            Refuse("Form.LastDay", Texts.ScimLastDayWrong);
        }

        return ActHere(async () =>
        {
            var (token, row) = ScimToken.Make(Db.Municipality, name, Actor.PersonId!.Value, Clock.Now, lastDay);
            Db.ScimTokens.Add(row);
            await Db.Save("scim token made", Cancel);
            fresh = token; // shown in the answer to the form and nowhere else
            await Load();
            Form = Fill();
        });
    }

    Task Revoke(TokenView token) =>
        ActHere(async () =>
        {
            (await Db.ScimTokens.SingleAsync(t => t.Id == token.Id, Cancel)).Revoke(Clock.Now);
            await Db.Save("scim token revoked", Cancel);
            Go(OrganisationUrls.ScimTokens, "Organisation.ScimKeyRevoked");
        });

    async Task<Listed> Read(IQueryable<PersonView> found)
    {
        var first = await found.Take(MostPeople).ToListAsync(Cancel);
        return new(first.Count < MostPeople ? first.Count : await found.CountAsync(Cancel), first);
    }

    static DateOnly DayOf(DateTime at) => DateOnly.FromDateTime(Clock.ToOslo(at));

    static RenderFragment People(Listed listed) =>
        page =>
        {
            page.OpenElement(0, "ul");
            page.AddAttribute(1, "class", "t-rows");
            foreach (var person in listed.First)
            {
                page.OpenElement(2, "li");
                page.OpenElement(3, "div");
                page.OpenComponent<Ui.Person>(4);
                page.AddComponentParameter(5, nameof(Ui.Person.Name), person.Name);
                page.AddComponentParameter(6, nameof(Ui.Person.Title), person.Told);
                page.AddComponentParameter(7, nameof(Ui.Person.Url), OrganisationUrls.PersonOf(person.Id));
                page.CloseComponent();
                page.CloseElement();
                page.CloseElement();
            }

            page.CloseElement();
        };

    sealed record TokenView(
        Guid Id,
        string Name,
        DateTime MadeAt,
        string MadeBy,
        DateOnly LastDay,
        DateOnly? LastUsedOn,
        DateTime? RevokedAt
    );

    sealed record PersonView(Guid Id, string Name, string? Title, string? Department, string? Manager)
    {
        public string? Told =>
            string.Join(", ", new[] { Title, Department, Manager is null ? null : Labels.Fill(Texts.ScimLedBy, Manager) }.OfType<string>())
                is { Length: > 0 } told
                ? told
                : null;
    }

    sealed record Listed(int Count, IReadOnlyList<PersonView> First)
    {
        public static Listed Nobody { get; } = new(0, []);
    }
}
