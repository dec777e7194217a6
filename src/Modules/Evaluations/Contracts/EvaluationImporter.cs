using System.Text.Json;
using Takt.Organisation.Contracts;

namespace Takt.Evaluations.Contracts;

/// <summary>Importing a document: recognised, kept as a preview that can be corrected, confirmed once, undone until published.</summary>
public sealed class EvaluationImporter(Db db, StaffDirectory directory, Clock clock)
{
    /// <summary>What would be recognised, as JSON with the keys of the published answer key. Stores nothing.</summary>
    /// <exception cref="Refusal">The file cannot be taken; the message says why and what to do.</exception>
    public static string DryRun(string fileName, byte[] bytes) => RecognitionJson.Write(Recognise(fileName, bytes));

    /// <summary>Imports in one go, as the command does; returns the new evaluation's id.</summary>
    /// <exception cref="Refusal">The file cannot be taken, or there is no municipality to take it for.</exception>
    public async Task<Guid> Import(string fileName, byte[] bytes, CancellationToken cancel)
    {
        var found = Recognise(fileName, bytes);
        var import = Keep(fileName, bytes, found);
        var unit = await directory.Root(cancel) ?? throw new Refusal(Texts.NoUnitYet);
        return await Confirm(import, unit, Seat.LeaderOf(unit), cancel);
    }

    internal static Recognition Recognise(string fileName, byte[] bytes) => Recogniser.Recognise(SourceReader.Read(new(fileName, bytes)));

    /// <summary>Adds the preview to the current save; the caller saves.</summary>
    internal EvaluationImport Keep(string fileName, byte[] bytes, Recognition found)
    {
        var import = new EvaluationImport
        {
            FileName = Path.GetFileName(fileName).Shortened(300),
            Bytes = bytes,
            Recognition = JsonSerializer.Serialize(found),
            At = clock.Now,
            PersonId = db.Actor.PersonId,
        };
        db.EvaluationImports.Add(import);
        return import;
    }

    /// <summary>Makes the evaluation and saves; an import confirmed already gives the same evaluation again.</summary>
    internal async Task<Guid> Confirm(EvaluationImport import, Guid unit, Seat answers, CancellationToken cancel)
    {
        if (import.EvaluationId is { } done)
        {
            return done;
        }

        var evaluation = RecognisedEvaluation.Add(db, import.Found, import.FileName, unit, answers);
        import.EvaluationId = evaluation.Id;
        await evaluation.Follow(db, clock, cancel);
        await db.Save($"imported from {import.FileName}", cancel);
        return evaluation.Id;
    }
}
