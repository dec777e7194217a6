using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Takt.Organisation;

/// <summary>
/// Reads the trail as people speak. What things, columns, values and acts are called stands among the texts of the module
/// they belong to (TrailThing…, TrailColumn…, TrailValue…, TrailDid…); what is the same everywhere stands among ours.
/// </summary>
sealed partial class TrailWords(Db db, TextLibrary library, IEnumerable<Module> modules)
{
    const string Ours = "Organisation";
    const int LongestAct = 6;

    readonly Dictionary<string, IReadOnlyEntityType> kinds = db
        .Model.OnTheTrail()
        .DistinctBy(type => type.ClrType.Name)
        .ToDictionary(type => type.ClrType.Name, StringComparer.Ordinal);

    readonly Module[] modules = [.. modules];

    /// <summary>Every kind of thing one can ask for, by what it is called.</summary>
    public IReadOnlyList<(string Kind, string Label)> Kinds =>
        [
            .. kinds
                .Keys.Append(nameof(AuditEntry))
                .Select(kind => (kind, Label: ThingOf(kind)))
                .OrderBy(k => k.Label, StringComparer.Create(Languages.Culture("nb"), ignoreCase: true)),
        ];

    public string ThingOf(string kind) => Text(ModuleOf(kind), $"TrailThing{kind}") ?? Spaced(kind);

    /// <summary>What the entries say, with the names of what they point to.</summary>
    public async Task<IReadOnlyList<TrailLine>> Read(IReadOnlyList<AuditEntry> entries, CancellationToken cancel)
    {
        var parsed = entries.Select(e => (Entry: e, Columns: Parse(e))).ToArray();
        var names = await TrailNames.Find(db, parsed.SelectMany(p => IdsIn(p.Entry, p.Columns)), cancel);
        return [.. parsed.Select(p => Line(p.Entry, p.Columns, names))];
    }

    TrailLine Line(AuditEntry entry, IReadOnlyList<Column> columns, TrailNames names) =>
        new(
            entry,
            WhoDid(entry),
            ThingOf(entry.Kind),
            TitleOf(entry, columns, names),
            entry.Act == AuditActs.Deleted ? null : names.AddressOf(entry.Kind, entry.RowId),
            DidOf(entry, names),
            [.. Changes(entry, columns, names)]
        );

    IEnumerable<TrailChange> Changes(AuditEntry entry, IReadOnlyList<Column> columns, TrailNames names)
    {
        var known = IsOfARow(entry) ? kinds.GetValueOrDefault(entry.Kind)?.ColumnsOnTheTrail() : null;
        foreach (var column in columns.OrderBy(c => Array.IndexOf(First, c.Name) is >= 0 and var place ? place : First.Length))
        {
            var property = known?.GetValueOrDefault(column.Name);
            if (known is not null && property is null)
            {
                continue; // bookkeeping, or a column of an older version
            }

            var label = ColumnOf(entry.Kind, column.Name);
            if (property?.IsSensitive() == true)
            {
                yield return new(label, null, null, IsHidden: true); // whatever was written before the column was marked
                continue;
            }

            var (before, after) = (Shown(entry.Kind, property, column.Before, names), Shown(entry.Kind, property, column.After, names));
            if (before != after)
            {
                yield return new(label, before, after);
            }
        }
    }

    static string WhoDid(AuditEntry entry) =>
        entry.ActorName is not { } name ? Texts.TrailTaktItself
        : entry.ActorId is null && Command().Match(name) is { Success: true } command
            ? Labels.Fill(Texts.TrailCommand, command.Groups["user"].Value)
        : name;

    // The others tell how many, and by which filters.
    static bool IsOfARow(AuditEntry entry) => entry.Act is AuditActs.Added or AuditActs.Modified or AuditActs.Deleted;

    string ColumnOf(string kind, string column)
    {
        var name = column.Replace(".", "", StringComparison.Ordinal);
        return Text(ModuleOf(kind), $"TrailColumn{kind}{name}") ?? Text(ModuleOf(kind), $"TrailColumn{name}") ?? Spaced(name);
    }

    string? Shown(string kind, IReadOnlyProperty? property, JsonElement value, TrailNames names) =>
        value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.True => Texts.Yes,
            JsonValueKind.False => Texts.No,
            JsonValueKind.Number => value.TryGetDecimal(out var number)
                ? number.ToString("#,0.####", CultureInfo.CurrentCulture)
                : value.GetRawText(),
            JsonValueKind.Array => value.GetArrayLength() == 0
                ? null
                : string.Join(", ", value.EnumerateArray().Select(v => Shown(kind, property, v, names))),
            JsonValueKind.String => Shown(kind, property, value.GetString()!, names),
            _ => value.GetRawText(),
        };

    string? Shown(string kind, IReadOnlyProperty? property, string text, TrailNames names)
    {
        var type = property is null ? typeof(string) : Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return text.Length == 0 ? null
            : type == typeof(DateOnly) && DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) ? Norwegian.Full(day)
            : type == typeof(DateTime) && DateTime.TryParse(text, CultureInfo.InvariantCulture, Utc, out var at) ? Norwegian.Moment(at)
            : type == typeof(Seat) && Seat.TryParse(text, out var seat) ? names.Of(seat)
            : type.IsEnum ? ValueOf(kind, type, text)
            : property?.Name == nameof(Assignment.Role) ? Labels.Of(text)
            : property?.Name.Contains("Language", StringComparison.Ordinal) == true && Languages.All.Contains(text)
                ? Languages.Culture(text).Parent.NativeName
            : Guid.TryParse(text, out var id) ? names.Of(id) ?? Texts.TrailUnknown
            : library.Knows(text) ? library[text] // a text by its key, as where a measure came from
            : text;
    }

    string ValueOf(string kind, Type type, string value) =>
        KeysOf(type, value).Select(key => Text(ModuleOf(kind), key)).FirstOrDefault(text => text is not null) ?? Spaced(value);

    /// <summary>What a value may be called among a module's own texts: UnitKind has KindSector, GreyZoneKind ZoneNoOwner, Stance StanceWillDo.</summary>
    internal static IEnumerable<string> KeysOf(Type type, string value)
    {
        var last = LastWord().Match(type.Name).Value;
        var first = type.Name[..^last.Length];
        return new[] { $"TrailValue{type.Name}", type.Name, last, first, LastWord().Match(first).Value }
            .Where(start => start.Length > 0)
            .Select(start => start + value);
    }

    string? TitleOf(AuditEntry entry, IReadOnlyList<Column> columns, TrailNames names)
    {
        if (Guid.TryParse(entry.RowId, out var row) && names.Of(row) is { } known)
        {
            return known;
        }

        var properties = kinds.GetValueOrDefault(entry.Kind)?.ColumnsOnTheTrail();
        foreach (var name in TitleColumns)
        {
            if (
                columns.FirstOrDefault(c => c.Name == name) is { } column
                && properties?.GetValueOrDefault(name)?.IsSensitive() == false
                && (After(column) ?? Before(column)) is { Length: > 0 } text
            )
            {
                return Guid.TryParse(text, out var id) ? names.Of(id) : text.Shortened(80);
            }
        }

        return null;
    }

    static readonly string[] TitleColumns =
    [
        "Name",
        "Title",
        "What",
        "FileName",
        "PersonId",
        "FieldId",
        "GroupId",
        "AccountId",
        "UnitId",
        "EvaluationId",
        "ThemeId",
    ];

    // What one looks for first; the rest as the trail has it.
    static readonly string[] First = ["Name", "What", "PersonId", "Role", "UnitId", "ParentId", "Title", "State", "Kind", "From", "To"];

    static string? After(Column column) => column.After.ValueKind == JsonValueKind.String ? column.After.GetString() : null;

    static string? Before(Column column) => column.Before.ValueKind == JsonValueKind.String ? column.Before.GetString() : null;

    /// <summary>
    /// What was done. The code says it in English ("role given"); among the texts it is TrailDidRoleGiven. What is said of
    /// one thing only comes last ("published as version 3") and fills the blank. A reason somebody typed stands as it is.
    /// </summary>
    string DidOf(AuditEntry entry, TrailNames names)
    {
        if (entry.Because.Length == 0)
        {
            return Texts.TrailCounted;
        }

        if (Heard().IsMatch(entry.Because))
        {
            return Texts.TrailFollowed;
        }

        if (Tried().Match(entry.Because) is { Success: true } tried)
        {
            return Labels.Fill(Texts.TrailTriedTimes, tried.Groups["times"].Value); // until when stands among the columns
        }

        var words = entry.Because.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = Math.Min(words.Length, LongestAct); count > 0; count--)
        {
            if (Text(ModuleOf(entry.Kind), "TrailDid" + Pascal(words.Take(count))) is { } text)
            {
                // "from a seat to a seat": the seats by their names.
                var rest = string.Join(
                    ' ',
                    words
                        .Skip(count)
                        .Select(w =>
                            Seat.TryParse(w, out var seat) ? names.Of(seat)
                            : w == "to" ? "→"
                            : w
                        )
                );
                if (rest.Length == 0 || text.Contains("{0}", StringComparison.Ordinal))
                {
                    return Labels.Fill(text, rest);
                }
            }
        }

        return entry.Because;
    }

    internal static string Pascal(IEnumerable<string> words) =>
        string.Concat(
            words
                .SelectMany(w => w.Split('-'))
                .Select(w => string.Concat(w.Where(char.IsAsciiLetterOrDigit)))
                .Where(w => w.Length > 0)
                .Select(Takt.Ui.Words.Capital)
        );

    string ModuleOf(string kind) =>
        kinds.TryGetValue(kind, out var type) ? modules.FirstOrDefault(m => m.Assembly == type.ClrType.Assembly)?.Name ?? Ours : Ours;

    // In the thing's own module first; then ours, where what is common stands; then wherever it is, for acts across modules.
    string? Text(string module, string key) =>
        modules
            .Select(m => m.Name)
            .Prepend(Ours)
            .Prepend(module)
            .Select(m => $"{m}.{key}")
            .Where(library.Knows)
            .Select(k => library[k])
            .FirstOrDefault();

    // "GroupMember" as "group member": what has no name yet can still be read.
    static string Spaced(string name) => Takt.Ui.Words.Capital(Capital().Replace(name, m => $" {m.Value.ToLowerInvariant()}").Trim());

    const DateTimeStyles Utc = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal;

    static IReadOnlyList<Column> Parse(AuditEntry entry)
    {
        using var json = JsonDocument.Parse(entry.Changes);
        return json.RootElement.ValueKind switch
        {
            JsonValueKind.Object => [.. json.RootElement.EnumerateObject().Where(c => c.Value.GetArrayLength() == 2).Select(Of)],
            JsonValueKind.Number => [new("Count", default, json.RootElement.Clone())], // so many anonymous rows
            _ => [],
        };

        static Column Of(JsonProperty column) => new(column.Name, column.Value[0].Clone(), column.Value[1].Clone());
    }

    static IEnumerable<Guid> IdsIn(AuditEntry entry, IReadOnlyList<Column> columns) =>
        columns
            .SelectMany(c => new[] { c.Before, c.After })
            .Where(v => v.ValueKind == JsonValueKind.String)
            .SelectMany(v => v.GetString()!.Split('/'))
            .Append(entry.RowId)
            .Concat(entry.Because.Split(' ', '/'))
            .Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty)
            .Where(id => id != Guid.Empty);

    sealed record Column(string Name, JsonElement Before, JsonElement After);

    [GeneratedRegex(@"^\w+ heard \w+$", RegexOptions.NonBacktracking)]
    private static partial Regex Heard();

    [GeneratedRegex(@"^sign-in tried (?<times>\d+) times, waits until ", RegexOptions.NonBacktracking)]
    private static partial Regex Tried();

    [GeneratedRegex(@"^command \((?<user>.*)\)$", RegexOptions.NonBacktracking)]
    private static partial Regex Command();

    [GeneratedRegex("[A-Z][a-z]*$", RegexOptions.NonBacktracking)]
    private static partial Regex LastWord();

    [GeneratedRegex("[A-Z]", RegexOptions.NonBacktracking)]
    private static partial Regex Capital();
}
