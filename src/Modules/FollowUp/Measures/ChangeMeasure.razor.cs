using System.Globalization;
using Microsoft.AspNetCore.Components;
using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;

namespace Takt.FollowUp;

/// <summary>Saying a measure anew.</summary>
public sealed partial class ChangeMeasure
{
    IReadOnlyList<SeatHolder> owners = [];
    Measure measure = null!;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    protected override MeasureFields Fill() =>
        new()
        {
            What = measure.What,
            Owner = $"{measure.Owner}",
            Due = Norwegian.Typed(measure.Due),
            Effect = measure.ExpectedEffect,
            NeedsHelp = measure.NeedsHelp,
            Kind = $"{measure.Kind}",
            Version = measure.Version.ToString(CultureInfo.InvariantCulture),
        };

    protected override async Task Load()
    {
        await Read();
        Must(measure.MayChange(Actor));
    }

    protected override async Task LoadChoices()
    {
        owners = await Directory.Choices(Cancel);
        if (!owners.Any(o => o.Seat == measure.Owner))
        {
            // The seat it is in may be one that nobody holds any more: changing the date must not force a new owner.
            var holders = await Directory.Holders([measure.Owner], Cancel);
            owners = [holders[measure.Owner], .. owners];
        }
    }

    async Task Read() => measure = Found(await Db.MeasuresSeen().SingleOrDefaultAsync(m => m.Id == Id, Cancel));

    async Task Send()
    {
        var wish = await MeasureWish.Read(
            Form,
            async seat => seat == measure.Owner || await Directory.IsChoice(seat, Cancel),
            _ => false,
            Refuse
        );
        await Act(async () =>
        {
            Db.Entry(measure).Property(m => m.Version).OriginalValue = int.TryParse(
                Form.Version,
                CultureInfo.InvariantCulture,
                out var read
            )
                ? read
                : 0;
            measure.Change(wish.What, wish.Owner, wish.Due, wish.Effect, wish.NeedsHelp, wish.Kind);
            await measure.Refollow(Db, Clock, Cancel);
            await Db.Save("measure changed", Cancel);
            Go(FollowUpUrls.Of(Id), "FollowUp.MeasureChanged");
        });
        if (IsConflict)
        {
            // What was typed stands in the form, what the other saved above it: sending again chooses.
            await Read();
            Form.Version = measure.Version.ToString(CultureInfo.InvariantCulture);
        }
    }

    string NameOf(Seat seat) => owners.FirstOrDefault(o => o.Seat == seat)?.Shown ?? $"{seat}";
}
