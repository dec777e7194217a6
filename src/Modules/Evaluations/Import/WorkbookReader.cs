namespace Takt.Evaluations;

/// <summary>An .xlsx as slides of a table: each sheet is one.</summary>
internal static class WorkbookReader
{
    public static SourceText Read(OfficeArchive archive)
    {
        var to = new SourceTextBuilder();
        var cells = 0;
        WorkbookCells.Read(
            archive,
            name =>
            {
                to.Slides++;
                to.Add(to.Slides, LineRole.Title, name);
            },
            (row, column, text) =>
            {
                if (++cells > ImportLimits.Cells)
                    throw FileRefused.TooMuchText(ImportLimits.Characters);
                foreach (var line in text.Split('\n'))
                    to.Add(to.Slides, LineRole.Cell, line, table: 1, row: row, column: column);
            }
        );
        return to.Build(SourceKind.Workbook);
    }
}
