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
    public const string BreakRoom = "/moter/{Id:guid}/pauserom";
    public const string PassOn = "/moter/ta-med-videre";

    public static string SeriesOf(Guid id) => $"/moter/rekker/{id}";

    public static string ChangeSeriesOf(Guid id) => $"/moter/rekker/{id}/endre";

    public static string Of(Guid id) => $"/moter/{id}";

    public static string ItemOf(Guid meeting, Guid item) => $"/moter/{meeting}#sak-{item}";

    public static string ChangeOf(Guid id) => $"/moter/{id}/endre";

    public static string MinutesOf(Guid id) => $"/moter/{id}/referat";

    public static string BreakRoomOf(Guid id) => $"/moter/{id}/pauserom";
}
