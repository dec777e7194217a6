using System.Diagnostics.CodeAnalysis;

namespace Takt.Kernel;

/// <summary>
/// A row that pages show while it changes: a save of it hints whoever follows its topic. Of an anonymous kind nothing is ever
/// hinted, because a hint has a time.
/// </summary>
public interface IShownLive
{
    /// <summary>What those who look at it follow: mostly the id of the root it lies under.</summary>
    Guid LiveTopic { get; }
}

/// <summary>What can be followed: something in one municipality, by its id.</summary>
/// <param name="Municipality">The municipality it is in; the same id elsewhere is another topic.</param>
/// <param name="Id">What it is.</param>
public readonly record struct LiveTopic(OrganisationNumber Municipality, Guid Id)
{
    /// <summary>Who may what in a municipality: every stream there asks again whether it still may.</summary>
    internal static LiveTopic AccessIn(OrganisationNumber municipality) => new(municipality, Guid.Empty);

    /// <summary>As sent between nodes.</summary>
    public override string ToString() => $"{Municipality}/{Id:N}";

    internal static bool TryParse(string text, [NotNullWhen(true)] out LiveTopic? topic)
    {
        topic =
            text.Split('/') is [var number, var id]
            && OrganisationNumber.TryParse(number, null, out var municipality)
            && Guid.TryParseExact(id, "N", out var what)
                ? new LiveTopic(municipality, what)
                : null;
        return topic is not null;
    }
}

/// <summary>What is heard of a topic. Several may be heard at once.</summary>
[Flags]
public enum LiveHint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>What is followed has changed.</summary>
    Changed = 1,

    /// <summary>Something may have changed that nobody heard of: this node, or another, was away.</summary>
    Resync = 2,

    /// <summary>It may be that one no longer may.</summary>
    Access = 4,
}
