using Microsoft.Data.Sqlite;
using Takt.Commands;

namespace Takt.Tests;

/// <summary>`takt audit verify` as a script calls it: on a folder of its own, by its exit code.</summary>
public sealed class AuditCommandTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Task<int> Verify(string folder, params string[] more) =>
        TaktCommands.Root().Parse(["audit", "verify", "--data", folder, .. more]).InvokeAsync(cancellationToken: Cancel);

    [Fact]
    public async Task The_exit_code_says_whether_the_trail_stands()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("takt-audit-").FullName;
        try
        {
            Assert.Equal(0, await Verify(folder));
            var last = await Ask(folder, "SELECT number || ':' || lower(hex(hash)) FROM kernel_audit_seal ORDER BY number DESC LIMIT 1");
            Assert.Equal(0, await Verify(folder, "--seal", $"{last}"));
            Assert.Equal(AuditCommand.Broken, await Verify(folder, "--seal", $"1:{new string('0', 64)}"));
            Assert.Equal(1, await Verify(folder, "--seal", "tull"));

            await Ask(folder, "UPDATE kernel_audit_entry SET because = 'byttet' WHERE seal = 1");
            Assert.Equal(AuditCommand.Broken, await Verify(folder));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<object?> Ask(string folder, string sql)
    {
        await using var db = new SqliteConnection($"Data Source={Path.Combine(folder, $"{TaktSettings.DemoNumber}.db")}");
        await db.OpenAsync(Cancel);
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(Cancel);
    }
}
