using System.Resources;
using Microsoft.Extensions.DependencyInjection;
using Takt.Evaluations.Contracts;
using Takt.FollowUp.Contracts;

namespace Takt.Evaluations;

/// <summary>Hearing what people say, answering all of it, and showing what came of it.</summary>
public sealed class EvaluationsModule : Module
{
    static readonly string[] LeadingRoles = [Roles.Leader, Roles.ActingLeader, Roles.Deputy, Roles.Adviser];

    /// <inheritdoc/>
    public override ResourceManager TextResources => Texts.ResourceManager;

    /// <inheritdoc/>
    public override IReadOnlyList<Grant> Grants =>
        [
            .. Roles.All.Select(role => new Grant(role, EvaluationsPermissions.TakePart, Reach.Up)),
            .. LeadingRoles.Select(role => new Grant(role, EvaluationsPermissions.TakePart)),
            .. LeadingRoles.Select(role => new Grant(role, EvaluationsPermissions.Run)),
            new(Roles.Leader, EvaluationsPermissions.Approve),
            new(Roles.ActingLeader, EvaluationsPermissions.Approve),
        ];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuItem> Menu =>
        [new(MenuGroup.Listen, "Evaluations.Menu", "Speech", EvaluationsUrls.List, EvaluationsPermissions.TakePart, Name)];

    /// <inheritdoc/>
    public override IReadOnlyList<ModulePart> Parts { get; } =
    [
        new("Evaluations.PartEvaluations", EvaluationsUrls.List, EvaluationsUrls.Join, EvaluationsUrls.ApiList)
        {
            StandsOn = FollowUpLinks.Part,
        },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<ApiScope> ApiScopes =>
        [new(EvaluationApi.ScopeRead, "Evaluations.ScopeEvaluationsRead", EvaluationsPermissions.TakePart)];

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(MeasureSources.Theme);
        services.AddSingleton<DeckFiles>();
        services.AddScoped<EvaluationImporter>();
        services.AddScoped<SnapshotReader>();
        services.AddScoped<ITimeUse, AnswerTime>();
        services.AddScoped<OwedAnswers>();
        services.AddScoped<PublicationDesk>();
        services.AddScoped<GatheringDoor>();
        services.AddScoped<ISeatWork, AnswerSeats>();
        services.AddScoped<IUnitCard, EvaluationCard>();
        services.AddScoped<IUnitFacts, ThemeFacts>();
        services.AddWebhookKinds<EvaluationOpened>(
            e => new("no.takt.evaluation.opened", e.EvaluationId, EvaluationsUrls.Of(e.EvaluationId)),
            new WebhookKind("no.takt.evaluation.opened", "Evaluations.WebhookOpened")
        );
        services.AddWebhookKinds<EvaluationClosed>(
            e => new("no.takt.evaluation.closed", e.EvaluationId, EvaluationsUrls.Of(e.EvaluationId)),
            new WebhookKind("no.takt.evaluation.closed", "Evaluations.WebhookClosed")
        );
        services.AddWebhookKinds<EvaluationPublished>(
            e => new("no.takt.evaluation.published", e.EvaluationId, EvaluationsUrls.Of(e.EvaluationId)),
            new WebhookKind("no.takt.evaluation.published", "Evaluations.WebhookPublished")
        );
        services.AddScoped(scope => new EvaluationDecks(scope.GetRequiredService<Db>(), scope.GetRequiredService<SnapshotReader>()));
    }

    /// <inheritdoc/>
    public override void MapEndpoints(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder endpoints)
    {
        DeckEndpoint.Map(endpoints);
        EvaluationApi.Map(endpoints);
        endpoints.MapLive(EvaluationsUrls.Live, EvaluationsPermissions.TakePart, AnswerAccess.MaySeeAnswering);
        endpoints.MapLive(EvaluationsUrls.GatheringLive, EvaluationsPermissions.Run, GatheringAccess.MayRun);
        endpoints.MapOpenLive(EvaluationsUrls.ParticipateLive, GatheringDoor.Topic);
        FjordvikDeckEndpoint.Map(endpoints);
    }

    /// <inheritdoc/>
    public override Task WriteDemo(IServiceProvider scope, CancellationToken cancel) => DemoEvaluations.Write(scope, cancel);
}
