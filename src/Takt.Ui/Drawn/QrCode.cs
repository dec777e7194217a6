using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using QRCoder;

namespace Takt.Ui;

/// <summary>A square code a telephone can read, dark on light in every scheme. What it says must stand as text beside it.</summary>
public sealed class QrCode : MarkupComponent
{
    /// <summary>What it says.</summary>
    [Parameter, EditorRequired]
    public string Content { get; set; } = "";

    /// <summary>What it is for, to those who cannot see it.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <inheritdoc/>
    protected override MarkupString Markup => Of(Content, Label);

    /// <summary>The same, as markup.</summary>
    public static MarkupString Of(string content, string label)
    {
        using var code = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix; // with its quiet zone
        var dark = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                var from = x;
                while (x < rows.Count && rows[y][x])
                {
                    x++;
                }

                if (x > from)
                {
                    dark.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
                }
            }
        }

        return new(
            $"""<svg class="t-qr" viewBox="0 0 {rows.Count} {rows.Count}" role="img"{Attribute("aria-label", label)} shape-rendering="crispEdges"><rect width="{rows.Count}" height="{rows.Count}" fill="#fff"/><path d="{dark}" fill="#000"/></svg>"""
        );
    }
}
