using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore.Metadata;
using NpgsqlTypes;

namespace Takt.Kernel;

/// <summary>
/// Two columns of lexemes that the database makes of our words, and their GIN indexes. No parser and no dictionary comes near:
/// what we wrote is what is found. Needs no extension.
/// </summary>
sealed class PostgresSearch : SearchEngine
{
    const string InTitle = "TitleVector";
    const string Anywhere = "Vector";

    public static PostgresSearch Instance { get; } = new();

    public override void Map(ModelBuilder model)
    {
        Column(InTitle, "array_to_tsvector(string_to_array(title_words, ' '))");
        Column(Anywhere, "array_to_tsvector(array_remove(string_to_array(title_words || ' ' || text_words, ' '), ''))");

        // Parts are compared letter by letter, wherever the database was made.
        model.Entity<SearchPart>().Property(p => p.Part).UseCollation("C");
        model.Entity<SearchPart>().Property(p => p.Stem).UseCollation("C");

        void Column(string name, string made)
        {
            var column = model.Entity<SearchRow>().Property<NpgsqlTsVector?>(name).HasComputedColumnSql(made, stored: true);
            column.ValueGeneratedNever(); // nobody reads it back after a save
            column.Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
            column.Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
            model.Entity<SearchRow>().HasIndex(name).HasMethod("GIN");
        }
    }

    // EF cannot index a column of a complex value. With these the access rule is met from indexes too: who sees little of a
    // million is answered as quickly as who sees all.
    [SuppressMessage("ApiDesign", "RS0030", Justification = "Indexes no mapping can say.")]
    public override async Task MakeReady(Db db, CancellationToken cancel)
    {
        var made = db.Database.SqlQuery<bool>($"""SELECT to_regclass('kernel_search_row_named') IS NOT NULL AS "Value" """);
        if (await made.SingleAsync(cancel))
        {
            return;
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            SELECT pg_advisory_xact_lock(hashtext('kernel_search_row'));
            CREATE INDEX IF NOT EXISTS kernel_search_row_unit ON kernel_search_row (audience_unit_id, audience_permission);
            CREATE INDEX IF NOT EXISTS kernel_search_row_named ON kernel_search_row (number) WHERE cardinality(audience_named) > 0;
            """,
            cancel
        );
    }

    // The question stands as it is in the statement, not as a parameter: how many rows hold a word decides how it is best
    // read, and a plan made for any word is wrong for the rare ones.
    public override IQueryable<SearchRow> Holding(Db db, SearchNeed need)
    {
        var question = need.Groups.Select(AnyOf).Aggregate((one, more) => new NpgsqlTsQueryAnd(one, more));
        return need.InTitle
            ? db.SearchRows.Where(row => EF.Property<NpgsqlTsVector>(row, InTitle).Matches(EF.Constant(question)))
            : db.SearchRows.Where(row => EF.Property<NpgsqlTsVector>(row, Anywhere).Matches(EF.Constant(question)));
    }

    static NpgsqlTsQuery AnyOf(IReadOnlyCollection<SearchWord> group) =>
        group
            .Select(NpgsqlTsQuery (word) => new NpgsqlTsQueryLexeme(word.Text, NpgsqlTsQueryLexeme.Weight.None, word.IsBeginning))
            .Aggregate((one, more) => new NpgsqlTsQueryOr(one, more));
}
