using System.Text;

namespace Takt.Organisation;

/// <summary>Contact cards as phones and mail programs read them: vCard 3.0 (RFC 2426), UTF-8, lines folded at 75 octets.</summary>
static class VCard
{
    /// <summary>The media type of .vcf.</summary>
    public const string MediaType = "text/vcard; charset=utf-8";

    const int LongestLine = 75;

    /// <summary>One card for each.</summary>
    /// <param name="contacts">Whose.</param>
    /// <param name="municipality">Where they work.</param>
    public static byte[] Write(IEnumerable<Contact> contacts, string municipality)
    {
        var text = new StringBuilder();
        foreach (var contact in contacts)
        {
            var (given, family) = Split(contact.Name);
            Line(text, "BEGIN:VCARD");
            Line(text, "VERSION:3.0");
            Line(text, $"UID:urn:uuid:{contact.PersonId}");
            Line(text, $"N:{Escape(family)};{Escape(given)};;;");
            Line(text, $"FN:{Escape(contact.Name)}");
            Line(text, $"ORG:{Escape(municipality)};{Escape(contact.Unit)}");
            Line(text, $"TITLE:{Escape(contact.Shown)}");
            if (contact.Email is { } email)
            {
                Line(text, $"EMAIL;TYPE=INTERNET,WORK:{Escape(email)}");
            }

            if (contact.Phone is { } phone)
            {
                Line(text, $"TEL;TYPE=WORK,VOICE:{Escape(phone)}");
            }

            Line(text, "END:VCARD");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // Norwegian names: the last word is the family name.
    static (string Given, string Family) Split(string name) =>
        name.LastIndexOf(' ') is > 0 and var at ? (name[..at], name[(at + 1)..]) : (name, "");

    static string Escape(string value) =>
        value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .ReplaceLineEndings("\\n");

    // A long line goes on after a line break and a space; never in the middle of a character.
    static void Line(StringBuilder text, string line)
    {
        var room = LongestLine;
        foreach (var rune in line.EnumerateRunes())
        {
            if (rune.Utf8SequenceLength > room)
            {
                text.Append("\r\n ");
                room = LongestLine - 1;
            }

            text.Append(rune);
            room -= rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
