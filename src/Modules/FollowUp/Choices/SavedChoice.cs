using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.FollowUp;

/// <summary>A filter of the measures that somebody has given a name, for themselves: what the address had after its "?", and nothing it found.</summary>
sealed class SavedChoice : Entity
{
    /// <summary>How many one person can have; more than this is no shortcut.</summary>
    public const int Most = 20;

    public const int LongestName = 60;

    /// <summary>What an address takes.</summary>
    public const int LongestQuery = 600;

    SavedChoice() { }

    /// <summary>Whose it is; nobody else ever sees it.</summary>
    public Guid PersonId { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>See <see cref="MeasureFilter.Query"/>.</summary>
    public string Query { get; private init; } = "";

    /// <exception cref="Refusal">There is no name, it is taken or too long, or there are too many.</exception>
    public static SavedChoice Of(Guid person, string? name, MeasureFilter filter, IReadOnlyList<SavedChoice> others)
    {
        if (others.Count >= Most)
        {
            throw new Refusal(string.Format(CultureInfo.CurrentCulture, Texts.ChoicesFull, Most)) { Field = "Form.Name" };
        }

        return filter.Query.Length > LongestQuery
            ? throw new Refusal(Texts.ChoiceQueryTooLong) { Field = "Form.Name" }
            : new()
            {
                PersonId = person,
                Name = Worded(name, others, "Form.Name"),
                Query = filter.Query,
            };
    }

    /// <summary>Gives it another name.</summary>
    /// <exception cref="Refusal">As in <see cref="Of"/>.</exception>
    public void Rename(string? name, IReadOnlyList<SavedChoice> all) =>
        Name = Worded(name, [.. all.Where(o => o.Id != Id)], "Form.NewName");

    static string Worded(string? name, IReadOnlyList<SavedChoice> others, string field) =>
        name?.Trim() switch
        {
            null or "" => throw new Refusal(Texts.ChoiceNameMissing) { Field = field },
            { Length: > LongestName } => throw new Refusal(string.Format(CultureInfo.CurrentCulture, Texts.ChoiceNameTooLong, LongestName))
            {
                Field = field,
            },
            var said when others.Any(o => o.Name.Equals(said, StringComparison.OrdinalIgnoreCase)) => throw new Refusal(
                Texts.ChoiceNameTaken
            )
            {
                Field = field,
            },
            var said => said,
        };
}

sealed class SavedChoiceMap : IEntityTypeConfiguration<SavedChoice>
{
    public void Configure(EntityTypeBuilder<SavedChoice> choice)
    {
        choice.Property(c => c.Name).HasMaxLength(SavedChoice.LongestName).Sensitive(); // what one looks for is one's own
        choice.Property(c => c.Query).HasMaxLength(SavedChoice.LongestQuery).Sensitive();
        choice.HasIndex(c => c.PersonId);
    }
}

static class SavedChoices
{
    extension(Db db)
    {
        /// <summary>Somebody's own, in the order they were saved; null while they look through another's roles.</summary>
        public async Task<IReadOnlyList<SavedChoice>?> ChoicesOf(Actor actor, CancellationToken cancel) =>
            actor is { PersonId: { } me, Viewed: null }
                ? await db.Set<SavedChoice>().Where(c => c.PersonId == me).OrderBy(c => c.Id).Take(SavedChoice.Most).ToListAsync(cancel)
                : null;
    }
}
