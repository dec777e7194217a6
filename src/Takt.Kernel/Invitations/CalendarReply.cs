using System.Globalization;
using System.Text;

namespace Takt.Kernel;

/// <summary>Somebody a calendar speaks of.</summary>
/// <param name="Email">The address, in small letters.</param>
/// <param name="Status">PARTSTAT, in capitals.</param>
/// <param name="Name">As the calendar calls them.</param>
/// <param name="DelegatedTo">The address of who comes instead.</param>
/// <param name="Comment">What Gmail lets one add.</param>
sealed record CalendarAttendee(string Email, string Status, string? Name, string? DelegatedTo, string? Comment);

/// <summary>
/// An answer to an invitation (RFC 5546, METHOD:REPLY). Only what is needed is read, line by line: neither times nor rules nor time
/// zones, which every program writes in its own way and somebody could write to do harm.
/// </summary>
/// <param name="Uid">What it is an answer to.</param>
/// <param name="Sequence">Which telling of it.</param>
/// <param name="Stamp">When it was written, UTC; null where it cannot be read.</param>
/// <param name="Organizer">Whom it answers.</param>
/// <param name="Attendees">Who answers what.</param>
/// <param name="Comment">What they said with it.</param>
sealed record CalendarReply(
    string Uid,
    int Sequence,
    DateTime? Stamp,
    string? Organizer,
    IReadOnlyList<CalendarAttendee> Attendees,
    string? Comment
)
{
    public const int LongestText = 200_000;
    const int MostLines = 4_000;
    const int LongestLine = 8_000;
    const int Deepest = 8;
    const int MostAttendees = 20;

    /// <summary>Reads one; null when it is none, or is none one can read.</summary>
    public static CalendarReply? Read(string text)
    {
        if (text.Length > LongestText)
        {
            return null;
        }

        var (isReply, depth, events) = (false, 0, 0);
        string? uid = null,
            organizer = null,
            comment = null;
        var sequence = 0;
        DateTime? stamp = null;
        List<CalendarAttendee> attendees = [];
        foreach (var unfolded in Lines(text).Take(MostLines))
        {
            if (Line.Read(unfolded) is not { } line)
            {
                continue;
            }

            switch (line.Name)
            {
                case "BEGIN":
                    events += depth == 1 && line.Value.Trim().Equals("VEVENT", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
                    if (++depth > Deepest)
                    {
                        return null;
                    }

                    continue;
                case "END":
                    depth--;
                    continue;
                case "METHOD" when depth == 1:
                    isReply = line.Value.Trim().Equals("REPLY", StringComparison.OrdinalIgnoreCase);
                    continue;
            }

            // Of the one event only; a time zone and an alarm have properties of the same names.
            if (depth != 2 || events != 1)
            {
                continue;
            }

            switch (line.Name)
            {
                case "UID":
                    uid ??= line.Value.Trim();
                    break;
                case "SEQUENCE":
                    sequence = int.TryParse(line.Value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                        ? number
                        : 0;
                    break;
                case "DTSTAMP":
                    stamp ??= Moment(line.Value.Trim());
                    break;
                case "ORGANIZER":
                    organizer ??= PlainAddress.Read(line.Value);
                    break;
                case "COMMENT":
                    comment ??= Typed(Unescaped(line.Value));
                    break;
                case "ATTENDEE" when attendees.Count < MostAttendees && PlainAddress.Read(line.Value) is { } address:
                    attendees.Add(
                        new(
                            address,
                            line.Of("PARTSTAT")?.ToUpperInvariant() ?? "NEEDS-ACTION",
                            Typed(line.Of("CN")),
                            PlainAddress.Read(line.Of("DELEGATED-TO")),
                            Typed(line.Of("X-RESPONSE-COMMENT"))
                        )
                    );
                    break;
            }
        }

        return isReply && uid is { Length: > 0 } && attendees.Count > 0 ? new(uid, sequence, stamp, organizer, attendees, comment) : null;
    }

    // A line that begins with a blank goes on with the one before (RFC 5545, 3.1), wherever it was cut.
    static IEnumerable<string> Lines(string text)
    {
        var line = new StringBuilder();
        foreach (var part in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (part is [' ' or '\t', ..] && line.Length > 0)
            {
                if (line.Length + part.Length <= LongestLine)
                {
                    line.Append(part.AsSpan(1));
                }

                continue;
            }

            if (line.Length > 0)
            {
                yield return line.ToString();
            }

            line.Clear().Append(part.Length <= LongestLine ? part : "");
        }

        yield return line.ToString();
    }

    static DateTime? Moment(string text) =>
        DateTime.TryParseExact(
            text,
            "yyyyMMdd'T'HHmmss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;

    /// <summary>As people wrote it: no signs that are none, and no more blanks than one.</summary>
    internal static string? Typed(string? text)
    {
        var words = new string([.. (text ?? "").Select(c => char.IsControl(c) ? ' ' : c)]).Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        );
        var typed = Norwegian.WellFormed(string.Join(' ', words));
        return typed.Length == 0 ? null : typed;
    }

    static string Unescaped(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var at = 0; at < value.Length; at++)
        {
            text.Append(
                value[at] == '\\' && at + 1 < value.Length
                    ? value[++at] switch
                    {
                        'n' or 'N' => '\n',
                        var other => other,
                    }
                    : value[at]
            );
        }

        return text.ToString();
    }

    /// <summary>A property: its name, its parameters and its value.</summary>
    sealed record Line(string Name, string Parameters, string Value)
    {
        public static Line? Read(string text)
        {
            var name = text.IndexOfAny([':', ';']);
            if (name <= 0)
            {
                return null;
            }

            var isQuoted = false;
            for (var at = name; at < text.Length; at++)
            {
                isQuoted ^= text[at] == '"';
                if (text[at] == ':' && !isQuoted)
                {
                    return new(text[..name].Trim().ToUpperInvariant(), text[name..at], text[(at + 1)..]);
                }
            }

            return null;
        }

        public string? Of(string parameter)
        {
            for (var at = 0; at < Parameters.Length; )
            {
                var end = EndOf(at + 1);
                var one = Parameters[(at + 1)..end];
                if (one.StartsWith($"{parameter}=", StringComparison.OrdinalIgnoreCase))
                {
                    return one[(parameter.Length + 1)..].Trim('"').Replace("^'", "\"", StringComparison.Ordinal); // RFC 6868
                }

                at = end;
            }

            return null;
        }

        int EndOf(int from)
        {
            var isQuoted = false;
            for (var at = from; at < Parameters.Length; at++)
            {
                isQuoted ^= Parameters[at] == '"';
                if (Parameters[at] == ';' && !isQuoted)
                {
                    return at;
                }
            }

            return Parameters.Length;
        }
    }
}
