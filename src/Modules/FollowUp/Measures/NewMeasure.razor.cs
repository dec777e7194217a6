using Microsoft.AspNetCore.Components;
using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;

namespace Takt.FollowUp;

/// <summary>Making a measure.</summary>
public sealed partial class NewMeasure
{
    SeatOffer owners = SeatOffer.None;
    IReadOnlyList<UnitView> units = [];

    [SupplyParameterFromQuery(Name = "kilde")]
    public Guid? SourceId { get; set; }

    [SupplyParameterFromQuery(Name = "slag")]
    public string? SourceKind { get; set; }

    [SupplyParameterFromQuery(Name = "tittel")]
    public string? SourceTitle { get; set; }

    [SupplyParameterFromQuery(Name = "sted")]
    public string? SourceAddress { get; set; }

    [SupplyParameterFromQuery(Name = "hva")]
    public string? What { get; set; }

    [SupplyParameterFromQuery(Name = "tilbake")]
    public string? BackTo { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    [Inject]
    SeatLookup Seats { get; set; } = null!;

    [Inject]
    MeasureBook Book { get; set; } = null!;

    [Inject]
    TextLibrary Library { get; set; } = null!;

    string? Back => FollowUpUrls.IsOurs(Form.Back) ? Form.Back : null;

    protected override MeasureFields Fill() =>
        new()
        {
            What = What,
            SourceId = SourceId?.ToString(),
            SourceKind = SourceKind,
            SourceTitle = SourceTitle,
            SourceAddress = SourceAddress,
            Back = BackTo,
        };

    protected override async Task LoadChoices()
    {
        owners = await Seats.Offer([], Cancel);
        units = [.. (await Directory.Units(cancel: Cancel)).Where(unit => MayLie(unit.Id))];
    }

    bool MayLie(Guid unit) => Actor.May(FollowUpPermissions.Change, unit);

    async Task Send()
    {
        var wish = await MeasureWish.Read(Form, Seats, [], MayLie, Refuse, Cancel);
        wish.RefuseDue(wish.Due is null && Error("Form.Due") is null, Today, Refuse);

        await Act(async () =>
        {
            var key = Guid.TryParse(Form.Key, out var typed) && typed.Version == 7 ? typed : Guid.CreateVersion7();
            if (!await IsMade(key, wish))
            {
                key = await Make(wish, await Db.Measures.AnyAsync(m => m.Id == key, Cancel) ? Guid.CreateVersion7() : key);
            }

            Go(Back ?? FollowUpUrls.Of(key), "FollowUp.MeasureMade");
        });
    }

    // The same form, sent again because the answer never came. With other words in it, after "back", it is another measure.
    Task<bool> IsMade(Guid key, MeasureWish wish) =>
        Db
            .Measures.VisibleTo(Actor)
            .AnyAsync(m => m.Id == key && m.What == wish.What && m.Owner == wish.Owner && m.Due == wish.Due, Cancel);

    async Task<Guid> Make(MeasureWish wish, Guid id)
    {
        try
        {
            Book.Decide(
                new(wish.What, wish.Owner, wish.Due, ReadSource(), wish.AudienceFor(Actor, wish.UnitOf(Actor)!.Value))
                {
                    Id = id,
                    ExpectedEffect = wish.Effect,
                    Kind = wish.Kind,
                    Steps = wish.Steps,
                    Size = wish.Size,
                }
            );
            await Db.Save("measure made", Cancel);
        }
        catch (DbUpdateException)
        {
            Db.ChangeTracker.Clear();
            if (!await IsMade(id, wish))
            {
                if (!await Db.Measures.AnyAsync(m => m.Id == id, Cancel))
                {
                    throw;
                }

                return await Make(wish, Guid.CreateVersion7()); // other words of the same form were saved in the same moment
            }
        }

        return id;
    }

    // The fields came with the browser: only a kind we know and an address of our own become a link that others will follow.
    MeasureSource? ReadSource() =>
        Guid.TryParse(Form.SourceId, out var id)
        && Form is { SourceKind: { Length: <= 80 } kind, SourceTitle: { Length: > 0 and <= 300 } title, SourceAddress: var address }
        && Library.Knows(kind)
        && FollowUpUrls.IsOurs(address)
            ? new(kind, id, title, address)
            : null;
}
