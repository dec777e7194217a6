using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Takt.Tests;

/// <summary>Every SQL statement that some work asked, in order; what other tests ask meanwhile is not heard.</summary>
sealed class Asked : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    static readonly AsyncLocal<List<string>?> Heard = new();

    static readonly IDisposable Listening = DiagnosticListener.AllListeners.Subscribe(new Asked());

    public static async Task<IReadOnlyList<string>> By(Func<Task> work)
    {
        Assert.NotNull(Listening);
        List<string> heard = [];
        Heard.Value = heard;
        try
        {
            await work();
        }
        finally
        {
            Heard.Value = null;
        }

        return heard;
    }

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == DbLoggerCategory.Name)
        {
            listener.Subscribe(this, (name, _, _) => Heard.Value is not null && name == RelationalEventId.CommandExecuting.Name);
        }
    }

    public void OnNext(KeyValuePair<string, object?> told)
    {
        if (told.Value is CommandEventData command)
        {
            Heard.Value?.Add(command.Command.CommandText);
        }
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
