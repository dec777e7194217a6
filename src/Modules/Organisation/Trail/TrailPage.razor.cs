using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>What the page of the trail reads. Filters and page lie in the address; each page costs the same, however long the trail is.</summary>
public sealed partial class TrailPage
{
    const int PageSize = 50;
    const int MostSuggestions = 20;

    TrailFilter filter = new();
    IReadOnlyList<TrailLine> lines = [];
    IReadOnlyList<Option> kindOptions = [];
    List<(Guid Id, string Name)> suggestions = [];
    AuditVerdict? verdict;
    AuditSeal? last;
    string? personName;
    string? nextPage;

    /// <summary>A name as one types it; whose it is goes on in the address as «person».</summary>
    [SupplyParameterFromQuery(Name = "hvem")]
    public string? Asked { get; set; }

    /// <summary>The last entry of the page before: time and id.</summary>
    [SupplyParameterFromQuery(Name = "etter")]
    public string? After { get; set; }

    [Inject]
    TrailWords Words { get; set; } = null!;

    [Inject]
    AuditSealing Sealing { get; set; } = null!;

    IQueryCollection query => Http.Request.Query;

    bool MayErase =>
        filter is { Row: not null }
        && lines is [{ HasRow: true }, ..]
        && lines.Any(l => l.Entry is { IsErased: false, Act: not AuditActs.Erased })
        && Actor.ReachOf(OrganisationPermissions.Administer).Everywhere;

    string SealedSoFar =>
        last is null
            ? Texts.SealNone
            : Labels.Fill(
                Texts.SealLast,
                last.Number,
                Norwegian.Full(DateOnly.FromDateTime(Clock.ToOslo(last.SealedAt))),
                Norwegian.Time(last.SealedAt)
            );

    IReadOnlyList<Choice> Active =>
        [
            .. Chip(filter.From is { } from ? $"{Texts.TrailFrom}: {Norwegian.Full(from)}" : null, filter with { From = null }),
            .. Chip(filter.To is { } to ? $"{Texts.TrailTo}: {Norwegian.Full(to)}" : null, filter with { To = null }),
            .. Chip(filter.IsByTakt ? Texts.TrailTaktItself : personName, filter with { Person = null, IsByTakt = false }),
            .. Chip(filter.Kind is { } kind ? Words.ThingOf(kind) : null, filter with { Kind = null }),
            .. Chip(
                filter.Row is null ? null
                    : lines is [var first, ..] ? $"{first.Thing}: {first.Title ?? filter.Row.Shortened(13)}"
                    : filter.Row.Shortened(13),
                filter with
                {
                    Row = null,
                }
            ),
            .. Chip(filter.OnlyRefused ? Texts.TrailOnlyRefused : null, filter with { OnlyRefused = false }),
        ];

    protected override async Task Load()
    {
        Must(Actor.ReachOf(OrganisationPermissions.Review).Everywhere);
        filter = TrailFilter.Read(query, Refuse);
        kindOptions = [.. Words.Kinds.Select(k => new Option(k.Kind, k.Label))];
        await FindPerson();
        var asked = filter.On(Db.AuditEntries.AsNoTracking());
        if (Key(After) is var (at, id))
        {
            asked = asked.Where(e => e.At <= at && (e.At < at || e.Id < id));
        }

        var page = await asked.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(PageSize + 1).ToListAsync(Cancel);
        nextPage =
            page.Count > PageSize
                ? QueryHelpers.AddQueryString(filter.Url(OrganisationUrls.Trail), "etter", KeyOf(page[PageSize - 1]))
                : null;
        lines = await Words.Read(page[..Math.Min(page.Count, PageSize)], Cancel);
        last = await Db.AuditSeals.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(Cancel);
    }

    // One who fits is who is meant; several are shown to choose between.
    async Task FindPerson()
    {
        Asked = Typed.Optional(Asked);
        if (Asked is not null)
        {
            // Neither database folds æ, ø and å as we do; there are some thousand names.
            var people = await Db.People.OrderBy(p => p.NameSort).Select(p => new { p.Id, p.Name }).ToListAsync(Cancel);
            suggestions =
            [
                .. people
                    .Where(p => p.Name.Contains(Asked, StringComparison.CurrentCultureIgnoreCase))
                    .Take(MostSuggestions)
                    .Select(p => (p.Id, p.Name)),
            ];
            if (suggestions is [var (only, _)])
            {
                filter = filter with { Person = only };
                (Asked, suggestions) = (null, []);
            }
        }

        if (filter.Person is { } person)
        {
            personName = await Db.People.Where(p => p.Id == person).Select(p => p.Name).FirstOrDefaultAsync(Cancel) ?? Texts.TrailUnknown;
        }
    }

    Task Check() =>
        ActHere(async () =>
        {
            await Sealing.Seal(Db.Municipality, Cancel);
            verdict = await AuditCheck.Run(Db, null, Cancel);
            Db.Note(
                nameof(AuditEntry),
                "trail checked",
                new Dictionary<string, object?>
                {
                    ["Seals"] = verdict.Seals,
                    ["Entries"] = verdict.Sealed,
                    ["Faults"] = verdict.FaultCount,
                }
            );
            await Db.Save("trail checked", Cancel);
        });

    Task Erase()
    {
        Must(MayErase);
        var because = Typed.Needed("Form.Because", Form.Because, 300, Texts.EraseBecauseMissing, Refuse);
        return ActHere(async () =>
        {
            var kind = lines[0].Entry.Kind;
            await Sealing.Erase(Db, kind, filter.Row!, because, Cancel);
            Go(new TrailFilter { Row = filter.Row }.Url(OrganisationUrls.Trail), "Organisation.EraseDone");
        });
    }

    static IEnumerable<Choice> Chip(string? text, TrailFilter without) =>
        text is null ? [] : [new(text, without.Url(OrganisationUrls.Trail))];

    string ByUrl(TrailLine line) =>
        (filter with { Person = line.Entry.ActorId, IsByTakt = line.Entry.ActorId is null }).Url(OrganisationUrls.Trail);

    static string RowUrl(TrailLine line) => new TrailFilter { Row = line.Entry.RowId }.Url(OrganisationUrls.Trail);

    static string DayOf(TrailLine line) => Norwegian.Full(DateOnly.FromDateTime(Clock.ToOslo(line.Entry.At)));

    static string TimeOf(TrailLine line) => line.Entry.Act == AuditActs.Batch ? "" : Norwegian.Time(line.Entry.At);

    static string KeyOf(AuditEntry entry) => string.Create(CultureInfo.InvariantCulture, $"{entry.At.Ticks}-{entry.Id:N}");

    static (DateTime At, Guid Id)? Key(string? text) =>
        text?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTime.MaxValue.Ticks
        && Guid.TryParse(id, out var guid)
            ? (new DateTime(at, DateTimeKind.Utc), guid)
            : null;
}
