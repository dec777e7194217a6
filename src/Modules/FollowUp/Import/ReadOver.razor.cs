using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;

namespace Takt.FollowUp;

/// <summary>What the page of a sheet reads and does. Looking over tries it out and saves nothing.</summary>
public sealed partial class ReadOver
{
    const int MostShown = 200;

    MeasureUpload upload = null!;
    IReadOnlyList<ChangeLine> hindered = [];
    IReadOnlyList<ChangeLine> changed = [];
    int hinderedCount;
    int changedCount;
    int same;
    bool isOther;
    string? seen;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    [Inject]
    SeatLookup Seats { get; set; } = null!;

    [Inject]
    Telling Telling { get; set; } = null!;

    // The form must stand there for what it sends to be taken.
    bool IsBeingSent => IsPost && seen is null;

    string Lead =>
        (changedCount, hinderedCount) switch
        {
            (0, 0) => Texts.ReadNothing,
            (0, _) => Texts.ReadNoneCan,
            _ when same == 0 => Texts.ReadLook,
            _ => string.Format(CultureInfo.CurrentCulture, Texts.ReadLookSame, same),
        };

    protected override async Task Load() => upload = Found(await Db.UploadsSeen(Clock.Now).SingleOrDefaultAsync(u => u.Id == Id, Cancel));

    protected override async Task LoadChoices()
    {
        Db.ChangeTracker.Clear();
        await LookOver(await Try());
        Db.ChangeTracker.Clear(); // tried out, and not saved
    }

    Task<IReadOnlyList<SheetLine>> Try()
    {
        var table = upload.Table;
        return new SheetReading(Db, Directory, Seats, Clock, SheetColumns.Find(table)!).Try(table, Cancel);
    }

    async Task LookOver(IReadOnlyList<SheetLine> lines)
    {
        SheetLine[] changing = [.. lines.Where(l => l.Changes)];
        SheetLine[] stopped = [.. lines.Where(l => l.Hindered is not null)];
        (changedCount, hinderedCount, same) = (changing.Length, stopped.Length, lines.Count - changing.Length - stopped.Length);
        seen = Fingerprint(changing);
        hindered =
        [
            .. stopped.Take(MostShown).Select(l => Placed(new(l.Before is null ? null : l.Measure?.Id, l.What, "", "", l.Hindered), l)),
        ];
        var shown = changing.Take(MostShown).ToList();
        var said = await ChangeLine.Of([.. shown.Select(l => (MoveOf(l), (string?)null))], Directory, Cancel);
        changed = [.. said.Zip(shown, (line, of) => Placed(of.IsNew ? line with { Id = null } : line, of))];
    }

    Task Send() =>
        Act(async () =>
        {
            Must(Actor.Viewed is null);
            Db.ChangeTracker.Clear();
            upload = Found(await Db.UploadsSeen(Clock.Now).SingleOrDefaultAsync(u => u.Id == Id, Cancel));
            SheetLine[] changing = [.. (await Try()).Where(l => l.Changes)];
            if (changing.Length == 0 || Form.Seen != Fingerprint(changing))
            {
                isOther = true;
                await LoadChoices();
                return;
            }

            foreach (var line in changing)
            {
                await Keep(line);
            }

            Db.Set<MeasureUpload>().Remove(upload);
            var batch = Db.Set<MeasureBatch>().Add(MeasureBatch.Of([.. changing.Select(MoveOf)], Actor.PersonId!.Value, Clock.Now)).Entity;
            await Db.Save("sheet of measures read in", Cancel);
            Go(FollowUpUrls.BatchOf(batch.Id), "FollowUp.ReadDone");
        });

    async Task Keep(SheetLine line)
    {
        var measure = line.Measure!;
        if (line.IsNew)
        {
            Db.Measures.Add(measure);
            measure.Follow(Db, Clock);
            return;
        }

        await measure.Refollow(Db, Clock, Cancel);
        await Telling.Tell(measure.Watchable, "FollowUp.NoticeChanged", await Telling.Followers(measure.Id, Cancel), Cancel);
    }

    static Moved MoveOf(SheetLine line) => new(line.Measure!.Id, line.Before, line.Measure.Stand);

    static ChangeLine Placed(ChangeLine line, SheetLine of) =>
        line with
        {
            Place = string.Format(CultureInfo.CurrentCulture, Texts.ReadRow, of.Row),
        };

    // The same rows, for the same measures, as they stood when they were looked over.
    static string Fingerprint(IEnumerable<SheetLine> lines) =>
        Convert.ToHexString(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        lines.Select(l =>
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{l.Row}|{(l.IsNew ? "" : $"{l.Measure!.Id}:{l.Measure.Version}")}|{l.Measure!.Stand}"
                            )
                        )
                    )
                )
            )
        );
}
