using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>A file somebody wants to import: its tables until it is done or a week has gone, then only what was done.</summary>
sealed class OrganisationImport : EditedEntity
{
    /// <summary>How long a file that is not imported is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    static readonly JsonSerializerOptions Json = new() { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    OrganisationImport() { }

    public OrganisationImport(
        string fileName,
        Guid? person,
        DateTime now,
        ImportWishes wishes,
        IReadOnlyList<FileTable> tables,
        IReadOnlyList<SheetLayout> layouts,
        int birthNumbers
    )
    {
        (FileName, PersonId, At, BirthNumbers) = (fileName, person, now, birthNumbers);
        Packed = PackedTables.Pack(tables);
        (Wishes, Layouts) = (wishes, layouts);
    }

    public string FileName { get; private set; } = null!;

    /// <summary>Who brought it, and alone sees it until it is done; nobody when a command did.</summary>
    public Guid? PersonId { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>The tables, packed; null once they are of no use.</summary>
    public byte[]? Packed { get; private set; }

    /// <summary>Birth numbers that stood in the file and were taken out.</summary>
    public int BirthNumbers { get; private set; }

    public string WishesJson { get; private set; } = "";
    public string LayoutsJson { get; private set; } = "";

    public DateTime? DoneAt { get; private set; }
    public string? DoneBy { get; private set; }

    /// <summary>What was done, packed; null before, and when nothing of it is left to take back.</summary>
    public byte[]? Ledger { get; private set; }

    /// <summary>How many rows were made, changed and ended.</summary>
    public int Made { get; private set; }
    public int Changed { get; private set; }
    public int Ended { get; private set; }
    public DateTime? UndoneAt { get; private set; }

    public ImportWishes Wishes
    {
        get => JsonSerializer.Deserialize<ImportWishes>(WishesJson, Json)!;
        set => WishesJson = JsonSerializer.Serialize(value, Json);
    }

    public IReadOnlyList<SheetLayout> Layouts
    {
        get => JsonSerializer.Deserialize<List<SheetLayout>>(LayoutsJson, Json)!;
        set => LayoutsJson = JsonSerializer.Serialize(value, Json);
    }

    public bool IsDone => DoneAt is not null;

    /// <summary>The tables of a file that waits to be imported.</summary>
    public IReadOnlyList<FileTable> Tables() => PackedTables.Unpack(Packed!);

    /// <summary>Done: the file goes, what it did is kept.</summary>
    public void Done(DateTime now, string by, byte[] ledger, ImportPlan plan)
    {
        (DoneAt, DoneBy, Ledger, Packed) = (now, by, ledger, null);
        Made = plan.Differences.Count(d => d.Act == DifferenceAct.New);
        Ended = plan.Differences.Count(d => d.Act == DifferenceAct.Ended);
        Changed = plan.Differences.Count - Made - Ended;
    }

    public void Undone(DateTime now) => (UndoneAt, Ledger) = (now, null);
}

/// <summary>How a set of headings was read the last time somebody said it.</summary>
sealed class HeadingMap : EditedEntity
{
    HeadingMap() { }

    public HeadingMap(string signature) => Signature = signature;

    /// <summary><see cref="SheetLayout.Signature"/> of the headings.</summary>
    public string Signature { get; private set; } = null!;

    public string LayoutJson { get; private set; } = "";

    public SavedLayout Layout
    {
        get => JsonSerializer.Deserialize<SavedLayout>(LayoutJson)!;
        set => LayoutJson = JsonSerializer.Serialize(value);
    }
}

sealed class OrganisationImportMap : IEntityTypeConfiguration<OrganisationImport>
{
    public void Configure(EntityTypeBuilder<OrganisationImport> import)
    {
        import.Property(i => i.FileName).HasMaxLength(300);
        import.Property(i => i.DoneBy).HasMaxLength(200);
        import.Ignore(i => i.Wishes);
        import.Ignore(i => i.Layouts);
        import.Property(i => i.LayoutsJson).Sensitive(); // long, and says nothing of what was done
        import.HasIndex(i => i.PersonId);
        import.HasIndex(i => i.DoneAt);
    }
}

sealed class HeadingMapMap : IEntityTypeConfiguration<HeadingMap>
{
    public void Configure(EntityTypeBuilder<HeadingMap> map)
    {
        map.Property(m => m.Signature).HasMaxLength(64);
        map.HasIndex(m => m.Signature).IsUnique();
        map.Ignore(m => m.Layout);
    }
}

static class OrganisationImportSets
{
    extension(Db db)
    {
        public DbSet<OrganisationImport> OrganisationImports => db.Set<OrganisationImport>();
        public DbSet<HeadingMap> HeadingMaps => db.Set<HeadingMap>();
        public DbSet<SourceKey> SourceKeys => db.Set<SourceKey>();

        /// <summary>The imports the actor may see: one's own, and, for whoever runs the whole organisation, what has been done.</summary>
        public IQueryable<OrganisationImport> ImportsSeen(Guid root, DateTime now)
        {
            var (me, all) = (db.Actor.PersonId, db.Actor.May(Contracts.OrganisationPermissions.Change, root));
            var oldest = now - OrganisationImport.Lifetime;
            return db.Set<OrganisationImport>()
                .Where(i => (i.PersonId == me && me != null && (i.DoneAt != null || i.At > oldest)) || (all && i.DoneAt != null));
        }
    }
}
