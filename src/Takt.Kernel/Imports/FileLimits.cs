namespace Takt.Kernel;

/// <summary>What an import takes on, so that no file can take more time or memory than a page may.</summary>
public static class FileLimits
{
    /// <summary>Bytes of a file; what a page takes is less (Takt:LargestRequest). A slide show with photographs is some ten million.</summary>
    public const int FileBytes = 50_000_000;

    /// <summary>Files in an archive.</summary>
    public const int ArchiveEntries = 5_000;

    /// <summary>Bytes of XML read out of an archive in all, counted while inflating: an archive's own headers lie.</summary>
    public const int ExpandedBytes = 60_000_000;

    /// <summary>Expanded to compressed; Office XML lies below 30, a bomb near 1000.</summary>
    public const int ExpansionRatio = 200;

    /// <summary>Below this an entry may have any ratio.</summary>
    public const int RatioFreeBytes = 1_000_000;

    /// <summary>Times a part of an archive is read: a few bytes can point at the same part a million times.</summary>
    public const int PartsRead = 20_000;

    /// <summary>Sheets of a workbook of tables.</summary>
    public const int Sheets = 40;

    /// <summary>Rows of one table: ten times the assignments of a large municipality.</summary>
    public const int Rows = 200_000;

    /// <summary>Columns of one table.</summary>
    public const int Columns = 256;

    /// <summary>Cells of all tables of a file that hold something.</summary>
    public const int Cells = 2_000_000;

    /// <summary>Characters of all cells, counted as often as they are shown: a cell only points at its text, and one text serves them all.</summary>
    public const int Characters = 30_000_000;

    /// <summary>Cells up to the last that holds something, row by row: a row is as wide as its last cell.</summary>
    public const int Places = 10_000_000;
}
