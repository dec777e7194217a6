using System.Security.Cryptography;
using System.Text;

namespace Takt.Meetings;

/// <summary>What the forms of the minutes send; each of them some of it.</summary>
public sealed class MinutesForm
{
    /// <summary>Which item it is about.</summary>
    public string? Item { get; set; }

    /// <summary>The mark of what the minutes said of the item when the form was filled; made by <c>MarkOf</c>.</summary>
    public string? Stood { get; set; }

    public string? Summary { get; set; }
    public string? Decision { get; set; }
    public string? Key { get; set; }

    /// <summary>Sent by script a moment after one stopped typing: nobody needs to be told that it is saved.</summary>
    public string? Quietly { get; set; }

    /// <summary>Who did not agree, by id.</summary>
    public string? Who { get; set; }

    public string? Dissent { get; set; }

    /// <summary>The dissent that is taken away.</summary>
    public string? Remove { get; set; }

    /// <summary>What is not right.</summary>
    public string? Objection { get; set; }

    /// <summary>The objection that is answered or taken back.</summary>
    public string? About { get; set; }

    /// <summary>Why the minutes are not changed.</summary>
    public string? Answer { get; set; }

    /// <summary>The version of the vote when its form was filled; "new" where there was none.</summary>
    public string? Vote { get; set; }

    public string? For { get; set; }
    public string? Against { get; set; }
    public string? Abstained { get; set; }

    /// <summary>What the chair's vote decided.</summary>
    public string? Casting { get; set; }

    /// <summary>What each voted, by id.</summary>
    public Dictionary<string, string>? Ballots { get; set; }

    /// <summary>Which button of the vote.</summary>
    public string? Do { get; set; }

    /// <summary>Who is there, by id: ticked or not there at all.</summary>
    public Dictionary<string, string>? There { get; set; }

    /// <summary>A substitute's id, and in whose place.</summary>
    public Dictionary<string, string>? InPlaceOf { get; set; }

    /// <summary>The meeting's version when the form was filled.</summary>
    public string? Version { get; set; }

    /// <summary>
    /// Tells whether two readings of an item say the same in the minutes. Its version rises also when somebody orders the agenda
    /// or writes that they do not agree, and none of that is a reason to stop whoever writes.
    /// </summary>
    internal static string MarkOf(AgendaItem item) => MarkOf(item.Summary, item.Decision, item.Key);

    internal static string MarkOf(params ReadOnlySpan<string?> texts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', texts))));
}
