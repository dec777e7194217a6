namespace Takt.FollowUp;

/// <summary>Every address of the module.</summary>
static class FollowUpUrls
{
    public const string List = "/tiltak";
    public const string New = "/tiltak/ny";
    public const string One = "/tiltak/{Id:guid}";

    public static string Of(Guid id) => $"/tiltak/{id}";
}
