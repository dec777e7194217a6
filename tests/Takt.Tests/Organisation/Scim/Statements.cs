using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Takt.Tests;

/// <summary>
/// Counts the statements that requests send to the database of one municipality; what works in the background meanwhile (the
/// search index, the rounds) is not counted.
/// </summary>
sealed class Statements : IDisposable
{
    static readonly ConcurrentDictionary<Statements, byte> Counting = [];

    // Set where an act runs in the test itself; a request runs on the server's own.
    static readonly AsyncLocal<bool> IsAct = new();

    readonly string database;
    readonly ConcurrentQueue<string> sent = [];

    public Statements(Kommune kommune)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = kommune.Municipality.Connection };
        database = parts.TryGetValue("Database", out var name) ? $"{name}" : Path.GetFileName($"{parts["Data Source"]}");
        Counting[this] = 0;
    }

    // Before any context is made: one that nobody listened to tells nothing for a second afterwards.
    [ModuleInitializer]
    internal static void Listen() => DiagnosticListener.AllListeners.Subscribe(new Sources());

    /// <summary>How many statements an act takes, of those counted.</summary>
    public async Task<int> Count(Func<Task> act, Func<string, bool>? counted = null)
    {
        sent.Clear();
        IsAct.Value = true;
        await act();
        return sent.Count(counted ?? (_ => true));
    }

    public void Dispose() => Counting.TryRemove(this, out _);

    static bool IsWithinRequest()
    {
        var within = Activity.Current;
        while (within is { OperationName: not "Microsoft.AspNetCore.Hosting.HttpRequestIn" })
        {
            within = within.Parent;
        }

        return within is not null;
    }

    sealed class Sources : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                value.Subscribe(new Commands(), name => name == RelationalEventId.CommandExecuting.Name);
            }
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }

    sealed class Commands : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandEventData { Command: var command } && (IsAct.Value || IsWithinRequest()))
            {
                foreach (
                    var one in Counting.Keys.Where(c => command.Connection!.ConnectionString.Contains(c.database, StringComparison.Ordinal))
                )
                {
                    one.sent.Enqueue(command.CommandText);
                }
            }
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
