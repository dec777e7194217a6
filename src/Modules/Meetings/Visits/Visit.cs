using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Meetings;

/// <summary>How a leader is there.</summary>
enum VisitKind
{
    /// <summary>Comes to see how it goes.</summary>
    Visit,

    /// <summary>Sits there for whoever wants to come by.</summary>
    OpenHour,
}

/// <summary>A leader who comes to a unit further down: a date and a time, with no agenda and no minutes.</summary>
sealed class Visit : RootEntity, IHasAudience
{
    static IReadOnlyList<string> IHasAudience.AskedPermissions { get; } = [MeetingsPermissions.See];

    Visit() { }

    public Visit(VisitKind kind, Guid unit, Guid person, string name, DateOnly on, TimeOnly at)
    {
        (Kind, PersonId, Name, On, At) = (kind, person, name, on, at);
        Audience = new() { Permission = MeetingsPermissions.See, UnitId = unit };
    }

    public VisitKind Kind { get; private init; }

    /// <summary>Who comes.</summary>
    public Guid PersonId { get; private init; }

    /// <summary>As the name was then.</summary>
    public string Name { get; private init; } = "";

    public DateOnly On { get; private init; }
    public TimeOnly At { get; private init; }
}

sealed class VisitMap : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> visit)
    {
        visit.HasAudience();
        visit.Property(v => v.Name).HasMaxLength(200);
        visit.HasIndex(v => new { v.PersonId, v.On });
        visit.HasIndex(v => new { v.On, v.Id });
    }
}

static class VisitSets
{
    // An hour is what one sets aside; it ends when it ends.
    const int Minutes = 60;

    extension(Db db)
    {
        public DbSet<Visit> Visits => db.Set<Visit>();

        /// <summary>The visits the actor may see: those to what one belongs to, or leads.</summary>
        public IQueryable<Visit> VisitsSeen() => db.Set<Visit>().VisibleTo(db.Actor);

        /// <summary>A visit, with its place in the calendar of whoever comes and of the unit.</summary>
        public void AddVisit(Visit visit, string unitName)
        {
            db.Visits.Add(visit);
            db.Deadlines.Add(
                new()
                {
                    SourceId = visit.Id,
                    GroupId = visit.PersonId, // one's own calendar asks for what lies to oneself, as to one's groups
                    Date = visit.On,
                    At = visit.At,
                    Length = Minutes,
                    Title = $"{VisitWords.Of(visit.Kind)}: {visit.Name}",
                    Place = unitName,
                    Address = MeetingsUrls.Visits,
                    Audience = visit.Audience with { Named = [] },
                }
            );
        }

        /// <summary>Takes a visit away; calendars are told that it is off.</summary>
        public async Task RemoveVisit(Visit visit, CancellationToken cancel)
        {
            if (await db.Deadlines.SingleOrDefaultAsync(d => d.SourceId == visit.Id, cancel) is { } date)
            {
                date.IsMet = true;
            }

            db.Visits.Remove(visit);
        }
    }
}

/// <summary>What visits are called.</summary>
static class VisitWords
{
    public static string Of(VisitKind kind) => kind is VisitKind.OpenHour ? Texts.VisitOpenHour : Texts.VisitVisit;

    /// <summary>"torsdag 12. mars 2027 kl. 10.00".</summary>
    public static string When(Visit visit) => PlanWords.Fill(Texts.VisitWhen, Norwegian.WithWeekday(visit.On), PlanWords.Typed(visit.At));
}
