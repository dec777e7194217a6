namespace Takt.Meetings;

/// <summary>The addresses of conversations.</summary>
static class DialogueUrls
{
    public const string List = "/moter/samtaler";
    public const string New = "/moter/samtaler/ny";
    public const string Template = "/moter/samtaler/mal";
    public const string One = "/moter/samtaler/{Id:guid}";
    public const string Prepare = "/moter/samtaler/{Id:guid}/forbered";
    public const string Change = "/moter/samtaler/{Id:guid}/endre";
    public const string Live = "/moter/samtaler/{id:guid}/folg";

    public static string NewWith(DialogueKind kind, Guid unit) => $"{New}?slag={Word(kind)}&enhet={unit}";

    public static string NewOf(DialogueKind kind) => $"{New}?slag={Word(kind)}";

    public static string TemplateOf(DialogueKind kind) => $"{Template}?slag={Word(kind)}";

    public static string Of(Guid id) => $"/moter/samtaler/{id}";

    public static string TopicOf(Guid id, Guid topic) => $"/moter/samtaler/{id}#tema-{topic}";

    public static string PrepareOf(Guid id) => $"/moter/samtaler/{id}/forbered";

    public static string ChangeOf(Guid id) => $"/moter/samtaler/{id}/endre";

    public static string LiveOf(Guid id) => $"/moter/samtaler/{id}/folg";

    /// <summary>Where a measure says it came from: the conversation for those who were there, and for others a page that says whose it is.</summary>
    public static string AgreedIn(Guid id) => $"{List}?avtalt={id}";

    /// <summary>Reads the kind an address asks for; the leaders' where it says nothing.</summary>
    public static DialogueKind KindOf(string? word) => word == Word(DialogueKind.Staff) ? DialogueKind.Staff : DialogueKind.Leaders;

    static string Word(DialogueKind kind) => kind is DialogueKind.Staff ? "ansatte" : "ledere";
}
