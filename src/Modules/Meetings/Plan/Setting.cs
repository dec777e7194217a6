using System.Globalization;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>What time of the day, how long and where, read from a form.</summary>
sealed record Setting(TimeOnly At, int Length, string? Place, string? Link)
{
    const int ShortestMeeting = 5;

    public static Setting Read(string? at, string? length, string? place, string? link, Action<string, string> refuse)
    {
        if (!Norwegian.TryTime(at, out var time))
        {
            refuse("Form.At", Texts.PlanTimeUnread);
        }

        var minutes = Typed.Whole("Form.Length", length, ShortestMeeting, MeetingSeries.LongestMeeting, refuse);
        var where = Typed.Optional("Form.Place", place, MeetingSeries.LongestPlace, refuse);
        var address = Typed.Optional("Form.Link", link, MeetingSeries.LongestLink, refuse);
        // Others follow it with one press: no page that anybody on the way can change.
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
        {
            refuse("Form.Link", Texts.PlanLinkUnread);
        }

        return new(time, minutes, where, address);
    }
}

/// <summary>For which group, read from a form.</summary>
static class GroupWish
{
    /// <summary>The group that was chosen among those the actor plans for, with who sits in it.</summary>
    public static async Task<GroupRollCall?> Read(
        string? typed,
        IReadOnlyList<GroupHead> mine,
        GroupBook groups,
        DateOnly on,
        Action<string, string> refuse,
        CancellationToken cancel
    )
    {
        if (mine.FirstOrDefault(g => $"{g.Id}" == typed) is not { } head || await groups.Find(head.Id, on, cancel) is not { } group)
        {
            refuse("Form.Group", Texts.PlanGroupMissing);
            return null;
        }

        if (!group.Seats.Any(s => s.Place is GroupPlace.Chair or GroupPlace.Secretary))
        {
            refuse("Form.Group", string.Format(CultureInfo.CurrentCulture, Texts.PlanGroupUnkept, group.Name));
        }

        return group;
    }
}
