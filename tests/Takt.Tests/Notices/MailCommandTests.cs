using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Takt.Commands;

namespace Takt.Tests;

/// <summary>`takt mail read` as a script or a mail server calls it: on a folder of its own, by a file or standard input.</summary>
public sealed class MailCommandTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_what_came_of_a_mail_and_refuses_without_an_address_to_read_by()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("takt-mail-").FullName;
        try
        {
            Assert.Equal(0, await TaktCommands.Root().Parse(["migrate", "--all", "--data", folder]).InvokeAsync(cancellationToken: Cancel));
            var file = Path.Combine(folder, "svar.eml");
            await File.WriteAllBytesAsync(
                file,
                MeetingMail.Filled(
                    "exchange-accepted.eml",
                    ("to", "moter+k.999999999.abcdefghijkmnpqrstuvwxyz23@prove.example"),
                    ("from", MeetingMail.Ola)
                ),
                Cancel
            );
            var (code, said) = await Run(folder, address: null, input: null, file);
            Assert.Equal(2, code);
            Assert.Contains("Takt:Mail:Incoming:Address", said, StringComparison.Ordinal);
            (code, said) = await Run(folder, MeetingMail.Calendar, input: null, file);
            Assert.Equal(0, code);
            Assert.Contains("an address that Takt has not given anybody", said, StringComparison.Ordinal);
            (code, said) = await Run(folder, MeetingMail.Calendar, "Subject: Hei\r\n\r\nHei.\r\n", "-");
            Assert.Equal(0, code);
            Assert.Contains("neither an answer nor a returned mail", said, StringComparison.Ordinal);
            (code, said) = await Run(folder, MeetingMail.Calendar, input: null, Path.Combine(folder, "finnes-ikke.eml"));
            Assert.Equal(2, code);
            Assert.Contains("There is no file", said, StringComparison.Ordinal);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<(int Code, string Said)> Run(string folder, string? address, string? input, string file)
    {
        var begin = new ProcessStartInfo("dotnet", [TaktProcess.ThisVersion, "mail", "read", file, "--data", folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        begin.Environment["Takt__Mail__Incoming__Address"] = address ?? "";
        begin.Environment.Remove("Takt__Postgres");
        using var process = Process.Start(begin)!;
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
        }

        process.StandardInput.Close();
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(Cancel), process.StandardError.ReadToEndAsync(Cancel));
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, await said + await wrong);
    }
}
