using Microsoft.AspNetCore.Http;

namespace Takt.Organisation;

/// <summary>The file to import.</summary>
public sealed class UploadForm
{
    public IFormFile? File { get; set; }

    /// <summary>The day it holds from.</summary>
    public string? On { get; set; }
}

/// <summary>How the file is to be taken, the confirmation, or the undoing.</summary>
public sealed class ImportPreviewForm
{
    /// <summary>"settings", "import", "drop", "undo" or "rest".</summary>
    public string? Do { get; set; }
    public string? On { get; set; }
    public bool MakeParents { get; set; }

    /// <summary>Kind of row to "true" where the file has all of them.</summary>
    public Dictionary<string, string> Complete
    {
        get;
        set => field = value ?? [];
    } = []; // binding sets null when none was sent

    /// <summary>What was shown.</summary>
    public string? Mark { get; set; }
}

/// <summary>What the rows and columns of the file are.</summary>
public sealed class ImportColumnsForm
{
    /// <summary>Sheet to the kinds of its rows: "People+Assignments"; nothing leaves the sheet out.</summary>
    public Dictionary<string, string> Kinds
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>Sheet to the row its headings stand in.</summary>
    public Dictionary<string, string> Heading
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>Sheet and column, "0-3", to what the column is.</summary>
    public Dictionary<string, string> Column
    {
        get;
        set => field = value ?? [];
    } = [];
}
