using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Kernel;

/// <summary>What hangs on a record.</summary>
public enum AttachmentKind
{
    /// <summary>An address elsewhere: SharePoint, Teams, the archive.</summary>
    Link,

    /// <summary>A file that lies here.</summary>
    File,
}

/// <summary>
/// A link or a file that hangs on a record, whichever module's. It is reached through the record, and seen and changed by
/// whoever may see and change that. Rows are shown in the order they were made.
/// </summary>
public sealed class Attachment : Entity
{
    /// <summary>Characters of a title.</summary>
    public const int LongestTitle = 200;

    /// <summary>Characters of an address.</summary>
    public const int LongestAddress = 2000;

    Attachment() { }

    /// <summary>The record.</summary>
    public Guid RecordId { get; private init; }

    /// <summary>Whether it is a link or a file.</summary>
    public AttachmentKind Kind { get; private init; }

    /// <summary>What people call it.</summary>
    public string Title { get; private init; } = "";

    /// <summary>Where a link leads.</summary>
    public string? Address { get; private init; }

    /// <summary>The hash a file's content lies under.</summary>
    public string? Sha256 { get; private init; }

    /// <summary>How long a file is.</summary>
    public long? Bytes { get; private init; }

    /// <summary>What its content shows it to be.</summary>
    public string? ContentType { get; private init; }

    /// <summary>The name a file is downloaded under.</summary>
    public string? FileName { get; private init; }

    /// <summary>When it was added, UTC.</summary>
    public DateTime At { get; private init; }

    /// <summary>Who added it.</summary>
    public Guid? ById { get; private init; }

    /// <summary>As the name was then.</summary>
    public string ByName { get; private init; } = "";

    /// <summary>A link on a record.</summary>
    /// <exception cref="Refusal">The title or the address is missing or wrong, and how to mend it.</exception>
    public static Attachment Link(Guid record, string? title, string? address, Actor actor, DateTime now) =>
        new()
        {
            RecordId = record,
            Kind = AttachmentKind.Link,
            Title = Titled(title, "Form.LinkTitle"),
            Address = Checked(address),
            At = now,
            ById = actor.PersonId,
            ByName = actor.Name,
        };

    /// <summary>A file on a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="title">What to call it; nothing calls it by its file name.</param>
    /// <param name="name">The name it came with.</param>
    /// <param name="kind">What its content shows it to be.</param>
    /// <param name="sha256">The hash of the content.</param>
    /// <param name="bytes">How long it is.</param>
    /// <param name="actor">Who adds it.</param>
    /// <param name="now">When.</param>
    public static Attachment File(
        Guid record,
        string? title,
        string name,
        FileType kind,
        string sha256,
        long bytes,
        Actor actor,
        DateTime now
    )
    {
        var safe = kind.NameOf(name);
        return new()
        {
            RecordId = record,
            Kind = AttachmentKind.File,
            Title = string.IsNullOrWhiteSpace(title) ? safe : Titled(title, "Form.FileTitle"),
            Sha256 = sha256,
            Bytes = bytes,
            ContentType = kind.ContentType,
            FileName = safe,
            At = now,
            ById = actor.PersonId,
            ByName = actor.Name,
        };
    }

    /// <summary>The same, on another record.</summary>
    internal Attachment On(Guid record) =>
        new()
        {
            RecordId = record,
            Kind = Kind,
            Title = Title,
            Address = Address,
            Sha256 = Sha256,
            Bytes = Bytes,
            ContentType = ContentType,
            FileName = FileName,
            At = At,
            ById = ById,
            ByName = ByName,
        };

    /// <summary>Says, before it is taken off its record, that its content may have become nobody's.</summary>
    public void Drop()
    {
        if (Sha256 is { } sha256)
        {
            Record(new FileDropped(sha256));
        }
    }

    static string Titled(string? title, string field) =>
        title?.Trim() switch
        {
            null or "" => throw new Refusal(Texts.AttachmentTitleMissing) { Field = field },
            { Length: > LongestTitle } => throw new Refusal(
                string.Format(System.Globalization.CultureInfo.CurrentCulture, Texts.AttachmentTitleTooLong, LongestTitle)
            )
            {
                Field = field,
            },
            var said => said,
        };

    // Nothing but https: whatever else an address can be (javascript:, file:, data:) does something when it is pressed. A name
    // before the host ("https://kommunen.no@elsewhere.example") is only ever there to deceive.
    static string Checked(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttps
        && uri.UserInfo.Length == 0
        && uri.Host.Contains('.', StringComparison.Ordinal)
        && uri.AbsoluteUri.Length <= LongestAddress
            ? uri.AbsoluteUri
            : throw new Refusal(string.IsNullOrWhiteSpace(address) ? Texts.LinkMissing : Texts.LinkWrong) { Field = "Form.LinkAddress" };
}

/// <summary>A row that pointed to a content is gone. Nobody may be left who needs it.</summary>
/// <param name="Sha256">The content.</param>
public sealed record FileDropped(string Sha256) : IEvent;

sealed class AttachmentMap : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.OnTheTrail();
        // What hangs on a closed item says what the item is about; whoever reads the trail may not see the record.
        attachment.Property(a => a.Title).HasMaxLength(Attachment.LongestTitle).Sensitive();
        attachment.Property(a => a.Address).HasMaxLength(Attachment.LongestAddress).Sensitive();
        attachment.Property(a => a.Sha256).HasMaxLength(ContentHash.Length);
        attachment.Property(a => a.ContentType).HasMaxLength(100);
        attachment.Property(a => a.FileName).HasMaxLength(FileType.LongestName).Sensitive();
        attachment.Property(a => a.ByName).HasMaxLength(200);
        attachment.HasIndex(a => new { a.RecordId, a.Id });
        attachment.HasIndex(a => a.Sha256);
    }
}
