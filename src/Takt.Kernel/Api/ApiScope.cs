namespace Takt.Kernel;

/// <summary>What whoever makes a token can let it do at <see cref="ApiFrame.Root"/>: a part of what they may themselves.</summary>
/// <param name="Name">As programs ask for it: "measures:read". Stored, so it is never given another.</param>
/// <param name="Text">Text key of what it lets a program do, in a sentence.</param>
/// <param name="Permissions">What of its owner's reach goes through; the rest is as if it were not held.</param>
public sealed record ApiScope(string Name, string Text, params IReadOnlyList<string> Permissions);
