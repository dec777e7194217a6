using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Evaluations;

/// <summary>
/// A code of one's own into a written round: cut from a sheet, or fetched by somebody who is signed in. Who has it stands nowhere,
/// and no text knows it.
/// </summary>
sealed class WritingCode
{
    public const int MostAtOnce = 500;

    /// <summary>Without vowels, so that none is a word, and without signs that are taken for each other.</summary>
    const string Signs = "BCDFGHJKMNPQRSTVWXZ23456789";

    const int Length = 12;
    const int GroupOf = 4;

    public required Guid GatheringId { get; init; }

    /// <summary>Of the code; the code itself is with whoever got it.</summary>
    public required string Hash { get; init; }

    /// <summary>Whether somebody has come in by it.</summary>
    public bool IsUsed { get; set; }

    /// <summary>A new one, and how it is written: "BCDF-GHJK-MNPQ".</summary>
    public static (WritingCode Code, string Written) Make(Guid gathering)
    {
        var signs = RandomNumberGenerator.GetString(Signs, Length);
        return (new() { GatheringId = gathering, Hash = HashOf(signs) }, string.Join('-', signs.Chunk(GroupOf).Select(g => new string(g))));
    }

    /// <summary>Reads one as it is typed, in small letters and with whatever between the groups.</summary>
    public static bool TryRead(string? typed, [NotNullWhen(true)] out string? code)
    {
        code = string.Concat((typed ?? "").Take(100).Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return code.Length == Length && code.All(Signs.Contains);
    }

    public static string HashOf(string code) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes($"code {code}")));

    /// <summary>What a telephone that came in by a code is known as: the same on the next one, so that nobody has more dots with two.</summary>
    public static byte[] TokenOf(string code) => SHA256.HashData(Encoding.ASCII.GetBytes($"token {code}"))[..Participant.TokenLength];
}

/// <summary>
/// Who has fetched a code while signed in, so that nobody fetches two: one row for all of them, in the order of their ids. There is
/// no order of time to lay beside the order of the codes.
/// </summary>
sealed class CodesFetched
{
    public required Guid GatheringId { get; init; }

    /// <summary>Ids of people, a line each, sorted.</summary>
    public string People { get; private set; } = "";

    public bool Has(Guid person) => People.Contains($"{person:N}", StringComparison.Ordinal);

    public void Add(Guid person) =>
        People = string.Join('\n', People.Split('\n').Where(p => p.Length > 0).Append($"{person:N}").Order(StringComparer.Ordinal));
}

static class WritingCodes
{
    extension(Db db)
    {
        /// <summary>Makes codes for a sheet. The trail says how many.</summary>
        /// <returns>As they are written: kept nowhere else.</returns>
        public async Task<IReadOnlyList<string>> MakeCodes(Guid gathering, int count, CancellationToken cancel)
        {
            var made = Enumerable.Range(0, count).Select(_ => WritingCode.Make(gathering)).ToArray();
            db.WritingCodes.AddRange(made.Select(m => m.Code));
            db.Note(nameof(Gathering), "codes printed", new Dictionary<string, object?> { ["Codes"] = count });
            await db.Save("codes printed", cancel);
            return [.. made.Select(m => m.Written)];
        }

        /// <summary>A code for the actor, once. Nothing tells afterwards which it was.</summary>
        /// <exception cref="Refusal">They have one already.</exception>
        public async Task<string> FetchCode(Guid gathering, CancellationToken cancel)
        {
            var person = db.Actor.PersonId!.Value;
            await db.SaveTogether(
                async () =>
                {
                    await db.LockRow<Gathering>(gathering, cancel);
                    var fetched = await db.Set<CodesFetched>().SingleOrDefaultAsync(f => f.GatheringId == gathering, cancel);
                    fetched ??= db.Add(new CodesFetched { GatheringId = gathering }).Entity;
                    if (fetched.Has(person))
                    {
                        throw new Refusal(Texts.OwnCodeFetched);
                    }

                    fetched.Add(person);
                    await db.Save("code fetched", cancel);
                },
                cancel
            );

            // Not together with that: what is saved as one can be told to be so.
            var (code, written) = WritingCode.Make(gathering);
            db.WritingCodes.Add(code);
            await db.Save("code made", cancel);
            return written;
        }

        /// <summary>Takes the codes of a gathering away in the next save, and who fetched one.</summary>
        public async Task ForgetCodes(Guid gathering, CancellationToken cancel)
        {
            db.RemoveRange(await db.WritingCodes.Where(c => c.GatheringId == gathering).ToListAsync(cancel));
            db.RemoveRange(await db.Set<CodesFetched>().Where(f => f.GatheringId == gathering).ToListAsync(cancel));
        }

        /// <summary>How many codes there are, and how many somebody has come in by.</summary>
        public async Task<(int Made, int Used)> CodesOf(Guid gathering, CancellationToken cancel)
        {
            var counts = await db
                .WritingCodes.Where(c => c.GatheringId == gathering)
                .GroupBy(c => c.IsUsed)
                .Select(g => new { Used = g.Key, Count = g.Count() })
                .ToListAsync(cancel);
            return (counts.Sum(c => c.Count), counts.Where(c => c.Used).Sum(c => c.Count));
        }
    }
}

sealed class WritingCodeMap : IEntityTypeConfiguration<WritingCode>
{
    public void Configure(EntityTypeBuilder<WritingCode> code)
    {
        code.Unrecorded();
        code.Property(c => c.Hash).HasMaxLength(64);
        code.HasKey(c => c.Hash);
        code.HasIndex(c => c.GatheringId);
        code.HasOne<Gathering>().WithMany().HasForeignKey(c => c.GatheringId);
    }
}

sealed class CodesFetchedMap : IEntityTypeConfiguration<CodesFetched>
{
    public void Configure(EntityTypeBuilder<CodesFetched> fetched)
    {
        fetched.Unrecorded();
        fetched.HasKey(f => f.GatheringId);
        fetched.HasOne<Gathering>().WithMany().HasForeignKey(f => f.GatheringId);
    }
}
