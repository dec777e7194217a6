using System.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Units, people, who sits where, and signing in.</summary>
public sealed class OrganisationModule : Module
{
    /// <inheritdoc/>
    public override ResourceManager TextResources => Texts.ResourceManager;

    /// <inheritdoc/>
    public override IReadOnlyList<Grant> Grants =>
        [
            .. Roles.All.Select(role => new Grant(role, OrganisationPermissions.See, Reach.Up)),
            new(Roles.Administrator, OrganisationPermissions.Change),
            new(Roles.Administrator, OrganisationPermissions.ViewAs),
            new(Roles.Administrator, OrganisationPermissions.Administer),
            new(Roles.Administrator, OrganisationPermissions.Review),
            new(Roles.Reviewer, OrganisationPermissions.Review),
            .. AssigningRoles.Select(role => new Grant(role, OrganisationPermissions.Assign)),
            .. AssigningRoles.Select(role => new Grant(role, OrganisationPermissions.Delegate)),
        ];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuItem> Menu =>
        [
            new(MenuGroup.Reference, "Organisation.WhoToAsk", "Question", OrganisationUrls.WhoToAsk, OrganisationPermissions.See, Name),
            new(MenuGroup.Reference, "Organisation.Menu", "Organisation", OrganisationUrls.Units, OrganisationPermissions.See),
            new(
                MenuGroup.Reference,
                "Organisation.Administration",
                "Systems",
                OrganisationUrls.Administration,
                OrganisationPermissions.Review
            ),
        ];

    /// <summary>
    /// What everything else stands on is not among them: units, people, roles, groups (they answer and own), signing in, the trail.
    /// </summary>
    public override IReadOnlyList<ModulePart> Parts { get; } =
    [
        new(RegisterPart, OrganisationUrls.WhoToAsk, OrganisationUrls.Fields),
        new("Organisation.PartGreyZones", OrganisationUrls.GreyZones) { StandsOn = RegisterPart, IsForSmall = false },
        new("Organisation.PartDelegations", OrganisationUrls.Delegations, OrganisationUrls.DelegationSheet) { IsForSmall = false },
        new("Organisation.PartReorganising", OrganisationUrls.Reorganisations) { IsForSmall = false },
        new("Organisation.PartDetails", OrganisationUrls.UnitDetails),
        new("Organisation.PartContacts", OrganisationUrls.Contacts, OrganisationUrls.ContactFile),
        new("Organisation.PartApi", OrganisationUrls.ApiClients, OrganisationUrls.MyTokens, ApiFrame.Root) { IsForSmall = false },
        new("Organisation.PartScim", OrganisationUrls.ScimTokens, OrganisationUrls.Scim) { IsForSmall = false },
        new("Organisation.PartWebhooks", OrganisationUrls.Webhooks) { IsForSmall = false },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<ApiScope> ApiScopes =>
        [new(OrganisationUrls.ScopeRead, "Organisation.ScopeOrganisationRead", OrganisationPermissions.See)];

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ActorCache>();
        services.AddScoped<IActorSource, ActorSource>();
        services.AddScoped<IRecipients, Recipients>();
        services.AddScoped<IConvened, ConvenedGroups>();
        services.AddScoped<StaffDirectory>();
        services.AddScoped<GroupBook>();
        services.AddScoped<NamesInText>();
        services.AddScoped<SeatLookup>();
        services.AddScoped<PersonLookup>();
        services.AddScoped(s => new Mentions(s.GetRequiredService<PersonLookup>()));
        services.AddScoped<UnitTree>();
        services.AddScoped<PlanDesk>();
        services.AddSingleton(_ => new PdfConverter()); // one queue for all that make PDF
        services.AddScoped(scope => new OrganisationImporter(
            scope.GetRequiredService<Db>(),
            scope.GetRequiredService<Clock>(),
            scope.GetRequiredService<UnitTree>(),
            scope.GetRequiredService<AccountDesk>(),
            scope.GetRequiredService<SignInDesk>()
        ));
        services.AddScoped<ImportUndo>();
        services.AddScoped<WhoAnswers>();
        services.AddScoped<QuestionDesk>();
        services.AddScoped<GreyZoneFinder>();
        services.AddScoped<HandoverDesk>();
        services.AddScoped<ISeatWork, RegisterSeats>();
        services.AddScoped<IUnitCard, GroupCard>();
        services.AddScoped<TrailWords>();
        services.AddSingleton<PermissionNames>();
        services.AddSingleton(new MeasureSourceKind("Organisation.SourceGreyZone"));
        services.AddScoped<ITokenSource, PersonalTokens>();
        services.AddScoped<ClientTokens>();
        services.AddScoped<ITokenSource>(scope => scope.GetRequiredService<ClientTokens>());
        services.AddSingleton<ApiScopeBook>();
        services.AddScoped<ITokenSource, ScimTokens>();
        services.AddScoped<ScimUsers>();
        services.AddScoped<ScimGroups>();
        services.AddScoped<SignInDesk>();
        services.AddScoped<TryGuard>();
        services.AddScoped<SecondFactorDesk>();
        services.AddScoped<PasskeyDesk>();
        DirectorySignIn.Add(services);
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.UserVerificationRequirement = "required"; // it counts as two factors only if it knows its owner
            passkeys.ResidentKeyRequirement = "required"; // so that nobody has to say a name first
        });
        services.AddScoped<AccountDesk>();
        services.AddScoped<IUserStore<Account>>(scope => new AccountStore(scope.GetRequiredService<Db>()) { AutoSaveChanges = false });
        services.AddIdentityCore<Account>(identity =>
        {
            identity.Password.RequiredLength = PasswordRules.Shortest;
            identity.Password.RequireDigit = false;
            identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = false;
            identity.Password.RequireNonAlphanumeric = false;
        });
    }

    /// <inheritdoc/>
    public override void MapEndpoints(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder endpoints)
    {
        LanguageEndpoint.Map(endpoints);
        DirectorySignIn.Map(endpoints);
        PasskeyEndpoint.Map(endpoints);
        DelegationSheet.Map(endpoints);
        ContactFiles.Map(endpoints);
        LookupEndpoint.Map(endpoints);
        ChartFile.Map(endpoints);
        ScimEndpoints.Map(endpoints);
        TokenEndpoint.Map(endpoints);
        UnitApi.Map(endpoints);
        PersonApi.Map(endpoints);
        TrailSheet.Map(endpoints);
        MarkEndpoint.Map(endpoints);
        OrganisationSheets.Map(endpoints);
    }

    /// <inheritdoc/>
    public override async Task WriteDemo(IServiceProvider scope, CancellationToken cancel)
    {
        await DemoOrganisation.Write(scope, cancel);
        await DemoFields.Write(scope, cancel);
        await DemoScim.Write(scope, cancel);
        await DemoApi.Write(scope, cancel);
    }

    const string RegisterPart = "Organisation.PartRegister";

    static string[] AssigningRoles => [Roles.Leader, Roles.ActingLeader, Roles.Administrator];
}
