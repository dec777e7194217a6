using Takt.Ui;

namespace Takt.Meetings;

/// <summary>What the minutes shall say instead, read from the form: what one has not touched is as it stands.</summary>
/// <param name="There">Who was there.</param>
/// <param name="Items">Every item.</param>
sealed record CorrectWish(ThereChange There, IReadOnlyList<ItemChange> Items)
{
    public bool ChangesAnything => There.IsChanged || Items.Any(i => i.IsChanged);

    /// <summary>Those who could vote and disagree by it.</summary>
    static IReadOnlyList<(Guid Id, string Name)> Present(MeetingAt at, IReadOnlyList<Called> there) =>
        there.Count == 0
            ? at.Present
            : [.. there.Where(c => c.Presence is Presence.Present or Presence.Substitute).Select(c => (c.PersonId, c.Name))];

    /// <summary>Whether the correction can say how they voted on an item.</summary>
    public static bool TakesVote(MeetingAt at, AgendaItem item, ItemSaid said) =>
        said.Vote is not null || (at.Meeting.Voting is not Voting.None && item.Kind is ItemKind.Decision);

    /// <summary>Whether it says who: as the vote that stands does, else as the group has chosen.</summary>
    public static bool IsNamed(MeetingAt at, VoteSaid? vote) =>
        vote is null or { Total: 0 } ? at.Meeting.Voting is Voting.Named : vote.Cast.Count > 0;

    /// <summary>Those who may be said to have voted or disagreed: whoever may have been there, and whoever it is said of now.</summary>
    public static IReadOnlyList<(Guid Id, string Name)> Voices(MeetingAt at, ItemSaid said) =>
        [
            .. at
                .Present.Concat(said.Vote?.Cast.Select(c => (c.PersonId, c.Name)) ?? [])
                .Concat(at.Group.Members.Concat(at.Group.Substitutes).Select(s => (s.PersonId, s.Name)))
                .DistinctBy(p => p.Item1)
                .OrderBy(p => Norwegian.SortKey(p.Item2), StringComparer.Ordinal),
        ];

    public static string NameOf(Guid id, string field) => $"Form.{field}[{id}]";

    public static CorrectWish Read(
        MeetingAt at,
        IReadOnlyList<AgendaItem> items,
        IReadOnlyDictionary<Guid, ItemSaid> said,
        CorrectForm form,
        Action<string, string> refuse
    )
    {
        var noted = KeptWords.There(at.Meeting);
        var there = new ThereChange(noted, ReadThere(at, noted, form, refuse));
        var present = Present(at, there.After);
        return new(there, [.. items.Select(i => new ItemChange(i, said[i.Id], ReadItem(at, i, said[i.Id], form, there, present, refuse)))]);
    }

    static IReadOnlyList<Called> ReadThere(MeetingAt at, IReadOnlyList<Called> noted, CorrectForm form, Action<string, string> refuse)
    {
        var (ticked, inPlaceOf) = (form.There ?? [], form.InPlaceOf ?? []);
        if (RollCall.MarkOf(at.Group, ticked, inPlaceOf) == form.StandsThere)
        {
            return noted;
        }

        var names = noted.ToDictionary(c => c.PersonId, c => c.Name);
        var seats = at.Group.Seats.Select(s => s.PersonId).ToHashSet();
        var members = at.Group.Members.ToLookup(m => m.Name, m => m.PersonId);
        // Names are as they were then, and whoever was there and has no seat any more was there all the same.
        return KeptWords.InOrder(
            RollCall
                .Read(at.Group, ticked, inPlaceOf, refuse)
                .Select(c =>
                    c with
                    {
                        Name = names.GetValueOrDefault(c.PersonId, c.Name),
                        StandsInFor =
                            c.StandsInFor is { } place && members[place].FirstOrDefault() is var member
                                ? names.GetValueOrDefault(member, place)
                                : null,
                    }
                )
                .Concat(noted.Where(c => !seats.Contains(c.PersonId)))
        );
    }

    static ItemSaid ReadItem(
        MeetingAt at,
        AgendaItem item,
        ItemSaid stands,
        CorrectForm form,
        ThereChange there,
        IReadOnlyList<(Guid Id, string Name)> present,
        Action<string, string> refuse
    )
    {
        var words = Amendment.Read(item, form.Of(item), field => NameOf(item.Id, field), refuse);
        if (CorrectForm.Of(form.Stands, item.Id) == MinutesForm.MarkOf(words.Summary, words.Decision, words.Key))
        {
            words = new(item.Summary, item.Decision, item.Key);
        }

        return stands with
        {
            Summary = words.Summary,
            Decision = words.Decision,
            Key = words.Key,
            Vote = ReadVote(at, item, stands, form, there, present, refuse),
            Dissents = ReadDissents(item, stands, form, present, refuse),
        };
    }

    static VoteSaid? ReadVote(
        MeetingAt at,
        AgendaItem item,
        ItemSaid stands,
        CorrectForm form,
        ThereChange there,
        IReadOnlyList<(Guid Id, string Name)> present,
        Action<string, string> refuse
    )
    {
        if (!TakesVote(at, item, stands))
        {
            return null;
        }

        var named = IsNamed(at, stands.Vote);
        var typed = new VoteTyped(
            CorrectForm.Of(form.For, item.Id),
            CorrectForm.Of(form.Against, item.Id),
            CorrectForm.Of(form.Abstained, item.Id),
            CorrectForm.Of(form.Casting, item.Id),
            named
                ? Voices(at, stands).ToDictionary(v => v.Id, v => form.Ballots?.GetValueOrDefault(CorrectForm.KeyOf(item.Id, v.Id)))
                : null
        );
        if (named && typed.Ballots is { Count: > 0 } sent && sent.Values.All(b => b is null))
        {
            return stands.Vote; // none of their fields came: a browser sends an empty choice as one
        }

        List<(string Field, string Message)> wrong = [];
        var names = stands.Vote?.Cast.ToDictionary(c => c.PersonId, c => c.Name) ?? [];
        var wanted = typed.IsBlank
            ? null
            : VoteWish
                .Read(
                    [.. (named ? Voices(at, stands) : present).Select(v => (v.Id, names.GetValueOrDefault(v.Id, v.Name)))],
                    present.Count,
                    typed,
                    field => NameOf(item.Id, field),
                    (field, message) => wrong.Add((field, message))
                )
                .Said;
        if (CorrectForm.Of(form.StandsVote, item.Id) == CorrectForm.MarkOf(wanted))
        {
            wanted = stands.Vote;
            if (!there.IsChanged)
            {
                return wanted; // as it was when they voted
            }
        }

        foreach (var (field, message) in wrong)
        {
            refuse(field, message);
        }

        if (wrong.Count == 0 && wanted?.Cast.FirstOrDefault(c => present.All(p => p.Id != c.PersonId)) is { } away)
        {
            refuse(NameOf(item.Id, "Ballots"), string.Format(Texts.VoteOfOneAway, item.Position, item.Title, away.Name));
        }

        return wanted;
    }

    static IReadOnlyList<DissentSaid> ReadDissents(
        AgendaItem item,
        ItemSaid stands,
        CorrectForm form,
        IReadOnlyList<(Guid Id, string Name)> present,
        Action<string, string> refuse
    )
    {
        List<DissentSaid> wanted = [];
        foreach (var dissent in stands.Dissents)
        {
            var typed = CorrectForm.Of(form.Dissent, dissent.Id) is { } sent
                ? Typed.Optional(NameOf(dissent.Id, "Dissent"), sent, Meetings.Dissent.LongestText, refuse)
                : dissent.Text; // somebody else wrote it since
            if (typed is not null)
            {
                wanted.Add(dissent with { Text = typed });
            }
        }

        var who = CorrectForm.Of(form.Who, item.Id);
        var says = Typed.Optional(NameOf(item.Id, "Says"), CorrectForm.Of(form.Says, item.Id), Meetings.Dissent.LongestText, refuse);
        if (string.IsNullOrEmpty(who) && says is null)
        {
            return CorrectForm.Of(form.StandsDissents, item.Id) == CorrectForm.MarkOf(wanted) ? stands.Dissents : wanted;
        }

        var person = present.FirstOrDefault(p => $"{p.Id}" == who);
        if (person.Name is null)
        {
            refuse(NameOf(item.Id, "Who"), string.IsNullOrEmpty(who) ? Texts.MinutesDissentWhoMissing : Texts.CorrectDissentAway);
        }
        else if (wanted.Exists(d => d.PersonId == person.Id))
        {
            refuse(NameOf(item.Id, "Who"), string.Format(Texts.CorrectDissentIsThere, person.Name));
        }

        if (says is null)
        {
            refuse(NameOf(item.Id, "Says"), Texts.MinutesDissentMissing);
        }
        else
        {
            wanted.Add(new(Guid.Empty, person.Id, person.Name ?? "", says));
        }

        return wanted;
    }
}
