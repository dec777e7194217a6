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
            .. AssigningRoles.Select(role => new Grant(role, OrganisationPermissions.Assign)),
            .. AssigningRoles.Select(role => new Grant(role, OrganisationPermissions.Delegate)),
        ];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuItem> Menu =>
        [
            new(MenuGroup.Reference, "Organisation.WhoToAsk", "Question", OrganisationUrls.WhoToAsk, OrganisationPermissions.See, Name),
            new(MenuGroup.Reference, "Organisation.Menu", "Organisation", OrganisationUrls.Units, OrganisationPermissions.See),
        ];

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<IActorSource, ActorSource>();
        services.AddScoped<StaffDirectory>();
        services.AddScoped<UnitTree>();
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
        services.AddSingleton(new MeasureSourceKind("Organisation.SourceGreyZone"));
        services.AddScoped<SignInDesk>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<IUserStore<Account>>(scope => new AccountStore(scope.GetRequiredService<Db>()) { AutoSaveChanges = false });
        services.AddIdentityCore<Account>(identity =>
        {
            identity.Password.RequiredLength = SignInDesk.ShortestPassword;
            identity.Password.RequireDigit = false;
            identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = false;
            identity.Password.RequireNonAlphanumeric = false;
            identity.Lockout.MaxFailedAccessAttempts = 10;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        });
    }

    /// <inheritdoc/>
    public override void MapEndpoints(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder endpoints)
    {
        LanguageEndpoint.Map(endpoints);
        DelegationSheet.Map(endpoints);
        OrganisationSheets.Map(endpoints);
    }

    /// <inheritdoc/>
    public override async Task WriteDemo(IServiceProvider scope, CancellationToken cancel)
    {
        await DemoOrganisation.Write(scope, cancel);
        await DemoFields.Write(scope, cancel);
    }

    static string[] AssigningRoles => [Roles.Leader, Roles.ActingLeader, Roles.Administrator];
}
