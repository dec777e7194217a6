using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Meetings;

sealed class DialogueMap : IEntityTypeConfiguration<Dialogue>
{
    public void Configure(EntityTypeBuilder<Dialogue> dialogue)
    {
        dialogue.HasAudience();
        dialogue.Property(d => d.UnitName).HasMaxLength(200);
        dialogue.Property(d => d.Place).HasMaxLength(MeetingSeries.LongestPlace);
        dialogue.Property(d => d.Link).HasMaxLength(MeetingSeries.LongestLink);
        dialogue.HasMany(d => d.Parts).WithOne().HasForeignKey(p => p.DialogueId);
        dialogue.HasMany(d => d.Topics).WithOne().HasForeignKey(t => t.DialogueId);
        dialogue.HasIndex(d => new { d.On, d.Id });
    }
}

sealed class DialoguePartMap : IEntityTypeConfiguration<DialoguePart>
{
    public void Configure(EntityTypeBuilder<DialoguePart> part)
    {
        part.Property(p => p.Name).HasMaxLength(200);
        part.Property(p => p.Label).HasMaxLength(200);
        part.Property(p => p.Reply).Sensitive();
        part.Property(p => p.ReplyComment).HasMaxLength(MeetingReply.LongestComment).Sensitive();
        part.HasIndex(p => new { p.DialogueId, p.PersonId }).IsUnique();
        part.HasIndex(p => new { p.PersonId, p.DialogueId });
    }
}

sealed class DialogueTopicMap : IEntityTypeConfiguration<DialogueTopic>
{
    public void Configure(EntityTypeBuilder<DialogueTopic> topic)
    {
        topic.Property(t => t.Title).HasMaxLength(TopicWords.LongestTitle);
        topic.Property(t => t.Help).HasMaxLength(TopicWords.LongestHelp);
        topic.Property(t => t.Minutes).HasMaxLength(Dialogue.LongestText).Sensitive();
        topic.HasIndex(t => new { t.DialogueId, t.Position }).IsUnique();
    }
}

sealed class AgreementMap : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> agreement)
    {
        agreement.Property(a => a.What).HasMaxLength(Agreement.LongestWhat).Sensitive();
        agreement.HasOne<Dialogue>().WithMany().HasForeignKey(a => a.DialogueId);
        agreement.HasIndex(a => a.DialogueId);
    }
}

sealed class PreparationMap : IEntityTypeConfiguration<Preparation>
{
    public void Configure(EntityTypeBuilder<Preparation> preparation)
    {
        preparation.Ignore(p => p.Mark);
        preparation.Unrecorded(); // how somebody thinks before they speak is nobody's matter
        preparation.Property(p => p.Text).HasMaxLength(Dialogue.LongestText).Sensitive();
        preparation.HasOne<DialogueTopic>().WithMany().HasForeignKey(p => p.TopicId);
        preparation.HasIndex(p => new { p.TopicId, p.PersonId }).IsUnique();
        preparation.HasIndex(p => p.DialogueId);
    }
}

sealed class PrivateNoteMap : IEntityTypeConfiguration<PrivateNote>
{
    public void Configure(EntityTypeBuilder<PrivateNote> note)
    {
        note.Ignore(n => n.Mark);
        note.Unrecorded(); // that one has noted something is one's own as well
        note.Property(n => n.Text).HasMaxLength(Dialogue.LongestText).Sensitive();
        note.HasOne<Dialogue>().WithMany().HasForeignKey(n => n.DialogueId);
        note.HasIndex(n => new { n.DialogueId, n.PersonId }).IsUnique();
    }
}

sealed class DialogueTemplateMap : IEntityTypeConfiguration<DialogueTemplate>
{
    public void Configure(EntityTypeBuilder<DialogueTemplate> template)
    {
        template.HasMany(t => t.Topics).WithOne().HasForeignKey(t => t.TemplateId);
        template.HasIndex(t => t.Kind).IsUnique();
    }
}

sealed class TemplateTopicMap : IEntityTypeConfiguration<TemplateTopic>
{
    public void Configure(EntityTypeBuilder<TemplateTopic> topic)
    {
        topic.Property(t => t.Title).HasMaxLength(TopicWords.LongestTitle);
        topic.Property(t => t.Help).HasMaxLength(TopicWords.LongestHelp);
    }
}

static class DialogueSets
{
    extension(Db db)
    {
        public DbSet<Dialogue> Dialogues => db.Set<Dialogue>();
        public DbSet<DialoguePart> DialogueParts => db.Set<DialoguePart>();
        public DbSet<Agreement> Agreements => db.Set<Agreement>();
        public DbSet<Preparation> Preparations => db.Set<Preparation>();
        public DbSet<PrivateNote> PrivateNotes => db.Set<PrivateNote>();
        public DbSet<DialogueTemplate> DialogueTemplates => db.Set<DialogueTemplate>();

        /// <summary>The conversations the actor takes part in. There are no others to see.</summary>
        public IQueryable<Dialogue> DialoguesSeen()
        {
            var seen = db.Set<Dialogue>().VisibleTo(db.Actor);
            if (db.Actor.IsCommand)
            {
                return seen;
            }

            // The same once more, by the index of those who take part: the rule alone is asked of every conversation there is.
            var (me, parts) = (db.Actor.PersonId, db.Set<DialoguePart>().AsQueryable());
            return seen.Where(d => parts.Where(p => p.PersonId == me).Select(p => p.DialogueId).Contains(d.Id));
        }

        /// <summary>What is prepared for a conversation the actor takes part in: one's own, and what others have shared.</summary>
        public IQueryable<Preparation> PreparationsSeen(Guid dialogue)
        {
            var (me, seen, parts) = (db.Actor.PersonId, db.DialoguesSeen(), db.Set<DialoguePart>().AsQueryable());
            return db.Set<Preparation>()
                .Where(p => p.DialogueId == dialogue && seen.Any(d => d.Id == dialogue))
                .Where(p => p.PersonId == me || parts.Any(o => o.DialogueId == dialogue && o.PersonId == p.PersonId && o.SharedAt != null));
        }

        /// <summary>What the actor has noted, of a conversation the actor takes part in.</summary>
        public IQueryable<PrivateNote> OwnNotes(Guid dialogue)
        {
            var me = db.Actor.PersonId;
            return db.Set<PrivateNote>().Where(n => n.DialogueId == dialogue && n.PersonId == me);
        }
    }
}
