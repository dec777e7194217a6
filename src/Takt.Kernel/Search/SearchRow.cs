using System.Buffers.Binary;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text;

namespace Takt.Kernel;

/// <summary>An entity that can be found by its title. The row is written in the same save as the entity.</summary>
public interface IFindable : IHasAudience
{
    /// <summary>The entity.</summary>
    Guid Id { get; }

    /// <summary>How it shall be found.</summary>
    Finding Finding { get; }

    /// <summary>Who may find it; the audience, unless fewer may know of it yet.</summary>
    Audience FoundBy => Audience;

    /// <summary>The kind as one may choose it on the search page.</summary>
    static virtual SearchKind? FoundAs => null;
}

/// <summary>What a search shows of an entity, and what it is found by.</summary>
/// <param name="Kind">The kind, as a text key of the module: "Evaluations.KindEvaluation".</param>
/// <param name="Title">The title, as people know it.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Text">What else it says, in columns of its own and to all who may see it; found after what stands in titles, and shown there.</param>
public sealed record Finding(string Kind, string Title, string Address, string? Text = null)
{
    /// <summary>A text of several columns, told apart where it is shown.</summary>
    public static string Together(params ReadOnlySpan<string?> texts)
    {
        List<string> said = [];
        foreach (var text in texts)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                said.Add(text.Trim());
            }
        }

        return string.Join(" · ", said);
    }
}

/// <summary>A line of the search index.</summary>
public sealed class SearchRow : IHasAudience, IHasAddress
{
    static int count = Random.Shared.Next();

    /// <summary>The entity found.</summary>
    public required Guid Id { get; init; }

    /// <summary>
    /// Rises with when the entity was made, so that the newest are read first; one of its own, which the index of SQLite points
    /// by. 0 in a row from before there was one.
    /// </summary>
    public long Number { get; private set; }

    /// <summary>Text key of the kind.</summary>
    public required string Kind { get; set; }

    /// <summary>The title.</summary>
    public required string Title { get; set; }

    /// <summary>Where it is.</summary>
    public required string Address { get; set; }

    /// <summary>What the title is found by (<see cref="SearchWords.Indexed"/>).</summary>
    public string TitleWords { get; private set; } = "";

    /// <summary>What the rest is found by.</summary>
    public string TextWords { get; private set; } = "";

    /// <summary>Which <see cref="SearchWords.Rules"/> the words were made by.</summary>
    public int Rules { get; private set; }

    /// <inheritdoc/>
    public required Audience Audience { get; set; }

    /// <summary>The stems in it, when it has just been written.</summary>
    [NotMapped]
    internal IReadOnlyList<string> Stems { get; private set; } = [];

    internal static SearchRow Of(IFindable entity)
    {
        var row = new SearchRow
        {
            Id = entity.Id,
            Kind = "",
            Title = "",
            Address = "",
            Audience = entity.FoundBy with { },
        };
        row.Follow(entity);
        return row;
    }

    internal void Follow(IFindable entity)
    {
        (Kind, Title, Address, var text) = entity.Finding;
        Audience = entity.FoundBy with { };
        (TitleWords, TextWords, Rules) = (SearchWords.Indexed(Title), SearchWords.Indexed(text), SearchWords.Rules);
        Stems = [.. SearchWords.Stems(Title).Concat(SearchWords.Stems(text)).Distinct()];
        Number = Number == 0 ? NumberOf(Id) : Number;
    }

    // The milliseconds of a v7 id, and a count that tells those of one millisecond apart.
    static long NumberOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return FirstAt(BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16) | (uint)(Interlocked.Increment(ref count) & 0xF_FFFF);
    }

    /// <summary>The lowest number of what was made at a moment (UTC); what was made before has a lower one.</summary>
    internal static long FirstAt(DateTime moment) => FirstAt(new DateTimeOffset(moment).ToUnixTimeMilliseconds());

    static long FirstAt(long milliseconds) => (milliseconds & 0x7FF_FFFF_FFFF) << 20;

    /// <summary>
    /// Lower case, signs to spaces, one space before each word. Done here and not in SQL: SQLite's LIKE knows no case
    /// beyond ASCII, so "øs" would miss "Østre".
    /// </summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length + 1);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c))
            {
                if (folded.Length == 0)
                {
                    folded.Append(' ');
                }

                folded.Append(char.ToLowerInvariant(c));
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }
}
