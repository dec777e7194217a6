using System.Resources;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp.Contracts;

namespace Takt.FollowUp;

/// <summary>Tasks and measures, wherever they came from.</summary>
public sealed class FollowUpModule : Module
{
    /// <inheritdoc/>
    public override ResourceManager TextResources => Texts.ResourceManager;

    /// <inheritdoc/>
    public override IReadOnlyList<Grant> Grants =>
        [
            .. Roles.All.Select(role => new Grant(role, FollowUpPermissions.See, Reach.Up)),
            .. LeadingRoles.Select(role => new Grant(role, FollowUpPermissions.See)),
            .. LeadingRoles.Select(role => new Grant(role, FollowUpPermissions.Change)),
        ];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuItem> Menu =>
        [new(MenuGroup.FollowUp, "FollowUp.Menu", "Measures", FollowUpUrls.List, FollowUpPermissions.See, Name)];

    /// <inheritdoc/>
    public override IReadOnlyList<ModulePart> Parts { get; } = [new(FollowUpLinks.Part, FollowUpUrls.List, FollowUpUrls.ApiList)];

    /// <inheritdoc/>
    public override IReadOnlyList<ApiScope> ApiScopes =>
        [
            new(MeasureApi.ScopeRead, "FollowUp.ScopeMeasuresRead", FollowUpPermissions.See),
            new(MeasureApi.ScopeWrite, "FollowUp.ScopeMeasuresWrite", FollowUpPermissions.See, FollowUpPermissions.Change),
        ];

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<MeasureBook>();
        services.AddScoped<ITimeUse, JudgingTime>();
        services.AddScoped<MeasureActs>();
        services.AddScoped<MeasureTeller>();
        services.AddScoped<ISeatWork, MeasureSeats>();
        services.AddSingleton<Vacancies>();
        services.AddHostedService(s => s.GetRequiredService<Vacancies>());
        services.AddSingleton<SendingOn>();
        services.AddHostedService(s => s.GetRequiredService<SendingOn>());
        services.AddScoped<IUnitCard, MeasureCard>();
        services.AddScoped<IUnitFacts, MeasureFacts>();
        services.AddWebhookKinds<MeasureMoved>(
            Told,
            new("no.takt.measure.decided", "FollowUp.WebhookDecided"),
            new("no.takt.measure.started", "FollowUp.WebhookStarted"),
            new("no.takt.measure.done", "FollowUp.WebhookDone"),
            new("no.takt.measure.judged", "FollowUp.WebhookJudged"),
            new("no.takt.measure.dropped", "FollowUp.WebhookDropped")
        );
        services.AddSingleton(
            new MakeMeasure(
                (actor, source, what, back) => actor.May(FollowUpPermissions.Change) ? FollowUpLinks.New(source, back, what) : null
            )
        );
    }

    static WebhookNews? Told(MeasureMoved moved) =>
        moved.State switch
        {
            MeasureState.Decided => "no.takt.measure.decided",
            MeasureState.Started => "no.takt.measure.started",
            MeasureState.Done => "no.takt.measure.done",
            MeasureState.Judged => "no.takt.measure.judged",
            MeasureState.Dropped => "no.takt.measure.dropped",
            _ => null,
        }
            is { } type
            ? new(type, moved.MeasureId, FollowUpUrls.Of(moved.MeasureId))
            : null;

    /// <inheritdoc/>
    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        MeasureFile.Map(endpoints);
        MeasureSheet.Map(endpoints);
        FigureSheet.Map(endpoints);
        MeasureApi.Map(endpoints);
    }

    /// <inheritdoc/>
    public override Task WriteDemo(IServiceProvider scope, CancellationToken cancel) => DemoMeasures.Write(scope, cancel);

    static string[] LeadingRoles => [Roles.Leader, Roles.ActingLeader, Roles.Deputy, Roles.Adviser];
}
