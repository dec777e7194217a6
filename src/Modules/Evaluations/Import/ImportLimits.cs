namespace Takt.Evaluations;

/// <summary>What the importer takes on, so that no file can take more time or memory than a page may.</summary>
internal static class ImportLimits
{
    /// <summary>Bytes of a file; what a page takes is less (Takt:LargestRequest). A slide show with photographs is some ten million.</summary>
    public const int FileBytes = 50_000_000;

    /// <summary>Characters of text read out of a file: the longest evaluations are a tenth of this.</summary>
    public const int Characters = 1_000_000;

    public const int ArchiveEntries = 5_000;

    /// <summary>Bytes of XML read out of an archive in all, counted while inflating: an archive's own headers lie.</summary>
    public const int ExpandedBytes = 60_000_000;

    /// <summary>Expanded to compressed; Office XML lies below 30, a bomb near 1000.</summary>
    public const int ExpansionRatio = 200;

    /// <summary>Below this an entry may have any ratio.</summary>
    public const int RatioFreeBytes = 1_000_000;

    public const int Cells = 100_000;
}
