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
}

/// <summary>What a search shows of an entity.</summary>
/// <param name="Kind">The kind, as a text key of the module: "Evaluations.KindEvaluation".</param>
/// <param name="Title">The title, as people know it.</param>
/// <param name="Address">Where it is.</param>
public sealed record Finding(string Kind, string Title, string Address);

/// <summary>A line of the search index.</summary>
public sealed class SearchRow : IHasAudience, IHasAddress
{
    /// <summary>The entity found.</summary>
    public required Guid Id { get; init; }

    /// <summary>Text key of the kind.</summary>
    public required string Kind { get; set; }

    /// <summary>The title.</summary>
    public required string Title { get; set; }

    /// <summary>Where it is.</summary>
    public required string Address { get; set; }

    /// <summary>The title folded by <see cref="Fold"/>, each word with a space before it.</summary>
    public required string Folded { get; set; }

    /// <inheritdoc/>
    public required Audience Audience { get; set; }

    internal static SearchRow Of(IFindable entity) =>
        new()
        {
            Id = entity.Id,
            Kind = entity.Finding.Kind,
            Title = entity.Finding.Title,
            Address = entity.Finding.Address,
            Folded = Fold(entity.Finding.Title),
            Audience = entity.FoundBy with { },
        };

    internal void Follow(IFindable entity)
    {
        (Kind, Title, Address) = entity.Finding;
        Folded = Fold(Title);
        Audience = entity.FoundBy with { };
    }

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

/// <summary>Reading the index.</summary>
public static class SearchIndex
{
    /// <summary>Rows in which every word asked for begins a word of the title. An empty question finds nothing.</summary>
    public static IQueryable<SearchRow> Matching(this IQueryable<SearchRow> rows, string? question)
    {
        var words = SearchRow.Fold(question ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0
            ? rows.Where(_ => false)
            : words.Take(8).Aggregate(rows, (found, word) => found.Where(row => row.Folded.Contains(" " + word)));
    }
}
