using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Takt.Organisation.Contracts;

namespace Takt.FollowUp;

/// <summary>What the page for many at once reads and does. Looking over tries it out and saves nothing.</summary>
public sealed partial class ChangeMany
{
    const int Most = 200;

    List<Measure> offered = [];
    Dictionary<Guid, string> about = [];
    IReadOnlyList<ChangeLine> preview = [];
    SeatOffer owners = SeatOffer.None;
    MeasureFilter filter = new(Shelf.Mine);
    bool isCut;
    bool isOther;
    string? seen;

    int Changed => preview.Count(line => line.Hindered is null);

    [SupplyParameterFromQuery(Name = "visning")]
    public string? View { get; set; }

    [SupplyParameterFromQuery(Name = "tilstand")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "kilde")]
    public string? Source { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Question { get; set; }

    /// <summary>Begins with every one ticked.</summary>
    [SupplyParameterFromQuery(Name = "alle")]
    public string? All { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    [Inject]
    SeatLookup Seats { get; set; } = null!;

    [Inject]
    Telling Telling { get; set; } = null!;

    protected override async Task Load()
    {
        filter = MeasureFilter.Read(View, State, Source, Question);
        var found = await filter
            .InOrder(filter.On(Db, Standing.Shelves(Db, Today)(filter.Shelf)))
            .Where(s => s.IsOpen)
            .Select(s => s.Measure)
            .Take(Most + 1)
            .ToListAsync(Cancel);
        isCut = found.Count > Most;
        offered = [.. found.Take(Most).Where(m => m.MayChange(Actor))];
        var holders = await Owners.Find(Directory, offered.Select(m => m.Owner).Distinct(), Cancel);
        about = offered.ToDictionary(m => m.Id, m => About(m, holders)); // as it stands, whatever is tried out
    }

    protected override async Task LoadChoices() => owners = await Seats.Offer([], Cancel);

    static string About(Measure measure, Owners holders) =>
        string.Join(
            " · ",
            holders.Of(measure.Owner, measure.StandsInFor).Name,
            measure.Due is { } due ? Norwegian.Full(due) : Texts.NoDue,
            MeasureList.NameOf(measure.State)
        );

    bool IsTicked(Guid id) => IsPost ? Form.Has(id) : All is not null;

    string AllTicked => QueryHelpers.AddQueryString(filter.At(FollowUpUrls.Many), "alle", "ja");

    async Task Send()
    {
        var wish = await ManyWish.Read(Form, Seats, Refuse, Cancel);
        Measure[] chosen = [.. offered.Where(m => Form.Has(m.Id))];
        if (chosen.Length == 0)
        {
            Refuse("Form.Chosen", Texts.ManyNoneChosen);
        }

        await Act(async () =>
        {
            var tried = chosen.Select(m => Try(m, wish)).ToList();
            seen = Fingerprint(wish, chosen);
            if (Form.Do == ManyForm.Apply && Form.Seen == seen && tried.Exists(t => t.Hindered is null))
            {
                await Apply(chosen, tried, wish.Told);
                return;
            }

            isOther = Form.Do == ManyForm.Apply;
            Db.ChangeTracker.Clear(); // tried out, and not saved
            await Load();
            preview = await ChangeLine.Of(tried, Directory, Cancel);
            await LoadChoices();
        });
        if (IsConflict)
        {
            await Load();
        }
    }

    async Task Apply(Measure[] chosen, List<(Moved Move, string? Hindered)> tried, string told)
    {
        Moved[] moves = [.. tried.Where(t => t.Hindered is null).Select(t => t.Move)];
        var moved = moves.Select(m => m.Id).ToHashSet();
        foreach (var measure in chosen.Where(m => moved.Contains(m.Id)))
        {
            await measure.Refollow(Db, Clock, Cancel);
            await Telling.Tell(measure.Watchable, told, await Telling.Followers(measure.Id, Cancel), Cancel);
        }

        var batch = Db.Set<MeasureBatch>().Add(MeasureBatch.Of(moves, Actor.PersonId!.Value, Clock.Now)).Entity;
        await Db.Save("many measures changed", Cancel);
        Go(FollowUpUrls.BatchOf(batch.Id), "FollowUp.ManyDone");
    }

    (Moved Move, string? Hindered) Try(Measure measure, ManyWish wish)
    {
        var before = measure.Stand;
        try
        {
            wish.Do(measure, Today);
            return (new(measure.Id, before, measure.Stand), before == measure.Stand ? Texts.ManyStandsSo : null);
        }
        catch (Refusal refusal)
        {
            return (new(measure.Id, before, before), refusal.Message);
        }
    }

    // The same wish, for the same measures, as they stood when they were looked over.
    static string Fingerprint(ManyWish wish, IEnumerable<Measure> chosen) =>
        Convert.ToHexString(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{wish.Act}|{wish.Due:O}|{wish.Days}|{wish.Owner}|{wish.Because}|{string.Join(',', chosen.Select(m => $"{m.Id}:{m.Version}"))}"
                    )
                )
            )
        );
}
