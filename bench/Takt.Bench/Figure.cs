using System.Globalization;

namespace Takt.Bench;

/// <summary>One page, measured.</summary>
/// <param name="Page">What it is called in the table.</param>
/// <param name="Goal">Milliseconds of CPU a request may take; null when measured for information only.</param>
sealed record Figure(string Page, double? Goal)
{
    /// <summary>What wrk saw; waiting grows with whatever else the machine does.</summary>
    public required Load Load { get; init; }

    /// <summary>CPU of the program, milliseconds a request.</summary>
    public required double App { get; init; }

    /// <summary>CPU of PostgreSQL, milliseconds a request; on SQLite the database is in the program.</summary>
    public required double Database { get; init; }

    /// <summary>SQL statements a request; null where none is made.</summary>
    public int? Statements { get; init; }

    /// <summary>Whether the goal holds for the program alone.</summary>
    public bool IsOfAppAlone { get; init; }

    public double Counted => IsOfAppAlone ? App : App + Database;

    /// <summary>Whether the bound on statements, which is for pages, is left out.</summary>
    public bool IsWrite { get; init; }

    public bool IsOver => Counted > Goal || (Goal is not null && !IsWrite && Statements > MostStatements);

    /// <summary>What a page may ask of the database.</summary>
    public const int MostStatements = 6;
}

/// <summary>Something measured that is not a request.</summary>
sealed record Whole(string What, double Value, double Goal, string Unit)
{
    public bool IsOver => Value > Goal;

    /// <summary>A figure with its unit: "1880 ms", "1.12 ×".</summary>
    public string Shown(double figure) =>
        string.Create(CultureInfo.InvariantCulture, $"{(figure < 10 ? Math.Round(figure, 2) : Math.Round(figure))} {Unit}");
}
