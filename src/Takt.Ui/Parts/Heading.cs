using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Takt.Ui;

/// <summary>A heading whose level (h1–h4) and size (Designsystemet: 2xs–lg) are chosen apart.</summary>
public sealed class Heading : ComponentBase
{
    /// <summary>1–4.</summary>
    [Parameter]
    public int Level { get; set; } = 2;

    /// <summary>Designsystemet's size: 2xs, xs, sm, md, lg.</summary>
    [Parameter]
    public string Size { get; set; } = "2xs";

    [Parameter]
    public string? Id { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(
            0,
            Level switch
            {
                1 => "h1",
                2 => "h2",
                3 => "h3",
                _ => "h4",
            }
        );
        builder.AddAttribute(1, "class", "ds-heading");
        builder.AddAttribute(2, "data-size", Size);
        builder.AddAttribute(3, "id", Id);
        builder.AddContent(4, ChildContent);
        builder.CloseElement();
    }
}
