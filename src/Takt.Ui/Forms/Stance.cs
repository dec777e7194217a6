namespace Takt.Ui;

/// <summary>A stance one can take.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Label">What one reads.</param>
/// <param name="Color">What kind of stance.</param>
/// <param name="Icon">The shape that says it without colour.</param>
public sealed record Stance(string Value, string Label, Color Color, Glyph Icon);

/// <summary>A numbered thing that can be covered.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Number">Its number, which is all one sees.</param>
/// <param name="Label">What a screen reader says: number and text, e.g. «Innspill 4: …».</param>
/// <param name="Open">Nothing covers it yet: dashed, and said so.</param>
public sealed record Cover(string Value, string Number, string Label, bool Open = false);
