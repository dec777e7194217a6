using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Takt.Kernel;

/// <summary>How many rows a table has and a sum over them: the same on both engines when every value is.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Sum">The sum of the rows' hashes, 32 hexadecimal digits; it does not depend on their order.</param>
public sealed record TableSum(string Table, long Rows, string Sum)
{
    /// <summary>Reads a table through.</summary>
    public static async Task<TableSum> Of(StoredTable table, System.Data.Common.DbConnection connection, CancellationToken cancel)
    {
        using var adding = new Adding();
        await foreach (var row in table.Read(connection, cancel))
        {
            adding.Add(row);
        }

        return adding.Total(table.Name);
    }

    /// <summary>Adds rows up one by one.</summary>
    internal sealed class Adding : IDisposable
    {
        readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        UInt128 sum;
        long rows;

        public void Add(object?[] row)
        {
            foreach (var value in row)
            {
                Append(value);
            }

            sum += BinaryPrimitives.ReadUInt128BigEndian(hash.GetHashAndReset());
            rows++;
        }

        public TableSum Total(string table) => new(table, rows, $"{sum:x32}");

        void Append(object? value)
        {
            switch (value)
            {
                case null:
                    hash.AppendData([0]);
                    break;
                case byte[] bytes:
                    Append(bytes);
                    break;
                case string text:
                    Append(Encoding.UTF8.GetBytes(text));
                    break;
                case IEnumerable list:
                    var items = list.Cast<object?>().ToArray();
                    Append(BitConverter.GetBytes(items.Length));
                    foreach (var item in items)
                    {
                        Append(item);
                    }

                    break;
                default:
                    Append(Encoding.UTF8.GetBytes(Written(value)));
                    break;
            }
        }

        // Each with its length first, so that "ab" and "c" are not "a" and "bc".
        void Append(ReadOnlySpan<byte> bytes)
        {
            Span<byte> length = stackalloc byte[5];
            length[0] = 1;
            BinaryPrimitives.WriteInt32BigEndian(length[1..], bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        public void Dispose() => hash.Dispose();
    }

    /// <summary>A value in one writing, whichever engine it came from: 1.50 is 1.5, and a moment is told to the last digit there is.</summary>
    internal static string Written(object value) =>
        value switch
        {
            DateTime at => at.Ticks.ToString(CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
            decimal number => (number / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => $"{value}",
        };
}
