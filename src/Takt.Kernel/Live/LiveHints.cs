using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;

namespace Takt.Kernel;

/// <summary>
/// From those who save to those who look, on this node: that something has changed, and never what. Whoever hears it reads the
/// page again, as themselves, so a hint that comes twice costs a reading, and one that is lost is made good at the next connection.
/// </summary>
public sealed class LiveHints
{
    const int MostUntold = 1000;

    readonly ConcurrentDictionary<LiveTopic, ImmutableHashSet<LiveEar>> ears = [];

    // Where there are no other nodes nobody reads it, and then it fills up and stays so.
    readonly Channel<LiveTopic> untold;
    int lost;

    /// <summary>Nobody follows anything yet.</summary>
    public LiveHints() =>
        untold = Channel.CreateBounded<LiveTopic>(
            new BoundedChannelOptions(MostUntold) { FullMode = BoundedChannelFullMode.DropWrite },
            _ => lost = 1
        );

    /// <summary>What the other nodes have not been told.</summary>
    internal ChannelReader<LiveTopic> Untold => untold.Reader;

    /// <summary>Whether more was to be told than there was room for, since one last asked.</summary>
    internal bool HasLost => Interlocked.Exchange(ref lost, 0) != 0;

    /// <summary>Listens from now on, until the ear is disposed of.</summary>
    /// <param name="topics">What to hear of, and as what.</param>
    public LiveEar Listen(params IReadOnlyList<(LiveTopic Topic, LiveHint As)> topics)
    {
        var ear = new LiveEar(this, topics);
        foreach (var (topic, _) in topics)
        {
            ears.AddOrUpdate(topic, _ => [ear], (_, those) => those.Add(ear));
        }

        return ear;
    }

    /// <summary>How many listen to a topic on this node.</summary>
    public int Count(LiveTopic topic) => ears.TryGetValue(topic, out var those) ? those.Count : 0;

    /// <summary>What was saved here: to those who listen on this node at once, to the other nodes as soon as may be.</summary>
    internal void Tell(IEnumerable<LiveTopic> topics)
    {
        foreach (var topic in topics)
        {
            Hint(topic);
            untold.Writer.TryWrite(topic);
        }
    }

    /// <summary>To those who listen on this node.</summary>
    internal void Hint(LiveTopic topic)
    {
        foreach (var ear in ears.GetValueOrDefault(topic, []))
        {
            ear.Hear(topic);
        }
    }

    /// <summary>Everybody on this node reads again.</summary>
    internal void Resync()
    {
        foreach (var ear in ears.Values.SelectMany(those => those))
        {
            ear.Hear(LiveHint.Resync | LiveHint.Access);
        }
    }

    internal void Leave(LiveEar ear, LiveTopic topic)
    {
        for (var left = false; !left && ears.TryGetValue(topic, out var those); )
        {
            var rest = those.Remove(ear);
            left = rest.IsEmpty ? ears.TryRemove(new(topic, those)) : ears.TryUpdate(topic, rest, those);
        }
    }
}

/// <summary>One who listens. What is heard before one asks is kept, the same thing once.</summary>
public sealed class LiveEar : IDisposable
{
    readonly LiveHints hints;
    readonly IReadOnlyList<(LiveTopic Topic, LiveHint As)> topics;
    readonly SemaphoreSlim bell = new(0);
    int heard;

    internal LiveEar(LiveHints hints, IReadOnlyList<(LiveTopic Topic, LiveHint As)> topics) => (this.hints, this.topics) = (hints, topics);

    /// <summary>Waits for the next hint, and returns all there are; none when the time is over.</summary>
    public async Task<LiveHint> Wait(TimeSpan most, CancellationToken cancel)
    {
        await bell.WaitAsync(most, cancel);
        return (LiveHint)Interlocked.Exchange(ref heard, 0);
    }

    internal void Hear(LiveTopic topic)
    {
        foreach (var (_, hint) in topics.Where(t => t.Topic == topic))
        {
            Hear(hint);
        }
    }

    internal void Hear(LiveHint hint)
    {
        if (Interlocked.Or(ref heard, (int)hint) == 0)
        {
            bell.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (topic, _) in topics)
        {
            hints.Leave(this, topic);
        }
    }
}
