namespace Takt.Meetings;

/// <summary>What the correction of minutes sends.</summary>
public sealed class CorrectForm
{
    /// <summary>Why.</summary>
    public string? Because { get; set; }

    /// <summary>By item.</summary>
    public Dictionary<string, string>? Summary { get; set; }
    public Dictionary<string, string>? Decision { get; set; }
    public Dictionary<string, string>? Key { get; set; }

    /// <summary>The votes, by item.</summary>
    public Dictionary<string, string>? For { get; set; }
    public Dictionary<string, string>? Against { get; set; }
    public Dictionary<string, string>? Abstained { get; set; }
    public Dictionary<string, string>? Casting { get; set; }

    /// <summary>What each voted, by item and person: <see cref="KeyOf"/>.</summary>
    public Dictionary<string, string>? Ballots { get; set; }

    /// <summary>What those say who did not agree, by the row; emptied, it is taken out.</summary>
    public Dictionary<string, string>? Dissent { get; set; }

    /// <summary>Who did not agree and is not written, by item.</summary>
    public Dictionary<string, string>? Who { get; set; }

    /// <summary>And what that one says.</summary>
    public Dictionary<string, string>? Says { get; set; }

    /// <summary>Who was there, by id: ticked or not there at all.</summary>
    public Dictionary<string, string>? There { get; set; }

    /// <summary>A substitute's id, and in whose place.</summary>
    public Dictionary<string, string>? InPlaceOf { get; set; }

    /// <summary>The marks of what stood when the form was filled, by item: what one has not touched is not one's own to correct.</summary>
    public Dictionary<string, string>? Stands { get; set; }
    public Dictionary<string, string>? StandsVote { get; set; }
    public Dictionary<string, string>? StandsDissents { get; set; }

    /// <summary>The mark of who was there.</summary>
    public string? StandsThere { get; set; }

    /// <summary>"see" to be shown the difference, else it is published.</summary>
    public string? Do { get; set; }

    /// <summary>How many corrections there were when the form was filled.</summary>
    public string? Stood { get; set; }

    internal (string? Summary, string? Decision, string? Key) Of(AgendaItem item) =>
        (Of(Summary, item.Id), Of(Decision, item.Id), Of(Key, item.Id));

    internal static string? Of(Dictionary<string, string>? typed, Guid id) => typed?.GetValueOrDefault($"{id}");

    internal static string KeyOf(Guid item, Guid person) => $"{item:N}{person:N}";

    internal static string MarkOf(VoteSaid? vote) => MinutesForm.MarkOf(KeptWords.Write(vote));

    internal static string MarkOf(IReadOnlyList<DissentSaid> dissents) => MinutesForm.MarkOf(KeptWords.Write(dissents));

    internal static CorrectForm Of(MeetingAt at, IReadOnlyList<AgendaItem> items, IReadOnlyDictionary<Guid, ItemSaid> said)
    {
        var votes = items.Where(i => said[i.Id].Vote is not null).ToDictionary(i => i.Id, i => said[i.Id].Vote!);
        var (there, inPlaceOf) = RollCall.FillNoted(at);
        return new()
        {
            Summary = items.ToDictionary(i => $"{i.Id}", i => i.Summary ?? ""),
            Decision = items.ToDictionary(i => $"{i.Id}", i => i.Decision ?? ""),
            Key = items.Where(i => i.Key is not null).ToDictionary(i => $"{i.Id}", i => i.Key!),
            For = votes.ToDictionary(v => $"{v.Key}", v => $"{v.Value.For}"),
            Against = votes.ToDictionary(v => $"{v.Key}", v => $"{v.Value.Against}"),
            Abstained = votes.ToDictionary(v => $"{v.Key}", v => $"{v.Value.Abstained}"),
            Casting = votes.ToDictionary(v => $"{v.Key}", v => $"{v.Value.Casting}"),
            Ballots = votes
                .SelectMany(v => v.Value.Cast.Select(c => (Key: KeyOf(v.Key, c.PersonId), c.Ballot)))
                .ToDictionary(b => b.Key, b => $"{b.Ballot}"),
            Dissent = said.Values.SelectMany(s => s.Dissents).ToDictionary(d => $"{d.Id}", d => d.Text),
            There = there,
            InPlaceOf = inPlaceOf,
            Stands = items.ToDictionary(i => $"{i.Id}", MinutesForm.MarkOf),
            StandsVote = items.ToDictionary(i => $"{i.Id}", i => MarkOf(said[i.Id].Vote)),
            StandsDissents = items.ToDictionary(i => $"{i.Id}", i => MarkOf(said[i.Id].Dissents)),
            StandsThere = RollCall.MarkOf(at.Group, there, inPlaceOf),
            Stood = $"{at.Meeting.Corrections}",
        };
    }
}
