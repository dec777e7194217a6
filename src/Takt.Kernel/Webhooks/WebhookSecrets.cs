using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Takt.Kernel;

/// <summary>What messages are signed with, as Standard Webhooks has it. The secret is shown once; the row holds it sealed.</summary>
public sealed class WebhookSecrets(IDataProtectionProvider keys)
{
    const string Prefix = "whsec_";
    const int Size = 32;

    /// <summary>Gives a receiver a new secret. Returns it, to be shown this once. Saved by the caller.</summary>
    public string Renew(Municipality municipality, Webhook webhook, DateTime now)
    {
        var secret = Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size));
        webhook.Renew(Protector(municipality, webhook).Protect(secret), now);
        return secret;
    }

    /// <summary>
    /// The signature header of a message: "v1," and HMAC-SHA256 of id, time and body with dots between, in base64; for a day
    /// after a renewal one by each secret, with a space between.
    /// </summary>
    /// <exception cref="CryptographicException">The secret cannot be read with the installation's keys.</exception>
    internal string Sign(Municipality municipality, Webhook webhook, string id, long seconds, ReadOnlySpan<byte> body, DateTime now)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{seconds}."), .. body];
        string?[] secrets = [webhook.SealedSecret, webhook.FormerUntil > now ? webhook.FormerSealedSecret : null];
        return string.Join(
            ' ',
            secrets
                .OfType<string>()
                .Select(s => Protector(municipality, webhook).Unprotect(s))
                .Select(s => "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(s[Prefix.Length..]), signed)))
        );
    }

    IDataProtector Protector(Municipality municipality, Webhook webhook) =>
        keys.CreateProtector("webhook-secret", $"{municipality.OrganisationNumber}", $"{webhook.Id}");
}
