using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>What the page of a person reads and does.</summary>
public sealed partial class PersonPage
{
    static readonly string[] PostFieldIds =
    [
        .. new[] { "Unit", "Role", "Title", "Percent", "From", "To" }.Select(f => Ui.Field.IdOf("Form." + f)),
    ];
    static readonly string[] PersonFieldIds = [.. new[] { "Name", "Email", "Phone" }.Select(f => Ui.Field.IdOf("Form." + f))];

    Person person = null!;
    IReadOnlyList<PostView> posts = [];
    IReadOnlyList<UnitView> units = [];
    IReadOnlyList<Option> unitChoices = [];
    List<(Guid Id, string Name)> groups = [];
    Account? account;
    Invitation? invitation;
    bool hasFactors;
    bool mayIdentify;
    bool isIdentified;
    Guid root;
    List<Leave> leaves = [];
    bool mayWriteLeave;
    bool mayRun;
    bool mayView;
    string? link;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    [Inject]
    AccountDesk Accounts { get; set; } = null!;

    [Inject]
    HandoverDesk Handover { get; set; } = null!;

    [Inject]
    SignInDesk Desk { get; set; } = null!;

    [Inject]
    SecondFactorDesk Factors { get; set; } = null!;

    [Inject]
    IOptions<DirectoryProviders> Directories { get; set; } = null!;

    string? MainTitle => posts.Where(p => p.HoldsOn(Today)).Select(p => $"{p.Title ?? Labels.Of(p.Role)}, {p.Unit}").FirstOrDefault();

    bool IsAdding => Errors.Exists(e => PostFieldIds.Contains(e.FieldId));

    bool IsRenaming => Errors.Exists(e => PersonFieldIds.Contains(e.FieldId)) || (IsConflict && Form.Name != person.Name);

    string PasswordState =>
        account!.PasswordHash is not null ? Texts.PasswordChosen
        : invitation?.IsOpen(Clock.Now) == true
            ? Labels.Fill(Texts.LinkOpenUntil, Norwegian.Full(DateOnly.FromDateTime(Clock.ToOslo(invitation.ExpiresAt))))
        : Texts.NoPassword;

    protected override PersonForm Fill() =>
        new()
        {
            Name = person.Name,
            Email = person.Email,
            Phone = person.Phone,
            From = Norwegian.Typed(Today),
        };

    protected override async Task Load()
    {
        person = Found(await Db.People.SingleOrDefaultAsync(p => p.Id == Id, Cancel));
        units = await Directory.Units(cancel: Cancel);
        root = units is [var top, ..] ? top.Id : Guid.Empty;
        var held = await Db
            .Assignments.Where(a => a.PersonId == Id && (a.To == null || (a.To > Today && a.To > a.From)))
            .OrderByDescending(a => a.IsMain)
            .ThenBy(a => a.From)
            .ToListAsync(Cancel);
        var names = units.ToDictionary(u => u.Id, u => u.Name);
        posts =
        [
            .. held.Select(a => new PostView(
                a.Id,
                a.UnitId,
                names.GetValueOrDefault(a.UnitId, ""),
                a.Role,
                a.Title,
                a.From,
                a.To,
                a.Percent,
                a.IsMain,
                a.Version
            )),
        ];
        var seats = await (
            from m in Db.GroupMembers.AsOf(Today)
            where m.PersonId == Id
            join g in Db.Groups on m.GroupId equals g.Id
            orderby g.Name
            select new { g.Id, g.Name }
        ).ToListAsync(Cancel);
        groups = [.. seats.Select(g => (g.Id, g.Name))];
        leaves = await Db.Leaves.Where(l => l.PersonId == Id && (l.To == null || l.To > Today)).OrderBy(l => l.From).ToListAsync(Cancel);
        mayWriteLeave = held.Exists(a => Actor.May(OrganisationPermissions.Assign, a.UnitId));
        mayRun = Actor.MayRun([.. held.Select(a => a.UnitId)], root);
        Guid[] now = [.. posts.Where(p => p.HoldsOn(Today)).Select(p => p.UnitId)];
        mayView = Actor.MayLookThrough(Id, now);
        unitChoices = Labels.Choices(units.Where(u => Actor.May(OrganisationPermissions.Assign, u.Id)));
        if (mayRun)
        {
            account = await Db.Accounts.OrderBy(a => a.Id).FirstOrDefaultAsync(a => a.PersonId == Id, Cancel);
            invitation = account is null ? null : await Db.Invitations.FirstOrDefaultAsync(i => i.AccountId == account.Id, Cancel);
            mayIdentify = Directories.Value.NationalIdentityKey.Length > 0;
            isIdentified = mayIdentify && await Db.NationalIdentities.AnyAsync(i => i.PersonId == Id, Cancel);
            hasFactors = account is not null && (await Factors.Of(account.Id, Cancel)).Any;
        }
    }

    async Task Add()
    {
        var wish = PostWish.Read(Form, Actor, units, Refuse);
        await ActHere(async () =>
        {
            var assignment = wish.For(Id, isMain: !posts.Any(p => p.HoldsOn(wish.From)));
            Db.Assignments.Add(assignment);
            await Handover.Arrive(assignment, units.First(u => u.Id == wish.Unit).Name, Cancel);
            await Db.Save("role given", Cancel);
            Go(OrganisationUrls.PersonOf(Id), "Organisation.RoleGiven");
        });
    }

    // One main post at a time: it decides where one is asked in surveys and talked with.
    Task MakeMain(PostView post)
    {
        Must(Actor.MayAssign(post.UnitId, post.Role));
        return ActHere(async () =>
        {
            var held = await Db.Assignments.Where(a => a.PersonId == Id && (a.IsMain || a.Id == post.Id)).ToListAsync(Cancel);
            Db.Expect(held.Single(a => a.Id == post.Id), Form.Version);
            foreach (var assignment in held)
            {
                assignment.IsMain = assignment.Id == post.Id;
            }

            await Db.Save("main post chosen", Cancel);
            Go(OrganisationUrls.PersonOf(Id), "Organisation.MainPostChosen");
        });
    }

    async Task End(PostView post)
    {
        Must(Actor.MayAssign(post.UnitId, post.Role));
        var field = LastOf(post.Id);
        var last = Typed.NeededDate(field, Form.Last.GetValueOrDefault($"{post.Id}"), Refuse);
        if (Errors.Count == 0 && last.AddDays(1) < post.From)
        {
            Refuse(field, Texts.EndsBeforeItBegins);
        }

        if (Errors.Count == 0 && post is { Role: Roles.Administrator } && post.UnitId == root && !await OthersRun(post.Id))
        {
            Refuse(field, Texts.LastAdministrator);
        }

        await ActHere(async () =>
        {
            var assignment = await Db.Assignments.SingleAsync(a => a.Id == post.Id, Cancel);
            Db.Expect(assignment, Form.Version);
            assignment.End(last.AddDays(1));
            await Handover.Leave(assignment, person.Name, Cancel);
            if (!assignment.HoldsOn(Today) && !posts.Any(p => p.Id != post.Id && p.HoldsOn(Today)))
            {
                await Accounts.ShutOut(Id, Desk, Cancel);
            }

            await Db.Save("role ended", Cancel);
            Go(OrganisationUrls.PersonOf(Id), "Organisation.RoleEnded");
        });
    }

    // Without anybody who runs Takt for the whole municipality, nobody could let the next one in.
    async Task<bool> OthersRun(Guid except) =>
        await (
            from a in Db.Assignments.AsOf(Today)
            where a.Id != except && a.UnitId == root && a.Role == Roles.Administrator && a.To == null
            join account in Db.Accounts on a.PersonId equals account.PersonId
            where account.PasswordHash != null
            select a
        ).AnyAsync(Cancel);

    Task OpenAccount()
    {
        Must(mayRun && account is null);
        var userName = Typed.Needed("Form.UserName", Form.UserName, 256, Texts.UserNameMissing, Refuse);
        return ActHere(async () =>
        {
            var path = await Accounts.Open(Id, userName, Cancel);
            await Db.Save("account made", Cancel);
            await Show(path);
        });
    }

    Task Invite()
    {
        Must(mayRun && account is not null);
        return ActHere(async () =>
        {
            var path = await Accounts.Invite(account!.Id, Cancel);
            await Db.Save("link made", Cancel);
            await Show(path);
        });
    }

    // The number is read, hashed and forgotten.
    Task Identify()
    {
        Must(mayRun && mayIdentify);
        const string Field = "Form.NationalIdentity";
        if (NationalIdentity.Read(Form.NationalIdentity) is not { } number)
        {
            Refuse(Field, Texts.NationalIdentityUnread);
            number = "";
        }

        Form.NationalIdentity = null;
        return ActHere(async () =>
        {
            var hash = NationalIdentity.HashOf(Directories.Value.NationalIdentityKey, Db.Municipality, number);
            if (await Db.NationalIdentities.AnyAsync(i => i.KeyedHash == hash && i.PersonId != Id, Cancel))
            {
                throw new Refusal(Texts.NationalIdentityTaken) { Field = Field };
            }

            if (await Db.NationalIdentities.SingleOrDefaultAsync(i => i.PersonId == Id, Cancel) is { } known)
            {
                known.KeyedHash = hash;
            }
            else
            {
                Db.NationalIdentities.Add(new(Id, hash));
            }

            await Db.Save("national identity kept as a hash", Cancel);
            Go(OrganisationUrls.PersonOf(Id), "Organisation.NationalIdentitySaved");
        });
    }

    Task TakeFactors()
    {
        Must(mayRun && account is not null);
        return ActHere(async () =>
        {
            await Factors.TakeAway(account!.Id, Cancel);
            await Desk.EndAll(Id, Cancel);
            await Db.Save("second factor taken away", Cancel);
            Go(OrganisationUrls.PersonOf(Id), "Organisation.FactorsTaken");
        });
    }

    Task Change()
    {
        Must(mayRun);
        var name = Typed.Needed("Form.Name", Form.Name, 200, Texts.PersonNameMissing, Refuse);
        var email = Typed.Optional("Form.Email", Form.Email, 200, Refuse);
        var phone = Typed.Optional("Form.Phone", Form.Phone, 40, Refuse);
        return ActHere(async () =>
        {
            Db.Expect(person, Form.Version);
            person.Rename(name);
            (person.Email, person.Phone) = (email, phone);
            await Db.Save("person changed", Cancel);
            Go(OrganisationUrls.PersonOf(Id), "Organisation.PersonChanged");
        });
    }

    // Shown in the answer to the form and nowhere else: after a redirect it would have to be kept somewhere.
    async Task Show(string path)
    {
        link = $"{Http.Request.Scheme}://{Http.Request.Host}{path}";
        await Load();
        Form = Fill();
    }

    static string LastOf(Guid assignment) => $"Form.Last[{assignment}]";

    sealed record PostView(
        Guid Id,
        Guid UnitId,
        string Unit,
        string Role,
        string? Title,
        DateOnly From,
        DateOnly? To,
        int Percent,
        bool IsMain,
        int Version
    ) : IDated;
}
