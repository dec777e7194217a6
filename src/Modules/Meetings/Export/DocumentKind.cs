namespace Takt.Meetings;

/// <summary>What a document of a meeting is to an archive: the codes of <c>moeteregistreringstype</c> in the code lists of Fiks arkiv.</summary>
enum DocumentKind
{
    /// <summary>The minutes (møteprotokoll).</summary>
    MP,

    /// <summary>What the minutes say of one case (saksprotokoll).</summary>
    SP,

    /// <summary>The agenda (saksliste).</summary>
    SL,

    /// <summary>What is put before those who meet (saksframlegg).</summary>
    SF,

    /// <summary>What hangs on a case besides (vedlegg til møtesak).</summary>
    VL,
}

/// <summary>Which kind a document is of, and what it is called.</summary>
static class DocumentKinds
{
    // Also as it is written in Danish-minded bokmål.
    static readonly string[] PutBefore = ["saksframlegg", "saksfremlegg"];

    /// <summary>By what people have called it: nobody is asked for more.</summary>
    public static DocumentKind OfPaper(string title) =>
        PutBefore.Any(word => title.StartsWith(word, StringComparison.OrdinalIgnoreCase)) ? DocumentKind.SF : DocumentKind.VL;

    /// <summary>"Møteprotokoll (MP)".</summary>
    public static string NameOf(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.MP => Texts.DocumentMP,
            DocumentKind.SP => Texts.DocumentSP,
            DocumentKind.SL => Texts.DocumentSL,
            DocumentKind.SF => Texts.DocumentSF,
            _ => Texts.DocumentVL,
        };
}
