using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Kernel;

/// <summary>
/// What somebody says about a record, whichever module's. It is reached through the record, and read by whoever sees that. What it
/// said before it was changed or removed stands on the trail.
/// </summary>
public sealed class Comment : Entity
{
    /// <summary>Characters of what is said.</summary>
    public const int LongestText = 4000;

    Comment() { }

    /// <summary>The record.</summary>
    public Guid RecordId { get; private init; }

    /// <summary>What is said; empty when it is removed.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whom it is to, among those who see the record, as the names were then.</summary>
    public string? ToNames { get; private init; }

    /// <summary>When it was said, UTC.</summary>
    public DateTime At { get; private init; }

    /// <summary>Who said it.</summary>
    public Guid ById { get; private init; }

    /// <summary>As the name was then.</summary>
    public string ByName { get; private init; } = "";

    /// <summary>When it was changed last, UTC.</summary>
    public DateTime? EditedAt { get; private set; }

    /// <summary>When it was removed, UTC.</summary>
    public DateTime? RemovedAt { get; private set; }

    /// <summary>Says something.</summary>
    /// <exception cref="Refusal">Nothing is said, or too much.</exception>
    public static Comment Say(Guid record, string? text, IReadOnlyList<Actor> to, Actor by, DateTime now) =>
        new()
        {
            RecordId = record,
            Text = Worded(text, "Form.CommentText"),
            ToNames = to.Count == 0 ? null : string.Join(", ", to.Select(one => one.Name)).Shortened(LongestNames),
            At = now,
            ById = by.PersonId!.Value,
            ByName = by.Name,
        };

    /// <summary>Whether it is this person's own, and still stands.</summary>
    public bool IsOwn(Actor actor) => RemovedAt is null && actor.Viewed is null && ById == actor.PersonId;

    /// <summary>Says it otherwise.</summary>
    /// <exception cref="Refusal">Nothing is said, too much, or it has been removed.</exception>
    public void Edit(string? text, DateTime now)
    {
        if (RemovedAt is not null)
        {
            throw new Refusal(Texts.CommentIsGone) { Field = "Form.CommentAnew" };
        }

        if (Worded(text, "Form.CommentAnew") is var said && said != Text)
        {
            (Text, EditedAt) = (said, now);
        }
    }

    /// <summary>Takes it back: that something was said, by whom and when, still stands.</summary>
    public void Remove(DateTime now) => (Text, RemovedAt) = ("", RemovedAt ?? now);

    internal const int LongestNames = 500;

    static string Worded(string? text, string field) =>
        text?.Trim() switch
        {
            null or "" => throw new Refusal(Texts.CommentMissing) { Field = field },
            { Length: > LongestText } => throw new Refusal(string.Format(CultureInfo.CurrentCulture, Texts.CommentTooLong, LongestText))
            {
                Field = field,
            },
            var said => said,
        };
}

sealed class CommentMap : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> comment)
    {
        comment.OnTheTrail();
        comment.Property(c => c.Text).HasMaxLength(Comment.LongestText);
        comment.Property(c => c.ToNames).HasMaxLength(Comment.LongestNames);
        comment.Property(c => c.ByName).HasMaxLength(200);
        comment.HasIndex(c => new { c.RecordId, c.Id });
    }
}
