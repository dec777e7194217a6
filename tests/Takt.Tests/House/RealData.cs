namespace Takt.Tests;

/// <summary>Real documents and figures, which are not part of the project: TAKT_REAL_DATA says where, <c>../shared</c> unless it does.</summary>
static class RealData
{
    static string Folder { get; } = Path.GetFullPath(Environment.GetEnvironmentVariable("TAKT_REAL_DATA") ?? "../shared", Source.Root);

    /// <summary>A file or folder of it; the test is skipped, with the reason, where there is none.</summary>
    public static string At(params string[] path)
    {
        var whole = Path.Combine([Folder, .. path]);
        Assert.SkipUnless(Path.Exists(whole), $"{string.Join('/', path)} is not here: set TAKT_REAL_DATA to the folder that holds it.");
        return whole;
    }
}
