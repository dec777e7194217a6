using Takt.Ui;

namespace Takt.Organisation;

/// <summary>The day a page shows: the one its address asks for, else today.</summary>
/// <param name="Day">What the page reads as of.</param>
/// <param name="Today">Today.</param>
/// <param name="Unread">What stood in the address and is no date; the page then shows today, and says so.</param>
public sealed record ShownDay(DateOnly Day, DateOnly Today, string? Unread = null)
{
    /// <summary>The name of the day in an address.</summary>
    public const string Query = "dato";

    /// <summary>Whether one looks at another day than today.</summary>
    public bool IsOther => Day != Today;

    /// <summary>Reads "24.1.2027" as typed, or "2027-01-24" as our own links have it.</summary>
    public static ShownDay Read(string? asked, DateOnly today)
    {
        string? unread = null;
        var day = Typed.OptionalDate(Query, asked, (_, _) => unread = asked!.Trim());
        return new(day ?? today, today, unread);
    }

    /// <summary>The address, on the same day.</summary>
    public string At(string address) => IsOther ? OrganisationUrls.On(address, Day) : address;
}
