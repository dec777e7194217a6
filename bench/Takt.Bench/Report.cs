using System.Globalization;
using System.Text;

namespace Takt.Bench;

/// <summary>The figures as tables, goal and figure side by side.</summary>
sealed class Report(Asked asked)
{
    readonly StringBuilder text = new();

    public bool IsWithinGoals { get; private set; } = true;

    public string Text => text.ToString();

    public void Add(Engine engine, Measured measured)
    {
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"### {(engine == Engine.Sqlite ? "SQLite" : "PostgreSQL")}, {asked.Evaluations} evaluations"
        );
        text.AppendLine();
        text.AppendLine("| page | requests/s | p50 ms | p99 ms | app CPU ms | database CPU ms | SQL | goal, CPU ms | |");
        text.AppendLine("|---|--:|--:|--:|--:|--:|--:|--:|---|");
        foreach (var figure in measured.Pages)
        {
            Add(figure, engine);
        }

        text.AppendLine();
        text.AppendLine("| | figure | goal | |");
        text.AppendLine("|---|--:|--:|---|");
        foreach (var whole in measured.Wholes)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {whole.What} | {whole.Shown(whole.Value)} | {whole.Shown(whole.Goal)} | {Verdict(whole.IsOver)} |"
            );
            IsWithinGoals &= !whole.IsOver;
        }

        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"The deck has {measured.Slides} slides.");
        text.AppendLine();
    }

    void Add(Figure figure, Engine engine)
    {
        var database =
            engine == Engine.Sqlite || figure.Statements is null
                ? "in app"
                : figure.Database.ToString("0.00", CultureInfo.InvariantCulture);
        var goal = figure.Goal is null ? "" : $"{figure.Goal:0.##}{(figure.IsOfAppAlone ? " app" : "")}";
        var verdict = figure.Goal is null ? "" : Verdict(figure.IsOver);
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"| {figure.Page} | {figure.Load.PerSecond:0} | {figure.Load.P50:0.0} | {figure.Load.P99:0.0} | {figure.App:0.00} | {(figure.Statements is null ? "–" : database)} | {figure.Statements?.ToString(CultureInfo.InvariantCulture) ?? "–"} | {goal} | {verdict} |"
        );
        IsWithinGoals &= !figure.IsOver;
    }

    static string Verdict(bool isOver) => isOver ? "**over**" : "ok";
}
