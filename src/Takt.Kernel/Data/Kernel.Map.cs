using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Kernel;

/// <summary>Mapping of the columns every audience has.</summary>
public static class AudienceMapping
{
    /// <summary>Maps the audience of a row and indexes what the access rule asks for.</summary>
    public static void HasAudience<T>(this EntityTypeBuilder<T> entity)
        where T : class, IHasAudience =>
        entity.ComplexProperty(
            row => row.Audience,
            audience =>
            {
                audience.Property(a => a.Permission).HasMaxLength(60);
                audience.PrimitiveCollection(a => a.Named);
            }
        );
}

sealed class AuditMap : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.Property(e => e.ActorName).HasMaxLength(200);
        entry.Property(e => e.Because).HasMaxLength(500);
        entry.Property(e => e.Kind).HasMaxLength(80);
        entry.Property(e => e.RowId).HasMaxLength(200);
        entry.Property(e => e.Act).HasMaxLength(20);
        entry.Property(e => e.Salt).HasMaxLength(AuditProof.SaltSize);
        entry.Property(e => e.ErasedHash).HasMaxLength(AuditProof.HashSize);

        // The page of the trail turns by time within each filter it has, as quick in the hundred thousandth entry as in the first.
        entry.HasIndex(e => new { e.At, e.Id });
        entry.HasIndex(e => new
        {
            e.RowId,
            e.At,
            e.Id,
        });
        entry.HasIndex(e => new
        {
            e.Kind,
            e.At,
            e.Id,
        });
        entry.HasIndex(e => new
        {
            e.ActorId,
            e.At,
            e.Id,
        });
        entry.HasIndex(e => new { e.Seal, e.Id });
    }
}

sealed class AuditSealMap : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> seal)
    {
        seal.HasKey(s => s.Number);
        seal.Property(s => s.Number).ValueGeneratedNever();
        seal.Property(s => s.Previous).HasMaxLength(AuditProof.HashSize);
        seal.Property(s => s.Hash).HasMaxLength(AuditProof.HashSize);
    }
}

sealed class EventMap : IEntityTypeConfiguration<EventRow>
{
    public void Configure(EntityTypeBuilder<EventRow> row)
    {
        row.Property(e => e.Name).HasMaxLength(120);
        row.Property(e => e.Trouble).HasMaxLength(1000);
        row.HasIndex(e => new { e.DoneAt, e.Id });
    }
}

sealed class HeardEventMap : IEntityTypeConfiguration<HeardEvent>
{
    public void Configure(EntityTypeBuilder<HeardEvent> heard)
    {
        heard.HasKey(h => new { h.EventId, h.Hearer });
        heard.Property(h => h.Hearer).HasMaxLength(120);
    }
}

sealed class SearchMap : IEntityTypeConfiguration<SearchRow>
{
    public void Configure(EntityTypeBuilder<SearchRow> row)
    {
        row.Property(r => r.Kind).HasMaxLength(80);
        row.Property(r => r.Title).HasMaxLength(300);
        row.Property(r => r.Address).HasMaxLength(300);
        row.HasAudience();
        row.HasIndex(r => new { r.Number, r.Id }); // a list searched in asks for no more of it
        row.HasIndex(r => r.Rules);
    }
}

sealed class SearchPartMap : IEntityTypeConfiguration<SearchPart>
{
    public void Configure(EntityTypeBuilder<SearchPart> part)
    {
        part.HasKey(p => new
        {
            p.Part,
            p.Stem,
            p.Batch,
        });
        part.Property(p => p.Part).HasMaxLength(SearchWords.LongestWord);
        part.Property(p => p.Stem).HasMaxLength(SearchWords.LongestWord);
    }
}

sealed class SearchMissMap : IEntityTypeConfiguration<SearchMiss>
{
    public void Configure(EntityTypeBuilder<SearchMiss> miss)
    {
        miss.Property(m => m.Word).HasMaxLength(SearchWords.LongestWord);
        miss.HasIndex(m => m.Word).IsUnique();
        miss.HasIndex(m => m.LastOn);
    }
}

sealed class TodoMap : IEntityTypeConfiguration<Todo>
{
    public void Configure(EntityTypeBuilder<Todo> todo)
    {
        todo.Property(t => t.Ask).HasMaxLength(80);
        todo.Property(t => t.Title).HasMaxLength(300);
        todo.Property(t => t.Context).HasMaxLength(300);
        todo.Property(t => t.Address).HasMaxLength(300);
        todo.HasIndex(t => new { t.Owner, t.DoneAt });
        todo.HasIndex(t => new { t.OwedTo, t.DoneAt });
        todo.HasIndex(t => new { t.OwedToPerson, t.DoneAt });
        todo.HasIndex(t => t.SourceId);
        todo.HasIndex(t => t.LaidAt);
    }
}

sealed class DeadlineMap : IEntityTypeConfiguration<Deadline>
{
    public void Configure(EntityTypeBuilder<Deadline> deadline)
    {
        deadline.Property(d => d.Title).HasMaxLength(300);
        deadline.Property(d => d.Context).HasMaxLength(300);
        deadline.Property(d => d.Address).HasMaxLength(300);
        deadline.Property(d => d.Place).HasMaxLength(300);
        deadline.HasAudience();
        deadline.HasIndex(d => d.GroupId).HasFilter("group_id IS NOT NULL"); // one row in many is a meeting
        deadline.HasIndex(d => new { d.Date, d.IsMet });
        deadline.HasIndex(d => d.SourceId);
    }
}

sealed class NewsMap : IEntityTypeConfiguration<News>
{
    public void Configure(EntityTypeBuilder<News> news)
    {
        news.Property(n => n.Sentence).HasMaxLength(80);
        news.Property(n => n.Title).HasMaxLength(300);
        news.Property(n => n.Address).HasMaxLength(300);
        news.HasAudience();
    }
}

sealed class DraftMap : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> draft)
    {
        draft.Property(d => d.Address).HasMaxLength(300);
        draft.Property(d => d.Fields).Sensitive();
        draft.HasIndex(d => new { d.PersonId, d.Address });
    }
}
