using System.Diagnostics.CodeAnalysis;

namespace Takt.FollowUp;

/// <summary>Every address of the module.</summary>
static class FollowUpUrls
{
    public const string List = "/tiltak";
    public const string New = "/tiltak/ny";
    public const string Propose = "/tiltak/foresla";
    public const string One = "/tiltak/{Id:guid}";
    public const string Change = "/tiltak/{Id:guid}/endre";

    public const string Board = "/tiltak/tavle";
    public const string Timeline = "/tiltak/tidslinje";
    public const string Choices = "/tiltak/valg";

    public const string Many = "/tiltak/mange";
    public const string Batch = "/tiltak/mange/{Id:guid}";

    public const string ReadIn = "/tiltak/les-inn";
    public const string ReadOver = "/tiltak/les-inn/{Id:guid}";

    public const string Sheet = "/tiltak/liste.xlsx";

    public const string Figures = "/tiltak/tall";
    public const string FigureSheet = "/tiltak/tall.xlsx";

    public const string File = "/tiltak/{id:guid}/filer/{file:guid}";

    public const string ApiList = ApiFrame.Root + "/measures";
    public const string ApiOne = ApiFrame.Root + "/measures/{id:guid}";
    public const string ApiStart = ApiFrame.Root + "/measures/{id:guid}/start";
    public const string ApiFinish = ApiFrame.Root + "/measures/{id:guid}/finish";
    public const string ApiJudge = ApiFrame.Root + "/measures/{id:guid}/judge";
    public const string ApiDrop = ApiFrame.Root + "/measures/{id:guid}/drop";

    public static string ApiOf(Guid id) => $"{ApiList}/{id}";

    public static string Of(Guid id) => $"/tiltak/{id}";

    public static string ReadOverOf(Guid id) => $"/tiltak/les-inn/{id}";

    public static string BatchOf(Guid id) => $"/tiltak/mange/{id}";

    public static string ChangeOf(Guid id) => $"/tiltak/{id}/endre";

    public static string FileOf(Guid id, Guid file) => $"/tiltak/{id}/filer/{file}";

    /// <summary>Whether an address that came with a form is one of our own: nobody shall be sent elsewhere by a link from Takt.</summary>
    public static bool IsOurs([NotNullWhen(true)] string? address) => OwnAddress.Is(address) && address.Length <= 300;
}
