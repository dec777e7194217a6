namespace Takt.Ui;

/// <summary>Something that can be chosen.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Text">What one reads.</param>
/// <param name="Group">The heading it stands under in a list.</param>
/// <param name="Help">A line under it, for radios.</param>
public sealed record Option(string Value, string Text, string? Group = null, string? Help = null);
