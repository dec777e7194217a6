using System.Resources;
using Microsoft.Extensions.DependencyInjection;

namespace Takt.Meetings;

/// <summary>Series, meetings, agendas, minutes, and what is passed on.</summary>
public sealed class MeetingsModule : Module
{
    /// <inheritdoc/>
    public override ResourceManager TextResources => Texts.ResourceManager;

    /// <inheritdoc/>
    public override IReadOnlyList<Grant> Grants =>
        [
            .. Roles.All.Select(role => new Grant(role, MeetingsPermissions.See, Reach.Up)),
            .. LeadingRoles.Select(role => new Grant(role, MeetingsPermissions.See)),
            .. LeadingRoles.Select(role => new Grant(role, MeetingsPermissions.Run)),
            new(Roles.Administrator, MeetingsPermissions.Arrange),
        ];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuItem> Menu =>
        [new(MenuGroup.FollowUp, "Meetings.Menu", "Calendar", MeetingsUrls.List, MeetingsPermissions.See, Name)];

    /// <inheritdoc/>
    public override IReadOnlyList<ModulePart> Parts { get; } = [new("Meetings.Part", MeetingsUrls.List)];

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(new MeasureSourceKind(MeetingDesk.SourceItem));
        services.AddScoped<IAgendaBook, AgendaBook>();
        services.AddScoped<ITimeUse, MeetingTime>();
        services.AddScoped<LaidOnLeaders>();
        services.AddSingleton(new MeasureSourceKind(DialogueDesk.SourceDialogue));
        services.AddScoped<DialogueDesk>();
        services.AddScoped<LeaderLine>();
        services.AddScoped<MeetingDesk>();
        services.AddScoped<IUnitCard, MeetingCard>();
        services.AddScoped<IUnitCard, VisitCard>();
        services.AddScoped<IUnitCard, PassOnCard>();
        services.AddScoped<MinutesBook>();
        services.AddScoped<VersionBook>();
        services.AddScoped<MinutesPaper>();
        services.AddScoped<PublicRecord>();
        services.AddScoped<ReplyBook>();
        services.AddScoped<IHearsAnswers>(s => s.GetRequiredService<ReplyBook>());
        services.AddScoped<IHearsAnswers, DialogueAnswers>();
        services.AddScoped<ClashBook>();
        services.AddScoped<SeriesDesk>();
        services.AddScoped<PassOnBook>();
        services.AddSingleton<SeriesAhead>();
        services.AddHostedService(s => s.GetRequiredService<SeriesAhead>());
    }

    /// <inheritdoc/>
    public override void MapEndpoints(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder endpoints)
    {
        ItemPaper.Map(endpoints);
        MinutesFile.Map(endpoints);
        endpoints.MapLive(
            MeetingsUrls.Live,
            MeetingsPermissions.See,
            (db, id, cancel) => db.MeetingsSeen().AnyAsync(m => m.Id == id, cancel)
        );
        endpoints.MapLive(
            DialogueUrls.Live,
            MeetingsPermissions.See,
            (db, id, cancel) => db.DialoguesSeen().AnyAsync(d => d.Id == id, cancel)
        );
    }

    /// <inheritdoc/>
    public override Task WriteDemo(IServiceProvider scope, CancellationToken cancel) => DemoMeetings.Write(scope, cancel);

    static string[] LeadingRoles => [Roles.Leader, Roles.ActingLeader, Roles.Deputy, Roles.Adviser];
}
