using Takt.Evaluations;
using Takt.FollowUp;
using Takt.Meetings;
using Takt.Organisation;

namespace Takt;

/// <summary>The only list of modules, lowest in the house first.</summary>
static class Modules
{
    public static IReadOnlyList<Module> All { get; } =
    [new OrganisationModule(), new FollowUpModule(), new MeetingsModule(), new EvaluationsModule()];
}
