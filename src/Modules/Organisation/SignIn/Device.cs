namespace Takt.Organisation;

/// <summary>
/// The kind of browser and machine behind a session: "Edge/Windows". Enough for its owner to know it again, too little to
/// tell one machine from another; the browser's own long description is not kept.
/// </summary>
static class Device
{
    // In order: each browser also names those it wants to be taken for.
    static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];

    static readonly (string Sign, string Name)[] Machines =
    [
        ("Windows", "Windows"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "Chromebook"),
        ("Macintosh", "Mac"),
        ("Linux", "Linux"),
    ];

    public static string Of(string? userAgent) => $"{Find(Browsers, userAgent)}/{Find(Machines, userAgent)}";

    /// <summary>"Edge på Windows", in the language of the request.</summary>
    public static string Said(string device) =>
        device.Split('/') switch
        {
            [{ Length: > 0 } browser, { Length: > 0 } machine] => Labels.Fill(Texts.BrowserOn, browser, machine),
            [{ Length: > 0 } browser, ..] => browser,
            [_, { Length: > 0 } machine] => Labels.Fill(Texts.BrowserOn, Texts.UnknownBrowser, machine),
            _ => Texts.UnknownBrowser,
        };

    static string Find((string Sign, string Name)[] known, string? userAgent) =>
        Array.Find(known, k => userAgent?.Contains(k.Sign, StringComparison.Ordinal) == true).Name ?? "";
}
