using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>What the page of visits reads and does.</summary>
public sealed partial class VisitPage
{
    const int MostComing = 100;
    const int MostYearsAhead = 2;

    IReadOnlyList<UnitView> units = [];
    IReadOnlyDictionary<Guid, string> names = new Dictionary<Guid, string>();
    IReadOnlyDictionary<Guid, DateOnly> last = new Dictionary<Guid, DateOnly>();
    IReadOnlyList<Visit> coming = [];

    [Inject]
    internal StaffDirectory Directory { get; set; } = null!;

    protected override async Task Load()
    {
        var all = await Directory.Units(cancel: Cancel);
        names = all.ToDictionary(u => u.Id, u => u.Name);
        var (today, me) = (Today, Actor.PersonId);
        coming = await Db.VisitsSeen()
            .AsNoTracking()
            .Where(v => v.On >= today)
            .OrderBy(v => v.On)
            .ThenBy(v => v.Id)
            .Take(MostComing)
            .ToListAsync(Cancel);
        var under = Actor.Viewed is null ? Under(all) : [];
        last = await Db.VisitsSeen()
            .Where(v => v.PersonId == me && v.On < today)
            .GroupBy(v => v.Audience.UnitId)
            .Select(g => new { g.Key, On = g.Max(v => v.On) })
            .ToDictionaryAsync(g => g.Key, g => g.On, Cancel);
        // Where one has never been, then where one has not been for long.
        units = [.. under.OrderBy(u => last.GetValueOrDefault(u.Id))];
    }

    // The units under those one leads, in the order of the tree; not the departments of a unit, which has a leader of its own.
    List<UnitView> Under(IReadOnlyList<UnitView> all)
    {
        var led = Actor.Posts.Where(p => p.Role is Roles.Leader or Roles.ActingLeader).Select(p => p.UnitId).ToHashSet();
        HashSet<Guid> within = [.. led];
        List<UnitView> under = [];
        foreach (var unit in all.Where(u => u.ParentId is { } parent && within.Contains(parent))) // parents stand before children
        {
            within.Add(unit.Id);
            if (!led.Contains(unit.Id) && unit.Kind is not (UnitKind.Department or UnitKind.PoliticalBody))
            {
                under.Add(unit);
            }
        }

        return under;
    }

    Task Plan(UnitView unit)
    {
        Must(Actor is { Viewed: null, PersonId: not null });
        var on = Typed.NeededDate("Form.On", Form.On, Refuse);
        if (on != default && on < Today)
        {
            Refuse("Form.On", Texts.PlanDayHasBeen);
        }
        else if (on > Today.AddYears(MostYearsAhead))
        {
            Refuse("Form.On", Texts.PlanDayTooFar);
        }

        if (!Norwegian.TryTime(Form.At, out var at))
        {
            Refuse("Form.At", Texts.PlanTimeUnread);
        }

        var kind = Form.Kind == nameof(VisitKind.OpenHour) ? VisitKind.OpenHour : VisitKind.Visit;
        return ActHere(async () =>
        {
            var me = Actor.PersonId!.Value;
            var isPlanned = await Db.Visits.AnyAsync(
                v => v.PersonId == me && v.Audience.UnitId == unit.Id && v.On == on && v.At == at,
                Cancel
            );
            if (!isPlanned) // the same form, sent again because the answer never came
            {
                Visit visit = new(kind, unit.Id, me, Actor.Name, on, at);
                Db.AddVisit(visit, unit.Name);
                Db.News.Add(
                    new()
                    {
                        At = Clock.Now,
                        Sentence = kind is VisitKind.OpenHour ? "Meetings.NewsOpenHour" : "Meetings.NewsVisit",
                        Title = $"{Actor.Name} {Norwegian.DayMonth(on)}",
                        Address = MeetingsUrls.Visits,
                        Audience = visit.Audience with { Named = [] },
                    }
                );
                await Db.Save("visit planned", Cancel);
            }

            Go(MeetingsUrls.Visits, "Meetings.VisitPlanned");
        });
    }

    Task Remove(Visit shown) =>
        ActHere(async () =>
        {
            Must(shown.PersonId == Actor.PersonId && Actor.Viewed is null);
            var visit = Found(await Db.VisitsSeen().SingleOrDefaultAsync(v => v.Id == shown.Id, Cancel));
            await Db.RemoveVisit(visit, Cancel);
            await Db.Save("visit taken away", Cancel);
            Go(MeetingsUrls.Visits, "Meetings.VisitRemoved");
        });
}
