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
    public const string Minutes = "/moter/{Id:guid}/referat";
    public const string Reply = "/moter/{Id:guid}/svar";
    public const string BreakRoom = "/moter/{Id:guid}/pauserom";
    public const string Live = "/moter/{id:guid}/folg";
    public const string Decisions = "/moter/vedtak";
    public const string Load = "/moter/tid";
    public const string PassOn = "/moter/ta-med-videre";

    public static string SeriesOf(Guid id) => $"/moter/rekker/{id}";

    public static string ChangeSeriesOf(Guid id) => $"/moter/rekker/{id}/endre";

    public static string Of(Guid id) => $"/moter/{id}";

    public static string ItemOf(Guid meeting, Guid item) => $"/moter/{meeting}#sak-{item}";

    public static string ChangeOf(Guid id) => $"/moter/{id}/endre";

    public static string ReplyOf(Guid id) => $"/moter/{id}/svar";

    public static string MinutesOf(Guid id) => $"/moter/{id}/referat";

    /// <summary>Where the item stands in the minutes while they are written.</summary>
    public static string MinutesItemOf(Guid meeting, Guid item) => $"/moter/{meeting}/referat#sak-{item}";

    public static string LiveOf(Guid id) => $"/moter/{id}/folg";

    public static string BreakRoomOf(Guid id) => $"/moter/{id}/pauserom";
}
