using System.Globalization;
using Microsoft.AspNetCore.Components;
using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;

namespace Takt.FollowUp;

/// <summary>What the board reads, and moving a card on it.</summary>
public sealed partial class MeasureBoard
{
    const int MostInColumn = 20;
    const int WeeksShown = 4;

    MeasureFilter filter = new(Shelf.Mine);
    MeasureTools tools = MeasureTools.None;
    IReadOnlyList<Column> columns = [];
    Owners owners = null!;

    [SupplyParameterFromQuery(Name = "visning")]
    public string? View { get; set; }

    [SupplyParameterFromQuery(Name = "tilstand")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "kilde")]
    public string? Source { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Question { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    [Inject]
    IEnumerable<MeasureSourceKind> Kinds { get; set; } = null!;

    [Inject]
    TextLibrary Library { get; set; } = null!;

    [Inject]
    MeasureActs Acts { get; set; } = null!;

    protected override async Task Load()
    {
        filter = MeasureFilter.Read(View, State, Source, Question);
        var shelves = Standing.Shelves(Db, Today);
        var counts = await Standing.Count(Db, Today, MeasureList.MostCounted, Cancel);
        var asked = filter.On(Db, shelves(filter.Shelf)).Where(s => s.IsOpen);
        var ended = filter.On(Db, Standing.Ended(Db, filter.Shelf, Today, Today.AddDays(-7 * WeeksShown)));
        columns =
        [
            await Read(
                BoardColumn.NotStarted,
                MeasureState.Decided,
                asked.Where(s => s.Measure.State == MeasureState.Proposed || s.Measure.State == MeasureState.Decided)
            ),
            await Read(BoardColumn.Started, MeasureState.Started, asked.Where(s => s.Measure.State == MeasureState.Started)),
            await Read(BoardColumn.Done, MeasureState.Done, asked.Where(s => s.Measure.State == MeasureState.Done), ended),
        ];
        MeasureRow[] rows = [.. columns.SelectMany(c => c.Rows)];
        tools = MeasureTools.Of(
            filter,
            Layout.Board,
            counts,
            await Db.ChoicesOf(Actor, Cancel),
            Kinds,
            Library,
            rows.FirstOrDefault()?.SourceTitle
        );
        owners = await Owners.Find(
            Directory,
            rows.SelectMany(r => new[] { r.Owner, Seat.LeaderOf(r.UnitId), r.StandsInFor }).OfType<Seat>(),
            Cancel
        );
    }

    // What asks for something first, then what was closed last. Counted only where there is more than is shown.
    async Task<Column> Read(BoardColumn column, MeasureState state, IQueryable<Standing> open, IQueryable<Standing>? ended = null)
    {
        var rows = await open.OrderBy(s => s.Measure.Next)
            .ThenBy(s => s.Measure.Id)
            .Take(MostInColumn + 1)
            .Select(MeasureRow.Of)
            .ToListAsync(Cancel);
        var openOnes = rows.Count;
        if (ended is not null)
        {
            rows.AddRange(
                await ended
                    .OrderByDescending(s => s.Measure.StateSince)
                    .ThenByDescending(s => s.Measure.Id)
                    .Take(MostInColumn + 1)
                    .Select(MeasureRow.Of)
                    .ToListAsync(Cancel)
            );
        }

        if (rows.Count <= MostInColumn)
        {
            return new(column, rows, rows.Count, null);
        }

        var total = await Count(openOnes, open) + (ended is null ? 0 : await Count(rows.Count - openOnes, ended));
        var rest = openOnes > MostInColumn ? filter with { State = state } : filter with { Shelf = Shelf.Closed };
        return new(column, rows[..MostInColumn], total, rest.At(FollowUpUrls.List));
    }

    async Task<int> Count(int read, IQueryable<Standing> of) =>
        read <= MostInColumn ? read : await of.Take(MeasureList.MostCounted + 1).CountAsync(Cancel);

    async Task Move()
    {
        var move = Found(CardMove.Read(Form.Move));
        var measure = Found(await Db.MeasuresSeen().SingleOrDefaultAsync(m => m.Id == move.Id, Cancel));
        Must(measure.MayChange(Actor));
        await ActHere(async () =>
        {
            if (measure.Version != move.Version)
            {
                throw new Conflict(); // what was shown is no longer so, also where the move would do
            }

            switch (move.To)
            {
                case BoardColumn.Started:
                    await Acts.Start(measure, Cancel);
                    break;
                case BoardColumn.Done:
                    await Acts.Finish(measure, judgeOn: null, Cancel);
                    break;
                default:
                    throw new Refusal(Texts.BoardNoWayBack);
            }

            Go(To(filter), move.To is BoardColumn.Started ? "FollowUp.MeasureStarted" : "FollowUp.MeasureFinished");
        });
    }

    IReadOnlyList<BoardColumn> MovesOf(MeasureRow row) => Actor.Viewed is null && row.MayChange(Actor) ? CardMove.From(row) : [];

    static string To(MeasureFilter to) => to.At(FollowUpUrls.Board);

    static string IdOf(BoardColumn column) => $"kolonne-{column}";

    static string More(Column column) =>
        string.Format(
            CultureInfo.CurrentCulture,
            column.Total > MeasureList.MostCounted ? Texts.BoardMoreOver : Texts.BoardMore,
            column.Rows.Count,
            Math.Min(column.Total, MeasureList.MostCounted)
        );

    static string NameOf(BoardColumn column) =>
        column switch
        {
            BoardColumn.Started => Texts.StateStarted,
            BoardColumn.Done => Texts.StateDone,
            _ => Texts.StateNotStarted,
        };

    /// <summary>A column as it is shown.</summary>
    /// <param name="Of">Which.</param>
    /// <param name="Rows">The first of it.</param>
    /// <param name="Total">How many there are, counted a little past <see cref="MeasureList.MostCounted"/>.</param>
    /// <param name="Rest">The list with all of them; null when they are all here.</param>
    sealed record Column(BoardColumn Of, IReadOnlyList<MeasureRow> Rows, int Total, string? Rest)
    {
        public string Counted =>
            Total > MeasureList.MostCounted ? $"{MeasureList.MostCounted}+" : Total.ToString(CultureInfo.CurrentCulture);
    }
}
