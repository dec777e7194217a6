using System.Data;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Takt.Kernel;

/// <summary>Copies everything a municipality has from one database to another, whichever engines they are on, and shows that it is the same.</summary>
public static class TableCopy
{
    /// <summary>
    /// Copies every row as it stands at one moment. The target has the same schema; what is in it is deleted first.
    /// </summary>
    /// <param name="source">Where from. What is saved there meanwhile is not copied: freeze it first, where that must not be lost.</param>
    /// <param name="target">Where to.</param>
    /// <param name="report">Told of each table when it is copied.</param>
    /// <param name="cancel">Stops between rows; the target is then worth nothing.</param>
    /// <returns>What was read, table by table.</returns>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "Every table of the model, none by name.")]
    [SuppressMessage("Security", "EF1002", Justification = "Names of the model, no one's input.")]
    public static async Task<IReadOnlyList<TableSum>> Run(Db source, Db target, Action<TableSum>? report, CancellationToken cancel)
    {
        var tables = StoredTable.Of(source).ToDictionary(t => t.Name);
        var targets = StoredTable.Of(target);
        await using var snapshot = await Snapshot(source, cancel);
        await using var whole = await target.Database.BeginTransactionAsync(cancel);
        foreach (var table in targets.Reverse())
        {
            await target.Database.ExecuteSqlRawAsync($"DELETE FROM \"{table.Name}\"", cancel);
        }

        List<TableSum> sums = [];
        foreach (var table in targets)
        {
            using var adding = new TableSum.Adding();
            var rows = Counted(tables[table.Name].Read(source.Database.GetDbConnection(), cancel), adding);
            await (
                target.Database.GetDbConnection() is NpgsqlConnection postgres
                    ? Write(postgres, table, rows, cancel)
                    : Write((SqliteConnection)target.Database.GetDbConnection(), whole, table, rows, cancel)
            );
            sums.Add(adding.Total(table.Name));
            report?.Invoke(sums[^1]);
        }

        await whole.CommitAsync(cancel);
        return sums;
    }

    /// <summary>Reads every table through, as it stands at one moment.</summary>
    public static async Task<IReadOnlyList<TableSum>> Sums(Db db, CancellationToken cancel)
    {
        await using var snapshot = await Snapshot(db, cancel);
        return await SumsWithin(db, cancel);
    }

    /// <summary>The same within the snapshot one has begun.</summary>
    public static async Task<IReadOnlyList<TableSum>> SumsWithin(Db db, CancellationToken cancel)
    {
        List<TableSum> sums = [];
        foreach (var table in StoredTable.Of(db))
        {
            sums.Add(await TableSum.Of(table, db.Database.GetDbConnection(), cancel));
        }

        return sums;
    }

    /// <summary>The tables in which two readings differ, in words; none when they are the same.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyList<TableSum> expected, IReadOnlyList<TableSum> found)
    {
        var there = found.ToDictionary(s => s.Table);
        return
        [
            .. expected
                .Where(e => there.GetValueOrDefault(e.Table) != e)
                .Select(e =>
                    there.GetValueOrDefault(e.Table) is { } other
                        ? $"{e.Table}: {e.Rows} rows {e.Sum}, and there {other.Rows} rows {other.Sum}"
                        : $"{e.Table}: {e.Rows} rows, and there no such table"
                ),
            .. found.Where(f => expected.All(e => e.Table != f.Table)).Select(f => $"{f.Table}: only there"),
        ];
    }

    /// <summary>A transaction that sees the database as it stands when it first reads, and stops nobody.</summary>
    public static async Task<IAsyncDisposable> Snapshot(Db db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        return db.Database.GetDbConnection() switch
        {
            SqliteConnection sqlite => sqlite.BeginTransaction(IsolationLevel.Serializable, deferred: true),
            var postgres => await postgres.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel),
        };
    }

    static async IAsyncEnumerable<object?[]> Counted(IAsyncEnumerable<object?[]> rows, TableSum.Adding adding)
    {
        await foreach (var row in rows)
        {
            adding.Add(row);
            yield return row;
        }
    }

    static async Task Write(NpgsqlConnection target, StoredTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancel)
    {
        var types = table.Columns.Select(c => NameOf(c.Mapping)).ToArray();
        await using var copy = await target.BeginBinaryImportAsync(
            $"COPY \"{table.Name}\" ({table.ColumnList}) FROM STDIN (FORMAT BINARY)",
            cancel
        );
        await foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            for (var i = 0; i < row.Length; i++)
            {
                if (table.Columns[i].Stored(row[i]) is { } value)
                {
                    await copy.WriteAsync(value, types[i], cancel);
                }
                else
                {
                    await copy.WriteNullAsync(cancel);
                }
            }
        }

        await copy.CompleteAsync(cancel);
    }

    // "character varying(40)" is declared so; a value is written as "character varying".
    static string NameOf(RelationalTypeMapping mapping) => mapping.StoreType.Split('(')[0];

    static async Task Write(
        SqliteConnection target,
        IDbContextTransaction whole,
        StoredTable table,
        IAsyncEnumerable<object?[]> rows,
        CancellationToken cancel
    )
    {
        await using var insert = target.CreateCommand();
        insert.Transaction = (SqliteTransaction)whole.GetDbTransaction();
        insert.CommandText =
            $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
        await foreach (var row in rows)
        {
            insert.Parameters.Clear();
            for (var i = 0; i < row.Length; i++)
            {
                insert.Parameters.Add(table.Columns[i].Mapping.CreateParameter(insert, $"@p{i}", row[i], table.Columns[i].IsNullable));
            }

            await insert.ExecuteNonQueryAsync(cancel);
        }
    }
}
