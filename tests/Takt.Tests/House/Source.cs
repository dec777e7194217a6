using System.Xml.Linq;

namespace Takt.Tests;

/// <summary>The house as it stands on disk.</summary>
static class Source
{
    public static string Root { get; } = Find();

    /// <summary>Files under src, build output left out.</summary>
    public static IEnumerable<string> Files(params ReadOnlySpan<string> endings)
    {
        var wanted = endings.ToArray();
        return System
            .IO.Directory.EnumerateFiles(Path.Combine(Root, "src"), "*", SearchOption.AllDirectories)
            .Where(file => Array.Exists(wanted, end => file.EndsWith(end, StringComparison.Ordinal)) && !IsBuilt(file));
    }

    public static string Name(string file) => Path.GetRelativePath(Root, file);

    /// <summary>The texts of a project in a language: "" for bokmål, "nn", "en".</summary>
    public static Dictionary<string, string> Texts(string project, string language) =>
        XDocument
            .Load(Path.Combine(project, language.Length == 0 ? "Texts.resx" : $"Texts.{language}.resx"))
            .Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    static bool IsBuilt(string file) =>
        Name(file).Split(Path.DirectorySeparatorChar) is var parts
        && (parts.Contains("obj") || parts.Contains("bin") || parts.Contains("node_modules") || parts.Contains("vendor"));

    static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Takt.slnx")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
