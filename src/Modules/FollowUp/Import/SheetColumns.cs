namespace Takt.FollowUp;

/// <summary>What a column of a sheet with measures says.</summary>
enum SheetColumn
{
    What,
    Kind,
    Owner,
    Unit,
    Due,
    State,
    Effect,
    Steps,
    Priority,
    Indicator,
    Hours,
    Cost,
    Because,
    Link,
}

/// <summary>Where each column stands in a sheet: known by its heading, as Takt writes it out or as its forms ask, in any of the languages.</summary>
sealed class SheetColumns
{
    const int RowsLookedAt = 20;

    static readonly (SheetColumn Column, string[] Headings)[] known =
    [
        (SheetColumn.What, [nameof(Texts.ColumnWhat), nameof(Texts.FieldWhat), nameof(Texts.KindMeasure), nameof(Texts.TrailColumnWhat)]),
        (SheetColumn.Kind, [nameof(Texts.FieldKind)]),
        (SheetColumn.Owner, [nameof(Texts.ColumnWho), nameof(Texts.FieldOwner)]),
        (SheetColumn.Unit, [nameof(Texts.FieldUnit)]),
        (SheetColumn.Due, [nameof(Texts.ColumnDue), nameof(Texts.FieldDue)]),
        (SheetColumn.State, [nameof(Texts.ColumnState)]),
        (SheetColumn.Effect, [nameof(Texts.FieldEffect), nameof(Texts.TrailColumnExpectedEffect)]),
        (SheetColumn.Steps, [nameof(Texts.StepsPanel), nameof(Texts.FieldSteps)]),
        (SheetColumn.Priority, [nameof(Texts.FieldPriority)]),
        (SheetColumn.Indicator, [nameof(Texts.FieldIndicator)]),
        (SheetColumn.Hours, [nameof(Texts.FieldHours)]),
        (SheetColumn.Cost, [nameof(Texts.FieldCost)]),
        (SheetColumn.Because, [nameof(Texts.WhyDropped), nameof(Texts.FieldBecause)]),
        (SheetColumn.Link, [nameof(Texts.SheetLink)]),
    ];

    readonly Dictionary<SheetColumn, int> places;

    SheetColumns(int heading, Dictionary<SheetColumn, int> places) => (Heading, this.places) = (heading, places);

    /// <summary>The row of the headings, from 0 among the table's.</summary>
    public int Heading { get; }

    /// <summary>The headings that are read, as the reader's language has them, in their order.</summary>
    public static IEnumerable<string> Read => known.Select(k => Texts.ResourceManager.GetString(k.Headings[0], null)!);

    public bool Has(SheetColumn column) => places.ContainsKey(column);

    /// <summary>What stands there, or nothing.</summary>
    public string In(TableRow row, SheetColumn column) => places.TryGetValue(column, out var place) ? row[place] : "";

    /// <summary>The sheet of a file that has measures, and how it is read; null when none has.</summary>
    public static (FileTable Table, SheetColumns Columns)? Find(IEnumerable<FileTable> tables)
    {
        foreach (var table in tables)
        {
            if (Find(table) is { } columns)
            {
                return (table, columns);
            }
        }

        return null;
    }

    /// <summary>How a sheet is read; null when no row near its top names what is to be done.</summary>
    public static SheetColumns? Find(FileTable table)
    {
        for (var at = 0; at < Math.Min(table.Rows.Count, RowsLookedAt); at++)
        {
            var keys = table.Rows[at].Cells.Select(Norwegian.NameKey).ToList();
            var places = known
                .Select(k => (k.Column, Place: Words(k.Headings).Select(w => keys.IndexOf(w)).FirstOrDefault(place => place >= 0, -1)))
                .Where(found => found.Place >= 0)
                .ToDictionary(found => found.Column, found => found.Place);
            if (places.ContainsKey(SheetColumn.What) && places.Count > 1)
            {
                return new(at, places);
            }
        }

        return null;
    }

    /// <summary>The text a word means among some, whatever language it is in; nothing when it is none of them.</summary>
    public static T? Meant<T>(string word, params IEnumerable<(T Value, string Text)> among)
        where T : struct => among.Where(a => Words(a.Text).Contains(Norwegian.NameKey(word))).Select(a => (T?)a.Value).FirstOrDefault();

    static IEnumerable<string> Words(params IEnumerable<string> texts) =>
        from text in texts
        from language in Languages.All
        select Norwegian.NameKey(Texts.ResourceManager.GetString(text, Languages.Culture(language))!);
}
