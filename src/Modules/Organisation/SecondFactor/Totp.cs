using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Takt.Organisation;

/// <summary>Time-based codes as every authenticator app makes them (RFC 6238: SHA-1, six digits, thirty seconds).</summary>
static class Totp
{
    const int Digits = 6;
    const int Seconds = 30;
    const int SecretBytes = 20; // RFC 4226, 4: the length of the hash
    const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    // The telephone's clock may be a step off, either way.
    static readonly int[] Drift = [0, -1, 1];

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>The code of a moment.</summary>
    public static string CodeAt(byte[] secret, DateTime now) => Code(secret, StepAt(now));

    /// <summary>The half minute a code belongs to, when it is right now or was or will be within half a minute; else null.</summary>
    public static long? StepOf(string code, byte[] secret, DateTime now)
    {
        var typed = Encoding.ASCII.GetBytes(code);
        long? found = null;
        foreach (var step in Drift.Select(d => StepAt(now) + d))
        {
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.ASCII.GetBytes(Code(secret, step))))
            {
                found ??= step;
            }
        }

        return found;
    }

    /// <summary>The secret as one types it into an app that cannot see: base32 in fours.</summary>
    public static string Written(byte[] secret) => string.Join(' ', Encode(secret).Chunk(4).Select(c => new string(c)));

    /// <summary>What the square code says (the format authenticator apps read).</summary>
    public static string Address(byte[] secret, string issuer, string userName) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(userName)}?secret={Encode(secret)}&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits={Digits}&period={Seconds}";

    static long StepAt(DateTime now) => (long)(now - DateTime.UnixEpoch).TotalSeconds / Seconds;

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "RFC 6238: the apps know no other.")]
    static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(secret, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    static string Encode(byte[] bytes)
    {
        var (text, bits, held) = (new StringBuilder(), 0, 0);
        foreach (var b in bytes)
        {
            (bits, held) = ((bits << 8) | b, held + 8);
            for (; held >= 5; held -= 5)
            {
                text.Append(Base32[(bits >> (held - 5)) & 31]);
            }
        }

        return held > 0 ? text.Append(Base32[(bits << (5 - held)) & 31]).ToString() : text.ToString();
    }
}
