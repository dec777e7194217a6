using System.Security.Authentication;
using Npgsql;

namespace Takt.Commands;

/// <summary>What stopped a command, and what whoever runs Takt can do about it: PostgreSQL and its driver say only the first.</summary>
static class Reasons
{
    // What the driver has to say is "rejected by the provided RemoteCertificateValidationCallback", whichever it was.
    const string NotTrusted = "it is not signed by a CA that is trusted here, is for another name than Host, or has expired.";

    /// <summary>One line or two for standard error.</summary>
    public static string Of(Exception trouble)
    {
        var chain = Chain(trouble).ToArray();
        return chain.OfType<PostgresException>().FirstOrDefault() is { } refused ? $"{refused.Message}{Advice(refused)}"
            : chain.Any(at => at is NpgsqlException) && chain.Any(IsAboutCertificate)
                ? $"PostgreSQL's certificate was not accepted: {(chain[^1] is AuthenticationException ? NotTrusted : chain[^1].Message)} "
                    + "In Takt:Postgres, Root Certificate must be a readable file with the certificate of the CA that signed it, and Host a name that is in it."
            : trouble.Message;
    }

    static string Advice(PostgresException refused) =>
        refused.SqlState switch
        {
            PostgresErrorCodes.InsufficientPrivilege =>
                "\nThe role that connects may not do this. Tables are made and altered by 'takt migrate --all' with Takt:PostgresOwner; run it before servers of a new version start.",
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                "\nTakt:Postgres and Takt:PostgresOwner say who connects, by which password, and whether encrypted (SSL Mode).",
            _ => "",
        };

    // The driver wraps both in the same words about a handshake.
    static bool IsAboutCertificate(Exception at) =>
        at is AuthenticationException || (at is NpgsqlException && at.Message.Contains("SSL handshake", StringComparison.Ordinal));

    static IEnumerable<Exception> Chain(Exception? trouble)
    {
        for (var at = trouble; at is not null; at = at.InnerException)
        {
            yield return at;
        }
    }
}
