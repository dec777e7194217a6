using Npgsql;

namespace Takt.Tests;

/// <summary>Which troubles pass by themselves, so that the page keeps what was typed and says "not just now".</summary>
public sealed class DatabaseAwayTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_several_hosts_none_that_answers_is_a_database_that_is_away_also_when_that_is_known_from_before()
    {
        var connection =
            $"Host=127.0.0.1:{Ports.Free()},127.0.0.1:{Ports.Free()};Target Session Attributes=primary;Username=takt;Database=none;Timeout=2";
        await using var first = new NpgsqlConnection(connection);
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => first.OpenAsync(Cancel));
        await using var second = new NpgsqlConnection(connection);
        var known = await Assert.ThrowsAsync<NpgsqlException>(() => second.OpenAsync(Cancel));

        Assert.False(known.IsTransient); // else our own rule is not needed any longer
        Assert.True(DatabaseAway.Is(refused));
        Assert.True(DatabaseAway.Is(known));
        Assert.False(DatabaseAway.Is(new NpgsqlException("No password has been provided.")));
    }
}
