namespace Takt.Ui;

/// <summary>Something one can filter a list by, and what can be chosen.</summary>
public sealed record FilterMenu(string Text, IReadOnlyList<Choice> Options);
