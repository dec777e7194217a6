using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Takt.Organisation;

/// <summary>A plan as the command tells it: in words, or as JSON for programs.</summary>
static class ImportTelling
{
    const int MostProblems = 200;

    static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string AsText(ImportPlan plan, OrganisationImport import)
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.CurrentCulture,
            $"{import.FileName}, {Labels.Fill(Texts.ImportAsOf, Norwegian.Full(import.Wishes.On))}"
        );
        foreach (var kind in ImportColumns.Kinds)
        {
            var counts = Counts(plan, kind);
            if (counts.Count > 0)
            {
                text.AppendLine(
                    CultureInfo.CurrentCulture,
                    $"{Labels.Of(kind)}: {string.Join(", ", counts.Select(c => $"{c.Count} {c.Word}"))}"
                );
            }
        }

        foreach (var severity in Enum.GetValues<Severity>())
        {
            text.AppendLine(CultureInfo.CurrentCulture, $"{Labels.Of(severity)}: {plan.Count(severity)}");
        }

        foreach (var problem in plan.Problems.OrderBy(p => p.Severity).Take(MostProblems))
        {
            var found = problem.Found.Length > 0 ? $" «{problem.Found}»" : "";
            text.AppendLine(CultureInfo.CurrentCulture, $"  {Labels.Of(problem.Severity)}: {problem.Place}{found}: {problem.Message}");
        }

        return text.ToString().TrimEnd();
    }

    public static string AsJson(ImportPlan plan, OrganisationImport import) =>
        JsonSerializer.Serialize(
            new
            {
                file = import.FileName,
                date = import.Wishes.On.ToString("O", CultureInfo.InvariantCulture),
                sheets = import.Layouts.Select(l => l.Kinds.Select(k => $"{k}".ToLowerInvariant())),
                counts = ImportColumns.Kinds.ToDictionary(
                    kind => $"{kind}".ToLowerInvariant(),
                    kind => new
                    {
                        @new = Count(plan, kind, DifferenceAct.New),
                        changed = Count(plan, kind, DifferenceAct.Changed),
                        moved = Count(plan, kind, DifferenceAct.Moved),
                        ended = Count(plan, kind, DifferenceAct.Ended),
                        unchanged = plan.Unchanged(kind),
                    }
                ),
                problems = plan.Problems.Select(p => new
                {
                    severity = $"{p.Severity}".ToLowerInvariant(),
                    code = p.Code,
                    sheet = p.Sheet,
                    row = p.Row,
                    column = p.Column,
                    found = p.Found,
                    message = p.Message,
                }),
            },
            Json
        );

    /// <summary>How many of a kind become what, in words; none where there are none.</summary>
    public static IReadOnlyList<(int Count, string Word, DifferenceAct? Act)> Counts(ImportPlan plan, ImportKind kind) =>
        [
            .. Enum.GetValues<DifferenceAct>()
                .Select(act => (Count(plan, kind, act), Labels.Of(act), (DifferenceAct?)act))
                .Append((plan.Unchanged(kind), Texts.ImportUnchanged, null))
                .Where(c => c.Item1 > 0),
        ];

    static int Count(ImportPlan plan, ImportKind kind, DifferenceAct act) => plan.Differences.Count(d => d.Kind == kind && d.Act == act);
}
