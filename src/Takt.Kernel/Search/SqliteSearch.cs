using System.Diagnostics.CodeAnalysis;

namespace Takt.Kernel;

/// <summary>
/// FTS5, beside the search rows and kept in step by triggers. Our words hold letters and digits only, so its ascii tokenizer
/// takes them as they are. A migration that builds the table of the rows anew throws its triggers away: the next start
/// sees that and makes the index anew.
/// </summary>
[SuppressMessage("ApiDesign", "RS0030", Justification = "SQLite's own table, which no model has.")]
sealed class SqliteSearch : SearchEngine
{
    const int Pieces = 4;

    public static SqliteSearch Instance { get; } = new();

    // RETURNING and triggers do not go together.
    public override void Map(ModelBuilder model) => model.Entity<SearchRow>().ToTable(table => table.UseSqlReturningClause(false));

    public override async Task MakeReady(Db db, CancellationToken cancel)
    {
        var made = db.Database.SqlQuery<int>(
            $"SELECT count(*) AS Value FROM sqlite_master WHERE name IN ('kernel_search_fts', 'kernel_search_in', 'kernel_search_out', 'kernel_search_changed')"
        );
        if (await made.SingleAsync(cancel) == Pieces)
        {
            return;
        }

        await using var together = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            CREATE VIRTUAL TABLE IF NOT EXISTS kernel_search_fts USING fts5(
                title_words, text_words, content='kernel_search_row', content_rowid='number', tokenize='ascii', detail='column', columnsize=0);
            CREATE TRIGGER IF NOT EXISTS kernel_search_in AFTER INSERT ON kernel_search_row BEGIN
                INSERT INTO kernel_search_fts(rowid, title_words, text_words) VALUES (new.number, new.title_words, new.text_words);
            END;
            CREATE TRIGGER IF NOT EXISTS kernel_search_out AFTER DELETE ON kernel_search_row BEGIN
                INSERT INTO kernel_search_fts(kernel_search_fts, rowid, title_words, text_words)
                VALUES ('delete', old.number, old.title_words, old.text_words);
            END;
            CREATE TRIGGER IF NOT EXISTS kernel_search_changed AFTER UPDATE OF number, title_words, text_words ON kernel_search_row BEGIN
                INSERT INTO kernel_search_fts(kernel_search_fts, rowid, title_words, text_words)
                VALUES ('delete', old.number, old.title_words, old.text_words);
                INSERT INTO kernel_search_fts(rowid, title_words, text_words) VALUES (new.number, new.title_words, new.text_words);
            END;
            INSERT INTO kernel_search_fts(kernel_search_fts) VALUES ('rebuild');
            """,
            cancel
        );
        await together.CommitAsync(cancel);
    }

    public override IQueryable<SearchRow> Holding(Db db, SearchNeed need)
    {
        var words = string.Join(" AND ", need.Groups.Select(group => $"({string.Join(" OR ", group.Select(Written))})"));
        var question = need.InTitle ? $"title_words : ({words})" : words;
        var numbers = db.Database.SqlQuery<long>($"SELECT rowid AS Value FROM kernel_search_fts WHERE kernel_search_fts MATCH {question}");
        return db.SearchRows.Where(row => numbers.Contains(row.Number));
    }

    static string Written(SearchWord word) => $"\"{word.Text}\"{(word.IsBeginning ? "*" : "")}";
}
