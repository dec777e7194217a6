using Microsoft.AspNetCore.Http;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Takt.Kernel;

/// <summary>One sheet of a workbook: the headings, and the rows under them.</summary>
/// <param name="Name">On its tab; 31 characters at most.</param>
/// <param name="Columns">The headings; no two alike.</param>
/// <param name="Rows">A value for each column: text, number, <see cref="DateOnly"/> or nothing. Text is text, also when it looks like a formula.</param>
public sealed record Worksheet(string Name, IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>A sheet with a line for each thing, each column told with its heading.</summary>
    /// <param name="name">On its tab.</param>
    /// <param name="things">What the lines are of.</param>
    /// <param name="columns">The heading, and what stands under it.</param>
    public static Worksheet Of<T>(string name, IEnumerable<T> things, params (string Heading, Func<T, object?> Value)[] columns) =>
        new(
            name,
            [.. columns.Select(c => c.Heading)],
            things.Select(thing => (IReadOnlyList<object?>)[.. columns.Select(c => c.Value(thing))])
        );
}

/// <summary>Tables as .xlsx.</summary>
public static class Workbook
{
    /// <summary>The media type of .xlsx.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Writes a workbook with these sheets, headings frozen.</summary>
    public static byte[] Write(params IReadOnlyList<Worksheet> sheets)
    {
        using var file = new MemoryStream();
        file.SaveAs(
            sheets.ToDictionary(sheet => sheet.Name, sheet => (object)Rows(sheet)),
            configuration: new OpenXmlConfiguration
            {
                FreezeRowCount = 1,
                EnableAutoWidth = true,
                FastMode = true,
            }
        );
        return file.ToArray();
    }

    /// <summary>The same, as the answer to whoever asked for the file.</summary>
    /// <param name="name">What the file is called, without ".xlsx".</param>
    /// <param name="sheets">What is in it.</param>
    public static IResult Download(string name, params IReadOnlyList<Worksheet> sheets) =>
        Results.File(Write(sheets), MediaType, $"{name}.xlsx");

    static IEnumerable<Dictionary<string, object?>> Rows(Worksheet sheet)
    {
        var any = false;
        foreach (var row in sheet.Rows)
        {
            any = true;
            yield return Row(sheet.Columns, row.Select(Plain));
        }

        if (!any)
        {
            yield return Row(sheet.Columns, sheet.Columns.Select(_ => (object?)null)); // the headings, also of nothing
        }
    }

    static Dictionary<string, object?> Row(IReadOnlyList<string> columns, IEnumerable<object?> values) =>
        columns.Zip(values).ToDictionary(cell => cell.First, cell => cell.Second);

    static object? Plain(object? value) => value is DateOnly date ? date.ToDateTime(TimeOnly.MinValue) : value;
}
