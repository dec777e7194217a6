using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.FollowUp;

/// <summary>What can be done to many measures at once.</summary>
enum ManyAct
{
    /// <summary>All get the same date.</summary>
    Due,

    /// <summary>Each date is moved by as many days.</summary>
    Shift,

    /// <summary>All are laid to the same seat.</summary>
    Owner,

    /// <summary>All are started.</summary>
    Start,

    /// <summary>Nothing comes of them.</summary>
    Drop,
}

/// <summary>What is wished for the chosen measures, read.</summary>
sealed record ManyWish(ManyAct Act, DateOnly Due, int Days, Seat? Owner, string Because)
{
    /// <summary>A date is not moved further than this, either way.</summary>
    public const int MostDays = 730;

    /// <summary>Reads the form; what is wrong is said at its field, and what is returned is then of no use.</summary>
    public static async Task<ManyWish> Read(ManyForm form, SeatLookup seats, Action<string, string> refuse, CancellationToken cancel)
    {
        if (!Enum.TryParse<ManyAct>(form.Act, out var act) || !Enum.IsDefined(act))
        {
            refuse("Form.Act", Texts.ManyActMissing);
            return new(default, default, 0, null, "");
        }

        return new(
            act,
            act is ManyAct.Due ? Typed.NeededDate("Form.Due", form.Due, refuse) : default,
            act is ManyAct.Shift ? Typed.Whole("Form.Days", form.Days, -MostDays, MostDays, refuse) : 0,
            act is ManyAct.Owner ? await seats.Read("Form.Owner", form.Owner, Texts.OwnerMissing, refuse, cancel) : null,
            act is ManyAct.Drop ? Typed.Needed("Form.Because", form.Because, 1000, Texts.DroppedWithoutReason, refuse) : ""
        );
    }

    /// <summary>What those who follow a measure are told.</summary>
    public string Told =>
        Act switch
        {
            ManyAct.Start => "FollowUp.NoticeStarted",
            ManyAct.Drop => "FollowUp.NoticeDropped",
            _ => "FollowUp.NoticeChanged",
        };

    /// <summary>Does it to one.</summary>
    /// <exception cref="Refusal">It cannot be done as the measure stands, and why.</exception>
    public void Do(Measure measure, DateOnly today)
    {
        switch (Act)
        {
            case ManyAct.Due:
                Move(measure, Due);
                break;
            case ManyAct.Shift:
                Move(measure, Moved(measure.Due ?? throw new Refusal(Texts.ManyHasNoDue)));
                break;
            case ManyAct.Owner:
                measure.Change(measure.What, Owner!, measure.Due, measure.ExpectedEffect, measure.Kind);
                break;
            case ManyAct.Start:
                measure.Start(today);
                break;
            default:
                measure.Drop(Because, today);
                break;
        }
    }

    DateOnly Moved(DateOnly due) =>
        Typed.Takes(due) && due.AddDays(Days) is var moved && Typed.Takes(moved) ? moved : throw new Refusal(Texts.ManyTooFar);

    // What is done is past its date whatever one writes.
    static void Move(Measure measure, DateOnly due)
    {
        if (!measure.IsToDo)
        {
            throw new Refusal(Texts.ManyIsDone);
        }

        measure.Change(measure.What, measure.Owner, due, measure.ExpectedEffect, measure.Kind);
    }
}
