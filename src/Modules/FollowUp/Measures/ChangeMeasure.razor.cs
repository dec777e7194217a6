using System.Globalization;
using Microsoft.AspNetCore.Components;
using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;

namespace Takt.FollowUp;

/// <summary>Saying a measure anew.</summary>
public sealed partial class ChangeMeasure
{
    SeatOffer owners = SeatOffer.None;
    Measure measure = null!;
    string ownerName = "";

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    internal MeasureActs Acts { get; set; } = null!;

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    [Inject]
    SeatLookup Seats { get; set; } = null!;

    protected override MeasureFields Fill() =>
        new()
        {
            What = measure.What,
            Owner = $"{measure.Owner}",
            Due = Norwegian.Typed(measure.Due),
            Effect = measure.ExpectedEffect,
            Kind = $"{measure.Kind}",
            Priority = $"{measure.Priority}",
            Indicator = measure.Indicator,
            Hours = $"{measure.Hours}",
            Cost = $"{measure.Cost}",
            Version = measure.Version.ToString(CultureInfo.InvariantCulture),
        };

    protected override async Task Load()
    {
        await Read();
        Must(measure.MayChange(Actor));
    }

    // Changing the date must not force a new owner where nobody holds the seat any more: it stands there with the others.
    protected override async Task LoadChoices() => owners = await Seats.Offer([measure.Owner], Cancel);

    async Task Read() => measure = Found(await Db.MeasuresSeen().SingleOrDefaultAsync(m => m.Id == Id, Cancel));

    async Task Send()
    {
        var wish = await MeasureWish.Read(Form, Seats, [measure.Owner], _ => false, Refuse, Cancel);
        await Act(async () =>
        {
            Db.Entry(measure).Property(m => m.Version).OriginalValue = int.TryParse(
                Form.Version,
                CultureInfo.InvariantCulture,
                out var read
            )
                ? read
                : 0;
            await Acts.Change(measure, wish, Cancel);
            Go(FollowUpUrls.Of(Id), "FollowUp.MeasureChanged");
        });
        if (IsConflict)
        {
            // What was typed stands in the form, what the other saved above it: sending again chooses.
            await Read();
            ownerName = (await Directory.Holders([measure.Owner], Cancel))[measure.Owner].Shown;
            Form.Version = measure.Version.ToString(CultureInfo.InvariantCulture);
        }
    }
}
