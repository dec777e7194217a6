using Microsoft.AspNetCore.WebUtilities;

namespace Takt.Meetings;

/// <summary>Every address of the module.</summary>
static class MeetingsUrls
{
    public const string List = "/moter";
    public const string NewSeries = "/moter/rekker/ny";
    public const string Series = "/moter/rekker/{Id:guid}";
    public const string ChangeSeries = "/moter/rekker/{Id:guid}/endre";
    public const string New = "/moter/nytt";
    public const string One = "/moter/{Id:guid}";
    public const string Change = "/moter/{Id:guid}/endre";
    public const string Item = "/moter/saker/{Id:guid}";
    public const string ItemFile = "/moter/saker/{id:guid}/papirer/{file:guid}";
    public const string Extract = "/moter/saker/{id:guid}/saksprotokoll.{format}";
    public const string TakeUp = "/moter/ta-opp";
    public const string Minutes = "/moter/{Id:guid}/referat";
    public const string Correct = "/moter/{Id:guid}/referat/rett";
    public const string Versions = "/moter/{Id:guid}/referat/versjoner";
    public const string File = "/moter/{id:guid}/referat.{format}";
    public const string Reply = "/moter/{Id:guid}/svar";
    public const string Guests = "/moter/{Id:guid}/tilhorere";
    public const string BreakRoom = "/moter/{Id:guid}/pauserom";
    public const string Live = "/moter/{id:guid}/folg";
    public const string Decisions = "/moter/vedtak";
    public const string Load = "/moter/tid";
    public const string PassOn = "/moter/ta-med-videre";
    public const string Names = "/moter/ta-med-videre/navn";
    public const string Visits = "/moter/besok";

    public static string SeriesOf(Guid id) => $"/moter/rekker/{id}";

    public static string ChangeSeriesOf(Guid id) => $"/moter/rekker/{id}/endre";

    public static string Of(Guid id) => $"/moter/{id}";

    public static string ItemOf(Guid id) => $"/moter/saker/{id}";

    public static string ItemFileOf(Guid id, Guid file) => $"/moter/saker/{id}/papirer/{file}";

    /// <summary>The form that asks a meeting to take something up.</summary>
    public static string TakeUpOf(Topic topic) =>
        QueryHelpers.AddQueryString(
            TakeUp,
            new Dictionary<string, string?>
            {
                ["om"] = $"{topic.Id}",
                ["tittel"] = topic.Title.Shortened(Topic.LongestTitle),
                ["sted"] = topic.Address,
                ["vis"] = topic.Deck,
            }
        );

    /// <summary>Where the item stands on the page of its meeting.</summary>
    public static string PlaceOf(Guid meeting, Guid item) => $"/moter/{meeting}#sak-{item}";

    public static string ChangeOf(Guid id) => $"/moter/{id}/endre";

    public static string ReplyOf(Guid id) => $"/moter/{id}/svar";

    public static string GuestsOf(Guid id) => $"/moter/{id}/tilhorere";

    public static string MinutesOf(Guid id) => $"/moter/{id}/referat";

    /// <summary>In an address: where a page stands that reads it again.</summary>
    public const string FollowedFrom = "fra";

    /// <summary>In an address: while the meeting lasts.</summary>
    public const string TheMeeting = "motet";

    /// <summary>The minutes as a page reads them again that was opened while the meeting lasted.</summary>
    public static string FollowedMinutesOf(Guid id) => $"/moter/{id}/referat?{FollowedFrom}={TheMeeting}";

    /// <summary>In an address: what the file is without.</summary>
    public const string Closed = "lukkede";

    /// <param name="id">The meeting.</param>
    /// <param name="format">"docx", "pdf", or "json" for an archive.</param>
    /// <param name="withClosed">Also what is closed, for whoever may read it.</param>
    public static string FileOf(Guid id, string format, bool withClosed = true) =>
        $"/moter/{id}/referat.{format}{(withClosed ? "" : $"?uten={Closed}")}";

    /// <summary>What the minutes say of one item, as a file.</summary>
    public static string ExtractOf(Guid id, string format) => $"/moter/saker/{id}/saksprotokoll.{format}";

    public static string CorrectOf(Guid id) => $"/moter/{id}/referat/rett";

    public static string VersionsOf(Guid id) => $"/moter/{id}/referat/versjoner";

    /// <summary>Where the item stands in the minutes while they are written.</summary>
    public static string MinutesItemOf(Guid meeting, Guid item) => $"/moter/{meeting}/referat#sak-{item}";

    public static string LiveOf(Guid id) => $"/moter/{id}/folg";

    public static string BreakRoomOf(Guid id) => $"/moter/{id}/pauserom";
}
