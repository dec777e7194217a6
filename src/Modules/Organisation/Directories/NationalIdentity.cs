using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>
/// By what a person is known again who signs in by ID-porten or Ansattporten: a hash of the national identity number with a
/// key that is not in the database. The number itself is kept nowhere.
/// </summary>
sealed class NationalIdentity(Guid personId, byte[] keyedHash) : Entity
{
    static readonly int[] First = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
    static readonly int[] Second = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

    public Guid PersonId { get; private init; } = personId;
    public byte[] KeyedHash { get; set; } = keyedHash;

    /// <summary>The eleven digits as typed, with or without a space; null when the check digits say it is none.</summary>
    public static string? Read(string? typed)
    {
        var digits = string.Concat((typed ?? "").Where(c => c != ' '));
        return digits.Length == 11 && digits.All(char.IsAsciiDigit) && Sum(digits, First) % 11 == 0 && Sum(digits, Second) % 11 == 0
            ? digits
            : null;
    }

    public static byte[] HashOf(byte[] key, Municipality municipality, string number) =>
        HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"{municipality.OrganisationNumber}.{number}"));

    static int Sum(string digits, int[] weights) => weights.Select((weight, i) => weight * (digits[i] - '0')).Sum();
}

sealed class NationalIdentityMap : IEntityTypeConfiguration<NationalIdentity>
{
    public void Configure(EntityTypeBuilder<NationalIdentity> identity)
    {
        identity.Property(i => i.KeyedHash).HasMaxLength(32).Sensitive();
        identity.HasIndex(i => i.KeyedHash).IsUnique();
        identity.HasIndex(i => i.PersonId).IsUnique();
        identity.HasOne<Person>().WithMany().HasForeignKey(i => i.PersonId);
    }
}
