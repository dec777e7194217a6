using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;

namespace Takt.FollowUp;

/// <summary>A measure as programs see it.</summary>
[Description("What somebody is to do, and for a measure what it led to.")]
sealed record MeasureResource(
    Guid Id,
    [property: Description("A task is ticked off. A measure is judged: did it become better?")] MeasureKind Kind,
    [property: Description("What is to be done, in a sentence.")] string What,
    [property: Description("What should become better by it.")] string? ExpectedEffect,
    [property: Description("What it should move: something that can be measured.")] string? Indicator,
    [property: Description("Null where it is ordinary.")] MeasurePriority? Priority,
    [property: Description("The work it is thought to take, in hours.")] int? Hours,
    [property: Description("The money it is thought to take, in kroner.")] int? Cost,
    [property: Description("Where it stands.")] MeasureState State,
    [property: Description("Since which day.")] DateOnly StateSince,
    [property: Description("The day it shall be done.")] DateOnly? Due,
    [property: Description("Whether that day is past and it is not done.")] bool IsLate,
    [property: Description("The day it was decided; null while it is only proposed, and where it never was.")] DateOnly? DecidedOn,
    [property: Description("The day it was done.")] DateOnly? DoneOn,
    [property: Description("The day its effect is to be judged.")] DateOnly? JudgeOn,
    [property: Description("What it led to.")] MeasureEffect? Effect,
    [property: Description("What shows the effect.")] string? Shown,
    [property: Description("Why it was dropped.")] string? DroppedBecause,
    [property: Description("The steps on the way.")] IReadOnlyList<StepResource> Steps,
    [property: Description("Who answers for it.")] ApiSeat Owner,
    [property: Description("The unit it belongs to.")] ApiUnit Unit,
    [property: Description("What it came from.")] SourceResource? Source,
    [property: Description("The address of its page, for people.")] string Page,
    [property: Description("When it was last changed, UTC. Null when it has not been changed since Takt began to keep count.")]
        DateTime? ChangedAt,
    [property: Description("Its version; the ETag says the same.")] int Version
);

/// <summary>A step on the way.</summary>
[Description("A step on the way.")]
sealed record StepResource([property: Description("What.")] string What, [property: Description("Whether it is done.")] bool IsDone);

/// <summary>What a measure came from.</summary>
[Description("What a measure came from: an evaluation, a grey zone.")]
sealed record SourceResource(
    [property: Description("What kind of thing it is.")] string Kind,
    Guid Id,
    [property: Description("What it is called.")] string? Title
);

/// <summary>What a program sends to make a measure.</summary>
[Description("A measure to be made.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
sealed record NewMeasureBody
{
    [Required]
    [Description("What is to be done, in one sentence of 200 characters at most.")]
    public string? What { get; init; }

    [Required]
    [Description("Who answers for it: a seat, as units, people and measures tell of it.")]
    public string? Owner { get; init; }

    [Required]
    [Description("The day it shall be done; today or later.")]
    public DateOnly? Due { get; init; }

    [Description("measure unless said.")]
    public MeasureKind? Kind { get; init; }

    [Description("What should become better by it; 1000 characters at most.")]
    public string? ExpectedEffect { get; init; }

    [Description("What it should move; 200 characters at most.")]
    public string? Indicator { get; init; }

    [Description("Ordinary unless said.")]
    public MeasurePriority? Priority { get; init; }

    [Description("The work it is thought to take, in hours.")]
    public int? Hours { get; init; }

    [Description("The money it is thought to take, in kroner.")]
    public int? Cost { get; init; }

    [Description("The steps on the way, 20 at most, each of 150 characters at most.")]
    public IReadOnlyList<string>? Steps { get; init; }

    [Description("The unit it belongs to; the owner's unless said. Needed when a group owns it.")]
    public Guid? Unit { get; init; }
}

/// <summary>What a program sends to change a measure.</summary>
[Description("What is to be changed. What is left out, or null, stands as it is; what is to be taken away is named in clear.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
sealed record MeasureChangeBody
{
    [Description("What is to be done, in one sentence of 200 characters at most.")]
    public string? What { get; init; }

    [Description("Who answers for it: a seat.")]
    public string? Owner { get; init; }

    [Description("The day it shall be done.")]
    public DateOnly? Due { get; init; }

    [Description("Task or measure.")]
    public MeasureKind? Kind { get; init; }

    [Description("What should become better by it; 1000 characters at most.")]
    public string? ExpectedEffect { get; init; }

    [Description("What it should move; 200 characters at most.")]
    public string? Indicator { get; init; }

    [Description("How much it matters.")]
    public MeasurePriority? Priority { get; init; }

    [Description("The work it is thought to take, in hours.")]
    public int? Hours { get; init; }

    [Description("The money it is thought to take, in kroner.")]
    public int? Cost { get; init; }

    [Description("What is to be taken away.")]
    public IReadOnlyList<MeasureBlank>? Clear { get; init; }
}

/// <summary>What a measure can be without.</summary>
enum MeasureBlank
{
    Due,
    ExpectedEffect,
    Indicator,
    Priority,
    Hours,
    Cost,
}

/// <summary>What a program sends when a measure is done.</summary>
[Description("When the effect is to be judged.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
sealed record FinishBody
{
    [Description("The day the effect is to be judged; three months on unless said. A task has none.")]
    public DateOnly? JudgeOn { get; init; }
}

/// <summary>What a program sends to judge a measure.</summary>
[Description("What a measure led to.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
sealed record JudgeBody
{
    [Required]
    [Description("Whether it became better.")]
    public MeasureEffect? Effect { get; init; }

    [Required]
    [Description("What shows it; 1000 characters at most.")]
    public string? Shown { get; init; }
}

/// <summary>What a program sends to drop a measure.</summary>
[Description("Why a measure is dropped.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
sealed record DropBody
{
    [Required]
    [Description("Why; 1000 characters at most.")]
    public string? Because { get; init; }
}
