using System.Globalization;
using System.Resources;

namespace Takt.Kernel;

/// <summary>Texts by stored key, "Module.Key", for what is written once and read by people of different languages: todos, news, saved messages.</summary>
public sealed class TextLibrary(IEnumerable<Module> modules)
{
    readonly Dictionary<string, ResourceManager> byModule = modules
        .ToDictionary(m => m.Name, m => m.TextResources)
        .Append(new("Kernel", Texts.ResourceManager))
        .ToDictionary();

    /// <summary>The text in the language of the request; the key itself when there is none, so that nothing is empty.</summary>
    public string this[string key]
    {
        get
        {
            var dot = key.IndexOf('.', StringComparison.Ordinal);
            return dot > 0 && byModule.TryGetValue(key[..dot], out var texts)
                ? texts.GetString(key[(dot + 1)..], CultureInfo.CurrentUICulture) ?? key
                : key;
        }
    }

    /// <summary>Whether there is such a text.</summary>
    public bool Knows(string key) => this[key] != key;
}

/// <summary>The languages Takt speaks.</summary>
public static class Languages
{
    /// <summary>Bokmål, nynorsk, English.</summary>
    public static IReadOnlyList<string> All { get; } = ["nb", "nn", "en"];

    /// <summary>What people speak unless they say otherwise.</summary>
    public const string Default = "nb";

    /// <summary>The culture of a language: nb-NO, nn-NO or en-GB.</summary>
    public static CultureInfo Culture(string? language) =>
        CultureInfo.GetCultureInfo(
            language switch
            {
                "nn" => "nn-NO",
                "en" => "en-GB",
                _ => "nb-NO",
            }
        );
}
