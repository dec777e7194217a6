using System.Diagnostics;
using System.Security.Authentication;
using Npgsql;
using Takt.Commands;

namespace Takt.Tests;

/// <summary>A command that a database stops says what can be done about it.</summary>
public sealed class ReasonsTests
{
    [Fact]
    public void A_certificate_that_is_not_accepted_says_why_and_which_settings_decide_it()
    {
        var untrusted = new AuthenticationException(
            "The remote certificate was rejected by the provided RemoteCertificateValidationCallback."
        );
        var said = Reasons.Of(
            new InvalidOperationException(
                "An exception has been raised.",
                new NpgsqlException("Exception while performing SSL handshake", untrusted)
            )
        );
        Assert.Contains("not signed by a CA that is trusted", said, StringComparison.Ordinal);
        Assert.Contains("Root Certificate", said, StringComparison.Ordinal);

        var missing = Reasons.Of(
            new NpgsqlException("Exception while performing SSL handshake", new FileNotFoundException("Could not find ca.pem."))
        );
        Assert.Contains("ca.pem", missing, StringComparison.Ordinal);
        Assert.Contains("Root Certificate", missing, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("42501", "permission denied for table", "takt migrate --all")]
    [InlineData("28P01", "password authentication failed", "Takt:PostgresOwner")]
    [InlineData("28000", "no pg_hba.conf entry, no encryption", "SSL Mode")]
    public void What_PostgreSQL_refuses_is_told_with_what_to_do(string state, string words, string todo)
    {
        var said = Reasons.Of(new InvalidOperationException("outer", new PostgresException(words, "ERROR", "ERROR", state)));
        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.Contains(todo, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_else_it_is_keeps_its_own_words() =>
        Assert.Equal("The disk is full.", Reasons.Of(new IOException("The disk is full.")));

    [Fact]
    public async Task Secrets_that_are_not_where_they_should_be_stop_it_before_it_begins_an_empty_installation()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("takt-secrets-");
        try
        {
            var secrets = Path.Combine(folder.FullName, "none");
            var start = new ProcessStartInfo("dotnet")
            {
                ArgumentList = { Path.Combine(AppContext.BaseDirectory, "takt.dll"), "migrate", "--data", folder.FullName },
                UseShellExecute = false,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                Environment = { ["TAKT_SECRETS"] = secrets },
            };
            using var process = Process.Start(start)!;
            var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(2, process.ExitCode);
            Assert.Contains(secrets, said, StringComparison.Ordinal);
            Assert.Empty(folder.GetFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
