using Microsoft.Extensions.Caching.Memory;

namespace Takt.Organisation;

/// <summary>
/// Who acts, as worked out a moment ago on this node. Each request reads its session and the <see cref="AccessStamp"/> anew;
/// what is kept is only what follows from them.
/// </summary>
sealed class ActorCache : IDisposable
{
    const int Most = 2_000; // a few kilobytes each, more for a leader of many units

    readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>Everything an actor follows from.</summary>
    /// <param name="Municipality">Whose database it was read in.</param>
    /// <param name="Session">The session.</param>
    /// <param name="By">How it began: a password alone does not open everything.</param>
    /// <param name="Viewed">Through whose roles it looks.</param>
    /// <param name="Today">Posts and leave begin and end by the day.</param>
    /// <param name="Stamp">As read before the rows were.</param>
    public sealed record Key(OrganisationNumber Municipality, Guid Session, SignedInBy By, Guid? Viewed, DateOnly Today, Guid Stamp)
    {
        /// <summary>The key of what follows from a token: ids of rows are never the same.</summary>
        public static Key OfToken(OrganisationNumber municipality, Guid token, DateOnly today, Guid stamp) =>
            new(municipality, token, SignedInBy.Link, null, today, stamp);
    }

    public Actor? Find(Key key) => kept.Get<Actor>(key);

    public void Keep(Key key, Actor actor) =>
        kept.Set(key, actor, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(20) });

    public void Dispose() => kept.Dispose();
}
