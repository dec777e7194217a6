using System.Globalization;
using System.Text.Json;
using Takt.FollowUp.Contracts;

namespace Takt.FollowUp;

/// <summary>One line of a measure's history.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Who">As the name was then.</param>
/// <param name="What">What was done.</param>
/// <param name="Why">The reason given, or what showed the effect.</param>
sealed record HistoryLine(DateTime At, string Who, string What, string? Why);

/// <summary>The audit trail of a measure as people read it.</summary>
static class MeasureTrail
{
    public static HistoryLine Read(AuditEntry entry)
    {
        using var changes = JsonDocument.Parse(entry.Changes);
        var columns = changes.RootElement;
        return new(
            entry.At,
            entry.ActorId is null ? "Takt" : entry.ActorName ?? "", // an import or a command is no person
            entry.Act == "Added"
                ? After(columns, nameof(Measure.State)) == nameof(MeasureState.Proposed)
                    ? Texts.HistoryProposed
                    : Texts.HistoryMade
                : What(columns),
            entry.Act == "Added"
                ? null
                : After(columns, nameof(Measure.DroppedBecause))
                    ?? After(columns, nameof(Measure.Shown))
                    ?? After(columns, nameof(Measure.HelpAnswer))
                    ?? After(columns, nameof(Measure.NeedsHelp))
        );
    }

    static string What(JsonElement columns) =>
        After(columns, nameof(Measure.State)) is { } state && Enum.TryParse<MeasureState>(state, out var to)
            ? to switch
            {
                MeasureState.Decided when Before(columns, nameof(Measure.State)) == nameof(MeasureState.Proposed) => Texts.HistoryApproved,
                MeasureState.Started => Texts.HistoryStarted,
                MeasureState.Done => Texts.HistoryDone,
                MeasureState.Dropped => Texts.HistoryDropped,
                MeasureState.Judged => After(columns, nameof(Measure.Effect)) switch
                {
                    nameof(MeasureEffect.Better) => Texts.HistoryBetter,
                    nameof(MeasureEffect.Worse) => Texts.HistoryWorse,
                    _ => Texts.HistorySame,
                },
                _ => Texts.HistoryChanged,
            }
        : columns.TryGetProperty(nameof(Measure.StepLines), out _) ? Texts.HistorySteps
        : After(columns, nameof(Measure.HelpAnswer)) is not null ? Texts.HistoryHelped
        : columns.TryGetProperty(nameof(Measure.NeedsHelp), out _)
            ? After(columns, nameof(Measure.NeedsHelp)) is null ? Texts.HistoryManages
                : Texts.HistoryAskedForHelp
        : columns.TryGetProperty(nameof(Measure.StandsInFor), out _)
            ? After(columns, nameof(Measure.StandsInFor)) is null ? Texts.HistoryGivenBack
                : Texts.HistoryStandsIn
        : After(columns, nameof(Measure.SentOn)) is not null ? Texts.HistorySentOn
        : columns.TryGetProperty(nameof(Measure.Owner), out _) ? Texts.HistoryOwner
        : Day(columns, 0) is { } from && Day(columns, 1) is { } until
            ? string.Format(CultureInfo.CurrentCulture, Texts.HistoryDue, from, until)
        : columns.TryGetProperty(nameof(Measure.SentOnTo), out _) ? Texts.HistorySeenTo
        : Texts.HistoryChanged;

    static string? Before(JsonElement columns, string name) => At(columns, name, 0);

    static string? After(JsonElement columns, string name) => At(columns, name, 1);

    static string? At(JsonElement columns, string name, int at) =>
        columns.TryGetProperty(name, out var change) && change[at].ValueKind == JsonValueKind.String ? change[at].GetString() : null;

    static string? Day(JsonElement columns, int at) =>
        columns.TryGetProperty(nameof(Measure.Due), out var change)
        && DateOnly.TryParse(change[at].ToString(), CultureInfo.InvariantCulture, out var date)
            ? Norwegian.DayMonth(date)
            : null;
}
