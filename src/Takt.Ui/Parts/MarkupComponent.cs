using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Takt.Ui;

/// <summary>
/// A small part that is one piece of markup, written as text: it has no tree of its own to build, compare and walk, which
/// is most of what a row of a long list costs. In such a row its static <c>Of</c> spares the component as well.
/// </summary>
public abstract class MarkupComponent : IComponent
{
    // As the pages themselves encode: < > & and quotes, never ø.
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    RenderHandle handle;

    /// <summary>The markup. What comes from outside is <see cref="Encode"/>d.</summary>
    protected abstract MarkupString Markup { get; }

    /// <inheritdoc/>
    public void Attach(RenderHandle renderHandle) => handle = renderHandle;

    /// <inheritdoc/>
    public Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        var markup = Markup.Value;
        handle.Render(builder => builder.AddMarkupContent(0, markup));
        return Task.CompletedTask;
    }

    /// <summary>Text as it stands in markup, in content and between double quotes alike.</summary>
    protected static string Encode(string text) => Encoder.Encode(text);

    /// <summary><c> name="value"</c>, or nothing when there is no value.</summary>
    protected static string Attribute(string name, string? value) => value is null ? "" : $" {name}=\"{Encode(value)}\"";
}
