using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>Which part of the trail is asked for. It lies in the address, so that a link shows the same, and a download holds what is shown.</summary>
sealed record TrailFilter
{
    /// <summary>What the address says for «Takt selv»: commands, jobs, and what is counted without a name.</summary>
    public const string Takt = "takt";

    /// <summary>How a save begins that makes somebody wait after many wrong tries.</summary>
    const string Refused = "sign-in tried ";

    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public Guid? Person { get; init; }
    public bool IsByTakt { get; init; }
    public string? Kind { get; init; }
    public string? Row { get; init; }
    public bool OnlyRefused { get; init; }

    public bool IsEmpty => this == new TrailFilter();

    /// <summary>Reads an address; what cannot be read is told, and left out.</summary>
    public static TrailFilter Read(IQueryCollection query, Action<string, string> refuse)
    {
        var from = Typed.OptionalDate("fra", query["fra"], refuse);
        var to = Typed.OptionalDate("til", query["til"], refuse);
        if (to < from)
        {
            refuse("til", Texts.TrailEndsBeforeItBegins);
        }

        return new()
        {
            From = from,
            To = to,
            Person = Guid.TryParse(query["person"], out var person) ? person : null,
            IsByTakt = query["person"] == Takt,
            Kind = Typed.Optional(query["slag"]),
            Row = Typed.Optional(query["ting"]),
            OnlyRefused = query["avvist"] == "ja",
        };
    }

    /// <summary>The entries asked for. Each filter stands first in an index that goes on by time.</summary>
    public IQueryable<AuditEntry> On(IQueryable<AuditEntry> entries)
    {
        if (From is { } from)
        {
            var begins = Clock.StartOf(from);
            entries = entries.Where(e => e.At >= begins);
        }

        if (To is { } to)
        {
            var ends = Clock.StartOf(to.AddDays(1));
            entries = entries.Where(e => e.At < ends);
        }

        if (Person is not null || IsByTakt)
        {
            entries = entries.Where(e => e.ActorId == Person);
        }

        if (OnlyRefused)
        {
            entries = entries.Where(e => e.Kind == nameof(FailedTries) && e.Because.StartsWith(Refused));
        }

        entries = Kind is null ? entries : entries.Where(e => e.Kind == Kind);
        return Row is null ? entries : entries.Where(e => e.RowId == Row);
    }

    /// <summary>The filter as an address has it.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Parts =>
        new KeyValuePair<string, string?>[]
        {
            new("fra", From is { } from ? Norwegian.Typed(from) : null),
            new("til", To is { } to ? Norwegian.Typed(to) : null),
            new("person", IsByTakt ? Takt : Person?.ToString()),
            new("slag", Kind),
            new("ting", Row),
            new("avvist", OnlyRefused ? "ja" : null),
        }.Where(part => part.Value is not null);

    public string Url(string path) => QueryHelpers.AddQueryString(path, Parts);
}
