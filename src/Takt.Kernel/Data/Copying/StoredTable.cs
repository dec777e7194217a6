using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Takt.Kernel;

/// <summary>A table as one engine stores it, and how its rows are read and written as the values the model has, which are the same on both.</summary>
public sealed class StoredTable
{
    readonly StoredColumn[] columns;

    StoredTable(ITable table)
    {
        Name = table.Name;
        Kinds = [.. table.EntityTypeMappings.Select(m => m.TypeBase.ClrType).Distinct()];
        columns =
        [
            .. table
                .Columns.Where(c => c.ComputedColumnSql is null)
                .OrderBy(c => c.Name, StringComparer.Ordinal)
                .Select(c => new StoredColumn(c)),
        ];
    }

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>The entities it holds.</summary>
    public IReadOnlyList<Type> Kinds { get; }

    /// <summary>What it stores, by name; what the database works out by itself is left out.</summary>
    public IReadOnlyList<StoredColumn> Columns => columns;

    /// <summary>Every table of a database, in an order in which what is referred to comes first.</summary>
    public static IReadOnlyList<StoredTable> Of(DbContext db)
    {
        List<ITable> ordered = [];
        var left = db.Model.GetRelationalModel().Tables.OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        while (left.Count > 0)
        {
            var ready = left.Where(t => t.ForeignKeyConstraints.All(f => f.PrincipalTable == t || !left.Contains(f.PrincipalTable)))
                .ToArray();
            if (ready.Length == 0)
            {
                throw new InvalidOperationException($"These tables refer to each other: {string.Join(", ", left.Select(t => t.Name))}.");
            }

            ordered.AddRange(ready);
            left.RemoveAll(ready.Contains);
        }

        return [.. ordered.Select(t => new StoredTable(t))];
    }

    /// <summary>The names of its columns, quoted, as both engines understand it.</summary>
    internal string ColumnList => string.Join(", ", columns.Select(c => $"\"{c.Name}\""));

    /// <summary>Reads every row, in no order, without keeping any.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="cancel">Stops between rows.</param>
    public async IAsyncEnumerable<object?[]> Read(
        DbConnection connection,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = $"SELECT {ColumnList} FROM \"{Name}\"";
        await using var reader = await command.ExecuteReaderAsync(System.Data.CommandBehavior.SequentialAccess, cancel);
        while (await reader.ReadAsync(cancel))
        {
            var row = new object?[columns.Length];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = await reader.IsDBNullAsync(i, cancel) ? null : columns[i].Read(reader, i);
            }

            yield return row;
        }
    }
}

/// <summary>A column as one engine stores it.</summary>
public sealed class StoredColumn
{
    readonly ValueConverter? converter;
    readonly Func<DbDataReader, int, object> get;

    internal StoredColumn(IColumn column)
    {
        var property = column.PropertyMappings[0];
        Name = column.Name;
        Property = property.Property.Name;
        Mapping = property.TypeMapping;
        converter = Mapping.Converter;
        var stored = converter?.ProviderClrType ?? Mapping.ClrType;
        stored = Nullable.GetUnderlyingType(stored) ?? stored;
        ClrType = Nullable.GetUnderlyingType(property.Property.ClrType) ?? property.Property.ClrType;
        IsNullable = column.IsNullable;
        if (Mapping.ElementTypeMapping is { } element && converter is null)
        {
            stored = element.ClrType.MakeArrayType(); // PostgreSQL has lists of its own; SQLite gets them as JSON through a converter
        }

        get = Reader(stored);
    }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>The property behind it.</summary>
    public string Property { get; }

    /// <summary>The type of its values in the model.</summary>
    public Type ClrType { get; }

    /// <summary>Whether it may be empty.</summary>
    public bool IsNullable { get; }

    internal RelationalTypeMapping Mapping { get; }

    internal object Read(DbDataReader reader, int at)
    {
        var stored = get(reader, at);
        return converter?.ConvertFromProvider(stored) ?? stored;
    }

    /// <summary>A value of the model as this engine stores it.</summary>
    internal object? Stored(object? value) => value is null || converter is null ? value : converter.ConvertToProvider(value);

    static Func<DbDataReader, int, object> Reader(Type type)
    {
        var typed = typeof(StoredColumn).GetMethod(nameof(Typed), BindingFlags.NonPublic | BindingFlags.Static)!;
        return typed.MakeGenericMethod(type).CreateDelegate<Func<DbDataReader, int, object>>();
    }

    static object Typed<T>(DbDataReader reader, int at)
        where T : notnull => reader.GetFieldValue<T>(at);
}
