using System.CommandLine;
using Takt.Evaluations.Contracts;

namespace Takt.Commands;

/// <summary>`takt export deck EVALUATION --format pptx|pdf|html -o FILE`.</summary>
static class ExportCommand
{
    public static Command Make()
    {
        var evaluation = new Argument<string>("EVALUATION") { Description = "The evaluation's id, or its title." };
        var format = new Option<string>("--format") { Description = "The kind of file.", DefaultValueFactory = _ => "pptx" };
        format.AcceptOnlyFromAmong([.. DeckFiles.Formats]);
        var to = new Option<FileInfo>("-o", "--output") { Description = "The file to write.", Required = true };
        var deck = new Command("deck", "Write an evaluation's presentation to a file.") { evaluation, format, to };
        deck.SetAction(
            (parsed, cancel) =>
                OneShot.Run(() =>
                    OneShot.InMunicipality(
                        parsed,
                        async services =>
                        {
                            var decks = services.GetRequiredService<EvaluationDecks>();
                            var id =
                                await decks.Identify(parsed.GetValue(evaluation)!, cancel)
                                ?? throw new Refusal($"No single evaluation is called '{parsed.GetValue(evaluation)}'.");
                            var made = await decks.Find(id, site: null, cancel);
                            var (bytes, _) = await services.GetRequiredService<DeckFiles>().Write(made, parsed.GetValue(format)!, cancel);
                            await File.WriteAllBytesAsync(parsed.GetValue(to)!.FullName, bytes, cancel);
                        },
                        cancel
                    )
                )
        );
        return new("export", "Take something out of Takt.") { deck };
    }
}
