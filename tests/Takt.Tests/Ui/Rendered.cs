using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Takt.Tests;

/// <summary>A component as the server sends it, read as a browser without script reads it.</summary>
static class Rendered
{
    public static async Task<IElement> Of<T>(object parameters, string language = "nb-NO")
        where T : IComponent
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language);
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var view = ParameterView.FromDictionary(
            parameters.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(parameters), StringComparer.Ordinal)
        );
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(view)).ToHtmlString());
        return new HtmlParser().ParseDocument($"<body>{html}").Body!;
    }

    public static RenderFragment Text(string text) => builder => builder.AddContent(0, text);

    public static IElement The(this IElement root, string selector) => Assert.Single(root.QuerySelectorAll(selector));

    /// <summary>The words of several elements, so that they can be read in one line.</summary>
    public static string Words(this IEnumerable<IElement> elements) => string.Join(" | ", elements.Select(element => element.Words()));

    public static string Words(this IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
