using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Takt.Organisation;

/// <summary>How two values are compared. "Not equal" is "not (equal)": also true of what is not there.</summary>
enum ScimOperator
{
    Equal,
    Contains,
    StartsWith,
    EndsWith,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

/// <summary>A filter (RFC 7644, 3.4.2.2), read and with its names found.</summary>
abstract record ScimFilter
{
    /// <summary>The plain reading of the rule, for a resource at hand. The database is asked by <see cref="ScimQuestion{T}"/>.</summary>
    public abstract bool Holds(JsonObject resource);

    public sealed record And(ScimFilter Left, ScimFilter Right) : ScimFilter
    {
        public override bool Holds(JsonObject resource) => Left.Holds(resource) && Right.Holds(resource);
    }

    public sealed record Or(ScimFilter Left, ScimFilter Right) : ScimFilter
    {
        public override bool Holds(JsonObject resource) => Left.Holds(resource) || Right.Holds(resource);
    }

    public sealed record Not(ScimFilter Inner) : ScimFilter
    {
        public override bool Holds(JsonObject resource) => !Inner.Holds(resource);
    }

    public sealed record Present(ScimPath Path) : ScimFilter
    {
        public override bool Holds(JsonObject resource) => Path.In(resource).Any();
    }

    public sealed record Compare(ScimPath Path, ScimOperator Operator, JsonValue Value) : ScimFilter
    {
        public override bool Holds(JsonObject resource) => Path.In(resource).Any(HoldsFor);

        /// <summary>The value compared with, where it is a text; folded where case does not count.</summary>
        public string? Text => Value.GetValueKind() == JsonValueKind.String ? Folded(Value.GetValue<string>()) : null;

        public bool HoldsFor(JsonNode found) =>
            Path.Compared.Type switch
            {
                ScimType.Boolean => Operator is ScimOperator.Equal && found.GetValue<bool>() == Flag,
                ScimType.DateTime => Moment is { } at && Orders(ScimFilterReader.Moment(found.GetValue<string>())!.Value.CompareTo(at)),
                _ => Text is { } text && Matches(Folded(found.GetValue<string>()), text),
            };

        /// <summary>The value compared with, where it is yes or no; Entra also writes it as text.</summary>
        public bool? Flag =>
            Value.GetValueKind() switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.String when bool.TryParse(Value.GetValue<string>(), out var said) => said,
                _ => null,
            };

        /// <summary>The value compared with, where it is a moment.</summary>
        public DateTime? Moment => Value.GetValueKind() == JsonValueKind.String ? ScimFilterReader.Moment(Value.GetValue<string>()) : null;

        string Folded(string text) => Path.Compared.IsCaseExact ? text : Person.KeyOf(text)!;

        bool Matches(string found, string text) =>
            Operator switch
            {
                ScimOperator.Equal => found == text,
                ScimOperator.Contains => found.Contains(text, StringComparison.Ordinal),
                ScimOperator.StartsWith => found.StartsWith(text, StringComparison.Ordinal),
                ScimOperator.EndsWith => found.EndsWith(text, StringComparison.Ordinal),
                _ => Orders(string.CompareOrdinal(found, text)),
            };

        bool Orders(int order) =>
            Operator switch
            {
                ScimOperator.Equal => order == 0,
                ScimOperator.Greater => order > 0,
                ScimOperator.GreaterOrEqual => order >= 0,
                ScimOperator.Less => order < 0,
                ScimOperator.LessOrEqual => order <= 0,
                _ => false,
            };
    }

    /// <summary>One of several values for which all of it holds: emails[type eq "work" and value eq "…"].</summary>
    public sealed record Among(ScimPath Path, ScimFilter Inner) : ScimFilter
    {
        public override bool Holds(JsonObject resource)
        {
            var holder = Path.Extension is null ? resource : resource[Path.Extension.Id] as JsonObject;
            return holder?[Path.Attribute.Name] switch
            {
                JsonArray many => many.OfType<JsonObject>().Any(Inner.Holds),
                JsonObject one => Inner.Holds(one),
                _ => false,
            };
        }
    }
}

/// <summary>What a change is aimed at: an attribute, which of its values, and which part of them.</summary>
sealed record ScimTarget(ScimPath Path, ScimFilter? Which, ScimAttribute? Part);

/// <summary>Reads filters and paths. Grammar: "or" binds loosest, then "and", then "not"; RFC 7644, figure 1.</summary>
sealed class ScimFilterReader
{
    const int Longest = 2000;
    const int Deepest = 30;

    static readonly Dictionary<string, ScimOperator> Operators = new(StringComparer.OrdinalIgnoreCase)
    {
        ["eq"] = ScimOperator.Equal,
        ["co"] = ScimOperator.Contains,
        ["sw"] = ScimOperator.StartsWith,
        ["ew"] = ScimOperator.EndsWith,
        ["gt"] = ScimOperator.Greater,
        ["ge"] = ScimOperator.GreaterOrEqual,
        ["lt"] = ScimOperator.Less,
        ["le"] = ScimOperator.LessOrEqual,
    };

    readonly string text;
    readonly ScimKind kind;
    readonly Func<string, ScimRefusal> refuse;
    int at;
    int depth;

    ScimFilterReader(string text, ScimKind kind, Func<string, ScimRefusal> refuse)
    {
        (this.text, this.kind, this.refuse) = (text, kind, refuse);
        if (text.Length > Longest)
        {
            throw refuse($"It is longer than {Longest} characters.");
        }
    }

    public static ScimFilter Read(string filter, ScimKind kind)
    {
        var reader = new ScimFilterReader(filter, kind, ScimRefusal.Filter);
        var read = reader.Either(within: null);
        reader.MustEnd();
        return read;
    }

    public static ScimTarget ReadTarget(string path, ScimKind kind)
    {
        var reader = new ScimFilterReader(path, kind, ScimRefusal.Path);
        var found = reader.Named(within: null);
        if (!reader.Skip('['))
        {
            reader.MustEnd();
            return new(found with { Sub = null }, Which: null, found.Sub);
        }

        var which = reader.Inside(found);
        ScimAttribute? part = null;
        if (reader.Skip('.'))
        {
            var name = reader.Word();
            part = found.Attribute.Find(name) ?? throw ScimRefusal.Path($"'{found}' has no part '{name}'.");
        }

        reader.MustEnd();
        return new(found, which, part);
    }

    public static DateTime? Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.UtcDateTime : null;

    ScimFilter Either(ScimAttribute? within)
    {
        var left = Both(within);
        while (SkipWord("or"))
        {
            left = new ScimFilter.Or(left, Both(within));
        }

        return left;
    }

    ScimFilter Both(ScimAttribute? within)
    {
        var left = One(within);
        while (SkipWord("and"))
        {
            left = new ScimFilter.And(left, One(within));
        }

        return left;
    }

    ScimFilter One(ScimAttribute? within)
    {
        if (++depth > Deepest)
        {
            throw refuse($"It is nested deeper than {Deepest} levels.");
        }

        var one =
            SkipNot() ? new ScimFilter.Not(InParentheses(within))
            : Peek() == '(' ? InParentheses(within)
            : Asked(within);
        depth--;
        return one;
    }

    ScimFilter InParentheses(ScimAttribute? within)
    {
        Must('(');
        var inner = Either(within);
        Must(')');
        return inner;
    }

    ScimFilter Asked(ScimAttribute? within)
    {
        var path = Named(within);
        if (within is not null || !Skip('['))
        {
            return Operated(path);
        }

        // emails[type eq "work"].value eq "…": not in the grammar, and what Entra ID writes.
        var which = Inside(path);
        return new ScimFilter.Among(path, Skip('.') ? new ScimFilter.And(which, Operated(Named(path.Attribute))) : which);
    }

    ScimFilter Operated(ScimPath path)
    {
        var word = Word();
        if (word.Equals("pr", StringComparison.OrdinalIgnoreCase))
        {
            return new ScimFilter.Present(path);
        }

        var isNot = word.Equals("ne", StringComparison.OrdinalIgnoreCase);
        if (!isNot && !Operators.ContainsKey(word))
        {
            throw refuse($"'{word}' is no operator. Use eq, ne, co, sw, ew, gt, ge, lt, le or pr.");
        }

        var asked = Compared(path, isNot ? ScimOperator.Equal : Operators[word], Value());
        return isNot ? new ScimFilter.Not(asked) : asked;
    }

    ScimFilter Compared(ScimPath path, ScimOperator by, JsonValue? value)
    {
        if (value is null)
        {
            return by is ScimOperator.Equal
                ? new ScimFilter.Not(new ScimFilter.Present(path))
                : throw refuse($"'{path}' can only be equal to null.");
        }

        var isOrder = by is ScimOperator.Greater or ScimOperator.GreaterOrEqual or ScimOperator.Less or ScimOperator.LessOrEqual;
        var isText = by is ScimOperator.Contains or ScimOperator.StartsWith or ScimOperator.EndsWith;
        var compare = new ScimFilter.Compare(path, by, value);
        return path.Compared.Type switch
        {
            ScimType.Boolean when by is not ScimOperator.Equal => throw refuse($"'{path}' is true or false: ask it with eq."),
            ScimType.Boolean when compare.Flag is null => throw refuse($"'{path}' is true or false."),
            ScimType.DateTime when isText => throw refuse($"'{path}' is a moment: ask it with eq, gt, ge, lt or le."),
            ScimType.DateTime when compare.Moment is null => throw refuse($"'{path}' is a moment, as \"2026-01-31T12:00:00Z\"."),
            ScimType.String or ScimType.Reference when isOrder => throw refuse($"'{path}' has no order: ask it with eq, ne, co, sw or ew."),
            ScimType.String or ScimType.Reference when compare.Text is null => throw refuse($"'{path}' is a text, in quotes."),
            ScimType.Complex => throw refuse($"'{path}' has parts: say which."),
            _ => compare,
        };
    }

    ScimFilter Inside(ScimPath path)
    {
        if (path.Attribute.Type is not ScimType.Complex || path.Sub is not null)
        {
            throw refuse($"'{path}' is not several values with parts.");
        }

        var inner = Either(path.Attribute);
        Must(']');
        return inner;
    }

    ScimPath Named(ScimAttribute? within)
    {
        var name = Word();
        if (within is not null)
        {
            return within.Find(name) is { } part ? new(null, part, null) : throw refuse($"'{within.Name}' has no part '{name}'.");
        }

        return kind.Find(name)
            ?? throw refuse(
                kind.IsLeftBe(name) ? $"Takt does not keep '{name}'." : $"'{name}' is no attribute of a {kind.Name} that Takt knows."
            );
    }

    JsonValue? Value()
    {
        SkipBlanks();
        var start = at;
        if (Peek() == '"')
        {
            for (at++; at < text.Length && text[at] != '"'; at++)
            {
                at += text[at] == '\\' ? 1 : 0;
            }

            at++;
        }
        else
        {
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (')' or ']'))
            {
                at++;
            }
        }

        try
        {
            return JsonNode.Parse(text[start..Math.Min(at, text.Length)]) switch
            {
                null => null,
                JsonValue value when value.GetValueKind() is not JsonValueKind.String || ScimText.IsSound(value.GetValue<string>()) =>
                    value,
                _ => throw Unread(start),
            };
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or ArgumentException) // the latter two: half of a pair, escaped or as it is
        {
            throw Unread(start);
        }
    }

    ScimRefusal Unread(int start) => refuse($"At character {start + 1} a value was expected: a text in quotes, true, false or null.");

    string Word()
    {
        SkipBlanks();
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is ':' or '.' or '_' or '-' or '$'))
        {
            at++;
        }

        return at > start ? text[start..at] : throw refuse($"At character {start + 1} a name was expected.");
    }

    bool SkipWord(string word)
    {
        SkipBlanks();
        var end = at + word.Length;
        if (
            end < text.Length
            && string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (char.IsWhiteSpace(text[end]) || text[end] == '(')
        )
        {
            at = end;
            return true;
        }

        return false;
    }

    // "not" is a word of the grammar only before a parenthesis.
    bool SkipNot()
    {
        var start = at;
        if (SkipWord("not") && Peek() == '(')
        {
            return true;
        }

        at = start;
        return false;
    }

    char Peek()
    {
        SkipBlanks();
        return at < text.Length ? text[at] : '\0';
    }

    bool Skip(char sign)
    {
        if (Peek() != sign)
        {
            return false;
        }

        at++;
        return true;
    }

    void Must(char sign)
    {
        if (!Skip(sign))
        {
            throw refuse($"At character {at + 1} '{sign}' was expected.");
        }
    }

    void MustEnd()
    {
        SkipBlanks();
        if (at < text.Length)
        {
            throw refuse($"At character {at + 1} something stands that does not belong there.");
        }
    }

    void SkipBlanks()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }
}

/// <summary>Texts from outside.</summary>
static class ScimText
{
    /// <summary>Whether both databases can hold it, and it can be folded: no NUL, no half of a pair.</summary>
    public static bool IsSound(string text)
    {
        for (var i = 0; i < text.Length; i += Rune.GetRuneAt(text, i).Utf16SequenceLength)
        {
            if (text[i] == '\0' || !Rune.TryGetRuneAt(text, i, out _))
            {
                return false;
            }
        }

        return true;
    }
}
