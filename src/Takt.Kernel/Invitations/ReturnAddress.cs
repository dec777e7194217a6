using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using MimeKit;

namespace Takt.Kernel;

/// <summary>What comes back to an address.</summary>
enum Returning
{
    /// <summary>An answer to an invitation.</summary>
    Answer,

    /// <summary>A mail that could not be delivered.</summary>
    Bounce,
}

/// <summary>
/// The calendar's address with what it is about behind a plus: which municipality, and a part nobody can guess but who has been
/// written to. <c>moter+k.123456789.token@kommunen.no</c>
/// </summary>
/// <param name="What">What comes back.</param>
/// <param name="Number">The municipality.</param>
/// <param name="Token">What it is about.</param>
sealed record ReturnAddress(Returning What, OrganisationNumber Number, string Token)
{
    // Servers may fold the case of what stands before @, so the token has one. No letters that look like digits.
    const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>128 bits.</summary>
    public const int TokenLength = 26;

    const int LongestRead = 320;

    /// <summary>A token nobody can guess.</summary>
    public static string NewToken() => TokenOf(RandomNumberGenerator.GetBytes(16));

    /// <summary>The token of a letter: its id, which stands nowhere in the mail but in the address it comes back to.</summary>
    public static string TokenOf(Guid letter) => TokenOf(letter.ToByteArray(bigEndian: true));

    /// <summary>The letter of a token; null when it is none's.</summary>
    public static Guid? LetterOf(string token)
    {
        var number = UInt128.Zero;
        foreach (var letter in token)
        {
            var at = Letters.IndexOf(letter, StringComparison.Ordinal);
            if (at < 0 || token.Length != TokenLength)
            {
                return null;
            }

            number = (number << 5) | (uint)at;
        }

        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new(bytes, bigEndian: true);
    }

    static string TokenOf(byte[] bytes)
    {
        var number = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return string.Create(
            TokenLength,
            number,
            static (text, left) =>
            {
                for (var at = TokenLength - 1; at >= 0; at--)
                {
                    text[at] = Letters[(int)(left & 31)];
                    left >>= 5;
                }
            }
        );
    }

    /// <summary>The whole address; null where nothing is read back.</summary>
    public string? At(IncomingSettings settings) =>
        settings.IsAddressed && MailboxAddress.Parse(settings.Address) is var address
            ? $"{address.LocalPart}+{(What is Returning.Answer ? 'k' : 'b')}.{Number}.{Token}@{address.Domain}"
            : null;

    /// <summary>Reads what stands behind the plus of an address of the calendar's.</summary>
    public static bool TryRead(string? address, IncomingSettings settings, [NotNullWhen(true)] out ReturnAddress? read)
    {
        read = null;
        if (!settings.IsAddressed || address is not { Length: > 0 and <= LongestRead })
        {
            return false;
        }

        var calendar = MailboxAddress.Parse(settings.Address);
        var prefix = $"{calendar.LocalPart}+";
        var suffix = $"@{calendar.Domain}";
        if (
            !address.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            || !address.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
            || address.Length <= prefix.Length + suffix.Length
        )
        {
            return false;
        }

        var tag = address[prefix.Length..^suffix.Length].ToLowerInvariant();
        if (
            tag.Split('.') is [var what and ("k" or "b"), var number, { Length: TokenLength } token]
            && token.All(letter => Letters.Contains(letter, StringComparison.Ordinal)) // anybody may have written it
            && OrganisationNumber.TryParse(number, null, out var whose)
        )
        {
            read = new(what == "k" ? Returning.Answer : Returning.Bounce, whose, token);
        }

        return read is not null;
    }
}
