using System.CommandLine;
using Takt.Evaluations.Contracts;

namespace Takt.Commands;

/// <summary>`takt import evaluation FILE`: from a document to an evaluation, or only to what would be recognised.</summary>
static class ImportCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Slide show (.pptx), sheet (.xlsx, .csv) or text." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would be recognised; store nothing." };
        var json = new Option<bool>("--json") { Description = "With --dry-run: as JSON on standard output." };
        var evaluation = new Command("evaluation", "Import an evaluation.") { file, dryRun, json };
        evaluation.SetAction(
            (parsed, cancel) =>
                OneShot.Run(async () =>
                {
                    var source = parsed.GetValue(file)!;
                    if (!source.Exists)
                    {
                        throw new Refusal($"{source.FullName}: no such file.");
                    }

                    var bytes = await File.ReadAllBytesAsync(source.FullName, cancel);
                    if (parsed.GetValue(dryRun))
                    {
                        var found = EvaluationImporter.DryRun(source.Name, bytes);
                        Console.WriteLine(parsed.GetValue(json) ? found : Summary(found));
                        return;
                    }

                    await OneShot.InMunicipality(
                        parsed,
                        async services =>
                            Console.WriteLine(await services.GetRequiredService<EvaluationImporter>().Import(source.Name, bytes, cancel)),
                        cancel
                    );
                })
        );
        return new("import", "Bring something into Takt.") { evaluation };
    }

    static string Summary(string found)
    {
        using var document = System.Text.Json.JsonDocument.Parse(found);
        var root = document.RootElement;
        return string.Join(
            Environment.NewLine,
            root.EnumerateObject()
                .Select(p =>
                    p.Value.ValueKind == System.Text.Json.JsonValueKind.Array
                        ? $"{p.Name}: {p.Value.GetArrayLength()}"
                        : $"{p.Name}: {p.Value}"
                )
        );
    }
}
