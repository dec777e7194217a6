using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.FollowUp;

/// <summary>A sheet of measures that somebody has brought, until it is read in or a day has gone.</summary>
sealed class MeasureUpload : Entity
{
    /// <summary>How long it waits.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    MeasureUpload() { }

    public MeasureUpload(Guid person, string fileName, FileTable table, DateTime now) =>
        (PersonId, FileName, Packed, At) = (person, fileName, PackedTables.Pack([table]), now);

    /// <summary>Who brought it, and alone sees it.</summary>
    public Guid PersonId { get; private init; }

    public string FileName { get; private init; } = "";
    public DateTime At { get; private init; }

    /// <summary>The sheet with the measures, packed.</summary>
    public byte[] Packed { get; private init; } = [];

    public FileTable Table => PackedTables.Unpack(Packed)[0];
}

sealed class MeasureUploadMap : IEntityTypeConfiguration<MeasureUpload>
{
    public void Configure(EntityTypeBuilder<MeasureUpload> upload)
    {
        upload.Property(u => u.FileName).HasMaxLength(300);
        upload.Property(u => u.Packed).Sensitive(); // long, and what it becomes has entries of its own
        upload.Ignore(u => u.Table);
        upload.HasIndex(u => u.PersonId);
        upload.HasIndex(u => u.At);
    }
}

static class MeasureUploadSets
{
    extension(Db db)
    {
        /// <summary>One's own that still wait.</summary>
        public IQueryable<MeasureUpload> UploadsSeen(DateTime now)
        {
            var (me, oldest) = (db.Actor.PersonId, now - MeasureUpload.Lifetime);
            return db.Set<MeasureUpload>().Where(u => u.PersonId == me && me != null && u.At > oldest);
        }
    }
}
