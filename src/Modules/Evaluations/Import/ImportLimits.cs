namespace Takt.Evaluations;

/// <summary>What is read of one document; what a file may be lies in <see cref="FileLimits"/>.</summary>
internal static class ImportLimits
{
    /// <summary>Characters of text read out of a file: the longest evaluations are a tenth of this.</summary>
    public const int Characters = 1_000_000;

    public const int Cells = 100_000;
}
