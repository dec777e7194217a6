using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Takt.Ui;

/// <summary>A deck as one HTML file that needs nothing else: read down the page, and prints one slide a page.</summary>
public static class DeckHtml
{
    /// <summary>The media type of the file.</summary>
    public const string MediaType = "text/html; charset=utf-8";

    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .BuildServiceProvider();

    private static readonly Lazy<string> Sheet = new(() =>
    {
        using var css = new StreamReader(typeof(DeckHtml).Assembly.GetManifestResourceStream("deck.css")!);
        return css.ReadToEnd();
    });

    /// <summary>The file as text. The speaker's notes are not in it.</summary>
    public static async Task<string> Write(Deck deck)
    {
        // The words around the content are the deck's, whoever asks for it; the change ends with this method.
        CultureInfo.CurrentUICulture = deck.Language;
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        var slides = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<DeckSlides>(
                ParameterView.FromDictionary(
                    new Dictionary<string, object?>(StringComparer.Ordinal)
                    {
                        [nameof(DeckSlides.Deck)] = deck,
                        [nameof(DeckSlides.Standalone)] = true,
                    }
                )
            );
            return root.ToHtmlString();
        });
        return $"""
            <!doctype html>
            <html lang="{HtmlEncoder.Default.Encode(
                deck.LanguageTag
            )}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{HtmlEncoder.Default.Encode(
                TextOf(deck.Title)
            )}</title>
            <style>{Light(Palette.From(deck.Accent))}
            {Sheet.Value}</style></head><body class="deck-page"><main>{slides}</main></body></html>
            """;
    }

    private static string TextOf(string title) => string.Concat(title.EnumerateRunes().Where(rune => !System.Text.Rune.IsControl(rune)));

    /// <summary>The tokens the sheet builds on, as Designsystemet would give them in light mode.</summary>
    private static string Light(Palette colours) =>
        $$"""
            :root{color-scheme:light;--ds-color-accent-text-default:#{{colours.Title}};--ds-color-accent-text-subtle:#{{colours.Subtle}};--ds-color-accent-base-default:#{{colours.Accent}};--ds-color-accent-surface-tinted:#{{colours.Tint}};--ds-color-neutral-text-default:#{{Palette.Text}};--ds-color-neutral-text-subtle:#{{Palette.Quiet}};--ds-color-neutral-border-default:#{{Palette.Mark}};--ds-color-neutral-border-subtle:#{{Palette.Line}};--ds-color-neutral-background-default:#{{Palette.Paper}};--ds-color-neutral-background-tinted:#F4F3F2;--ds-color-sol-text-subtle:#{{Palette.Waiting}};--ds-color-lyng-text-subtle:#{{Palette.Voice}}}
            """;
}
