namespace Takt.Meetings;

/// <summary>A topic of a template.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Help">What one can think of.</param>
/// <param name="Shows">What is shown of the unit beside it.</param>
sealed record TopicWords(string Title, string? Help, FactAbout? Shows)
{
    public const int LongestTitle = 120;
    public const int LongestHelp = 600;
}

/// <summary>What conversations of a kind are about, where the municipality has chosen for itself. Those that are planned keep what they were planned with.</summary>
sealed class DialogueTemplate(DialogueKind kind) : EditedEntity
{
    public const int MostTopics = 12;

    readonly List<TemplateTopic> topics = [];

    public DialogueKind Kind { get; private init; } = kind;
    public IReadOnlyList<TemplateTopic> Topics => topics;

    public void Write(IEnumerable<TopicWords> words)
    {
        topics.Clear();
        topics.AddRange(words.Select((w, at) => new TemplateTopic(Id, at + 1, w.Title, w.Help, w.Shows)));
    }
}

/// <summary>A topic of the municipality's own template.</summary>
sealed class TemplateTopic(Guid templateId, int position, string title, string? help, FactAbout? shows) : Entity
{
    public Guid TemplateId { get; private init; } = templateId;
    public int Position { get; private init; } = position;
    public string Title { get; private init; } = title;
    public string? Help { get; private init; } = help;
    public FactAbout? Shows { get; private init; } = shows;
}

/// <summary>What there is to talk about.</summary>
static class DialogueTemplates
{
    extension(Db db)
    {
        /// <summary>The template as it is now: the municipality's own, else ours in its language.</summary>
        public async Task<IReadOnlyList<TopicWords>> TopicsOf(DialogueKind kind, CancellationToken cancel)
        {
            var own = await db.DialogueTemplates.AsNoTracking().Include(t => t.Topics).SingleOrDefaultAsync(t => t.Kind == kind, cancel);
            return own is null
                ? Ours(kind, db.Municipality.DefaultLanguage)
                : [.. own.Topics.OrderBy(t => t.Position).Select(t => new TopicWords(t.Title, t.Help, t.Shows))];
        }
    }

    /// <summary>The one that stands until a municipality makes its own.</summary>
    public static IReadOnlyList<TopicWords> Ours(DialogueKind kind, string? language)
    {
        var culture = Languages.Culture(language);
        TopicWords Of(string name, FactAbout? shows) => new(Text($"Dialogue{name}"), Text($"Dialogue{name}Help"), shows);
        string Text(string key) => Texts.ResourceManager.GetString(key, culture)!;
        return kind is DialogueKind.Leaders
            ?
            [
                Of("TopicGoals", FactAbout.Goals),
                Of("TopicResults", FactAbout.Results),
                Of("TopicEconomy", FactAbout.Economy),
                Of("TopicStaff", FactAbout.Staff),
                Of("TopicSelf", null),
            ]
            :
            [
                Of("TopicSince", FactAbout.Results),
                Of("TopicWork", FactAbout.Staff),
                Of("TopicChanges", FactAbout.Economy),
                Of("TopicTogether", null),
            ];
    }
}
