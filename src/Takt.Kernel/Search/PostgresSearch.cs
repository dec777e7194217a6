using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
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

    /// <summary>So many rows within reach are read through rather than found by their words.</summary>
    public int Few { get; init; } = 4_000;

    /// <summary>Of so many of the newest, what one sees tells how much one sees at all.</summary>
    public int Sample { get; init; } = 1_000;

    /// <summary>Who sees so many of the sample sees much.</summary>
    public int Much { get; init; } = 100;

    /// <summary>So many times as far back as the newest go, words are looked up before they are among all.</summary>
    public double Recent { get; init; } = 3;

    public override void Map(ModelBuilder model)
    {
        Vector(InTitle, "array_to_tsvector(string_to_array(title_words, ' '))");
        Vector(Anywhere, "array_to_tsvector(array_remove(string_to_array(title_words || ' ' || text_words, ' '), ''))");

        // Parts are compared letter by letter, wherever the database was made.
        model.Entity<SearchPart>().Property(p => p.Part).UseCollation("C");
        model.Entity<SearchPart>().Property(p => p.Stem).UseCollation("C");

        // Made by the database, so that a row by an earlier version has it too.
        Made<string>(PostgresReach.Key, PostgresReach.KeyMade).UseCollation("C");
        model.Entity<SearchRow>().HasIndex(PostgresReach.Key, nameof(SearchRow.Number));

        void Vector(string name, string made)
        {
            Made<NpgsqlTsVector?>(name, made);
            model.Entity<SearchRow>().HasIndex(name).HasMethod("GIN");
        }

        PropertyBuilder<T> Made<T>(string name, string made)
        {
            var column = model.Entity<SearchRow>().Property<T>(name).HasComputedColumnSql(made, stored: true);
            column.ValueGeneratedNever(); // nobody reads it back after a save
            column.Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
            column.Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
            return column;
        }
    }

    // EF cannot index a column of a complex value. What the access rule asks of a unit has no index: the rule is asked of the rows
    // that were found, and never leads PostgreSQL to fetch all that a leader of many units reaches.
    [SuppressMessage("ApiDesign", "RS0030", Justification = "Indexes no mapping can say.")]
    public override async Task MakeReady(Db db, CancellationToken cancel)
    {
        var made = db.Database.SqlQuery<bool>($"""SELECT to_regclass('kernel_search_row_names') IS NOT NULL AS "Value" """);
        if (await made.SingleAsync(cancel))
        {
            return;
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            SELECT pg_advisory_xact_lock(hashtext('kernel_search_row'));
            CREATE INDEX IF NOT EXISTS kernel_search_row_names ON kernel_search_row USING gin (audience_named);
            CREATE INDEX IF NOT EXISTS kernel_search_row_named ON kernel_search_row (number) WHERE cardinality(audience_named) > 0;
            DROP INDEX IF EXISTS kernel_search_row_unit;
            """,
            cancel
        );
    }

    // Who sees much finds the words first and is asked about each row; who sees little is led by the reach. No planner is left
    // to choose: it takes beginnings of words for cheap, and reads a hundred thousand of them to sort out twenty rows.
    public override async IAsyncEnumerable<SearchWay> Ways(Db db, [EnumeratorCancellation] CancellationToken cancel)
    {
        var sample = db.SearchRows.OrderByDescending(row => row.Number).Take(Sample);
        var seen = db.Actor.IsCommand ? Much : await sample.VisibleTo(db.Actor).CountAsync(cancel);
        await foreach (var way in seen >= Much ? ByWords(db, cancel) : ByReach(db, seen, cancel))
        {
            yield return way;
        }
    }

    async IAsyncEnumerable<SearchWay> ByWords(Db db, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (await NumberAt(db, Newest, cancel) is > 0 and var newest)
        {
            yield return new(
                need => Holding(db, need).Where(row => row.Number > newest).OrderByDescending(row => row.Number),
                IsFor: need => need.MayBeCommon
            );
            var recent = Back(newest, await NumberAt(db, 0, cancel), times: Recent);
            yield return new(need => Sorted(Holding(db, need).Where(row => row.Number > recent)));
        }

        yield return new(need => Sorted(Holding(db, need)));
    }

    async IAsyncEnumerable<SearchWay> ByReach(Db db, int seen, [EnumeratorCancellation] CancellationToken cancel)
    {
        var reach = new PostgresReach(db);
        var isFew = await reach.IsAtMost(Few, cancel);

        if (await NumberAt(db, Sample, cancel) is > 0 and var first)
        {
            // So many rows are within reach, if they lie as they do in the sample.
            var newest = await NumberAt(db, 0, cancel);
            var (some, more) = (Back(first, newest, 300.0 / Math.Max(1, seen)), Back(first, newest, 2_000.0 / Math.Max(1, seen)));
            yield return new(
                need => Sorted(Unled(reach.Recent, need).Where(row => row.Number > some)),
                IsFor: need => need.MayBeCommon,
                IsWidestFirst: isFew
            );
            yield return new(
                need => Sorted(Unled(reach.Recent, need).Where(row => row.Number > more)),
                IsFor: need => need.HasBeginnings && !isFew
            );
        }

        yield return new(
            need => Sorted(isFew && need.MayBeCommon ? Unled(reach.Rows, need) : Holding(reach.Rows, need)),
            IsWidestFirst: isFew
        );
    }

    // So many times as far back as from the newest to this one. How many rows that is, is not counted: it only makes a way longer.
    static long Back(long number, long newest, double times) => number - (long)((newest - number) * times);

    public override IQueryable<SearchRow> Holding(Db db, SearchNeed need) => Holding(db.SearchRows, need);

    static IQueryable<SearchRow> Holding(IQueryable<SearchRow> rows, SearchNeed need)
    {
        var (column, question) = (need.InTitle ? InTitle : Anywhere, Question(need));
        return rows.Where(row => EF.Property<NpgsqlTsVector>(row, column).Matches(EF.Constant(question)));
    }

    // The same, asked of each row: no index knows the two columns as one. Neither is ever null.
    static IQueryable<SearchRow> Unled(IQueryable<SearchRow> rows, SearchNeed need)
    {
        var (column, other, question) = (need.InTitle ? InTitle : Anywhere, need.InTitle ? Anywhere : InTitle, Question(need));
        return rows.Where(row =>
            (EF.Property<NpgsqlTsVector?>(row, column) ?? EF.Property<NpgsqlTsVector>(row, other)).Matches(EF.Constant(question))
        );
    }

    static NpgsqlTsQuery Question(SearchNeed need) => need.Groups.Select(AnyOf).Aggregate((one, more) => new NpgsqlTsQueryAnd(one, more));

    static NpgsqlTsQuery AnyOf(IReadOnlyCollection<SearchWord> group) =>
        group
            .Select(NpgsqlTsQuery (word) => new NpgsqlTsQueryLexeme(word.Text, NpgsqlTsQueryLexeme.Weight.None, word.IsBeginning))
            .Aggregate((one, more) => new NpgsqlTsQueryOr(one, more));
}
