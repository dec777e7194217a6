using Takt.Ui;

namespace Takt.Meetings;

/// <summary>Agreeing to show names for a while, stopping it, and saying what came of it before it can begin anew.</summary>
public sealed partial class NamesPage
{
    const int MostEarlier = 20;

    NameAgreement? holds;
    NameAgreement? unjudged;
    IReadOnlyList<NameAgreement> earlier = [];

    protected override async Task Load()
    {
        var all = await Db.NameAgreements.OrderByDescending(a => a.From).Take(MostEarlier).ToListAsync(Cancel);
        holds = all.Find(a => a.From <= Today && a.Last >= Today);
        unjudged = all.Find(a => a.Last < Today && a.Judged is null);
        earlier = [.. all.Where(a => a.Judged is not null)];
    }

    protected override NamesForm Fill() => new() { Last = Norwegian.Typed(Today.AddMonths(6)) };

    Task Agree()
    {
        var purpose = Typed.Needed("Form.Purpose", Form.Purpose, NameAgreement.LongestText, Texts.NamesPurposeMissing, Refuse);
        var with = Typed.Needed("Form.DiscussedWith", Form.DiscussedWith, NameAgreement.LongestText, Texts.NamesDiscussedMissing, Refuse);
        var on = Typed.NeededDate("Form.DiscussedOn", Form.DiscussedOn, Refuse);
        var last = Typed.NeededDate("Form.Last", Form.Last, Refuse);
        if (on > Today)
        {
            Refuse("Form.DiscussedOn", Texts.NamesDiscussedLater);
        }

        if (last != default && (last < Today || last > Today.AddMonths(NameAgreement.MostMonths)))
        {
            Refuse("Form.Last", string.Format(Texts.NamesLastWrong, NameAgreement.MostMonths));
        }

        return ActHere(async () =>
        {
            if (holds is not null || unjudged is not null)
            {
                throw new Conflict();
            }

            if (earlier.Any(a => a.From == Today))
            {
                // What was passed on since it was stopped was so under the promise that nobody sees it.
                throw new Refusal(Texts.NamesTomorrow) { Field = "Form.Last" };
            }

            var agreement = Db.NameAgreements.Add(new(Today)).Entity;
            agreement.Agree(purpose, on, with, last);
            await Db.Save("names agreed", Cancel);
            Go(MeetingsUrls.Names, "Meetings.NamesAreOn");
        });
    }

    Task Stop() =>
        ActHere(async () =>
        {
            if (holds is { } one)
            {
                Db.Expect(one, Form.Version);
                one.Stop(Today);
                await Db.Save("names stopped", Cancel);
            }

            Go(MeetingsUrls.Names, "Meetings.NamesAreOff");
        });

    Task Judge()
    {
        var judged = Typed.Needed("Form.Judged", Form.Judged, NameAgreement.LongestText, Texts.NamesJudgedMissing, Refuse);
        return ActHere(async () =>
        {
            (unjudged ?? throw new Conflict()).Judge(judged);
            await Db.Save("names judged", Cancel);
            Go(MeetingsUrls.Names, "Meetings.NamesAreJudged");
        });
    }
}
