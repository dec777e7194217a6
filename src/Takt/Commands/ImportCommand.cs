using System.CommandLine;
using Takt.Evaluations.Contracts;
using Takt.Organisation.Contracts;

namespace Takt.Commands;

/// <summary>`takt import evaluation FILE` and `takt import organisation FILE`, or only what they would do.</summary>
static class ImportCommand
{
    public static Command Make() => new("import", "Bring something into Takt.") { Evaluation(), Organisation() };

    static Command Evaluation()
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
                    var bytes = await Bytes(source, cancel);
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
        return evaluation;
    }

    static Command Organisation()
    {
        var file = new Argument<FileInfo>("FILE")
        {
            Description = "Units, people, roles, responsibilities, delegations: .xlsx with a sheet each, or .csv.",
        };
        var date = new Option<string?>("--date") { Description = "The day it holds from: 2027-01-01 or 01.01.2027 (default: today)." };
        var complete = new Option<string[]>("--complete")
        {
            Description = "What the file has all of; what is stored and does not stand in it, ends.",
            AllowMultipleArgumentsPerToken = true,
        };
        complete.AcceptOnlyFromAmong([.. OrganisationImporter.Kinds]);
        var makeParents = new Option<bool>("--make-parents") { Description = "Make units that are only named as standing above others." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would change; store nothing." };
        var json = new Option<bool>("--json") { Description = "As JSON on standard output." };
        var organisation = new Command("organisation", "Import the organisation.") { file, date, complete, makeParents, dryRun, json };
        organisation.SetAction(
            (parsed, cancel) =>
                OneShot.Run(async () =>
                {
                    var source = parsed.GetValue(file)!;
                    var bytes = await Bytes(source, cancel);
                    DateOnly? on = null;
                    if (parsed.GetValue(date) is { } typed)
                    {
                        on = Norwegian.TryDate(typed, out var read)
                            ? read
                            : throw new Refusal($"'{typed}' is not a date. Write it as 2027-01-01.");
                    }

                    await OneShot.InMunicipality(
                        parsed,
                        async services =>
                        {
                            var outcome = await services
                                .GetRequiredService<OrganisationImporter>()
                                .Import(
                                    source.Name,
                                    bytes,
                                    on,
                                    parsed.GetValue(complete) ?? [],
                                    parsed.GetValue(makeParents),
                                    parsed.GetValue(dryRun),
                                    cancel
                                );
                            Console.WriteLine(parsed.GetValue(json) ? outcome.Json : outcome.Text);
                        },
                        cancel
                    );
                })
        );
        return organisation;
    }

    static async Task<byte[]> Bytes(FileInfo source, CancellationToken cancel) =>
        source.Exists ? await File.ReadAllBytesAsync(source.FullName, cancel) : throw new Refusal($"{source.FullName}: no such file.");

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
