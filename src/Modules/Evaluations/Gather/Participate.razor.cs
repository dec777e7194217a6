using Microsoft.AspNetCore.Components;

namespace Takt.Evaluations;

/// <summary>What a participant sees follows from the stage of the gathering and the table they sit at; the address holds both, and nothing is kept of either.</summary>
public sealed partial class Participate
{
    const int MostShown = 50;

    Gathering gathering = null!;
    Theme? theme;
    int? table;
    string? mark;
    List<HeadingCount> headings = [];
    List<Gathered> notes = [];
    IReadOnlyList<string> named = [];
    List<WallColumn> shown = [];
    Dictionary<Guid, int> own = [];
    ThemeShown[] answered = [];

    [Parameter]
    public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "bord")]
    public int? Table { get; set; }

    [SupplyParameterFromQuery(Name = "skriver")]
    public string? Scribe { get; set; }

    bool IsScribe => Scribe is not null;

    bool Writes => gathering.Stage is GatheringStage.Collecting;

    bool ChoosesTable =>
        !gathering.IsWritten
        && table is null
        && gathering.Stage is GatheringStage.Collecting or GatheringStage.Preparing or GatheringStage.Paused;

    string Address => table is { } at ? EvaluationsUrls.AtTable(Code, at, IsScribe) : EvaluationsUrls.ParticipateIn(Code);

    int DotsLeft => Math.Max(0, gathering.Dots - own.Values.Sum());

    string Where =>
        gathering.Stage is GatheringStage.Dots ? Texts.GatheringDotsWord
        : table is not { } at ? (gathering.IsWritten ? Texts.WrittenTitle : Texts.GatheringTitle)
        : gathering.HasBegun ? $"{string.Format(Texts.GatheringTableNo, at)} · {string.Format(Texts.GatheringRound, gathering.Round)}"
        : string.Format(Texts.GatheringTableNo, at);

    string Title =>
        gathering.Stage switch
        {
            GatheringStage.Preparing => gathering.IsWritten ? Texts.WrittenNotBegun : Texts.PhoneNotBegun,
            GatheringStage.Paused => Texts.PhonePaused,
            GatheringStage.Dots => Texts.GatheringDotsQuestion,
            GatheringStage.Ended => gathering.IsWritten ? Texts.WrittenOver : Texts.PhoneEnded,
            _ when gathering.IsWritten => Texts.WrittenTitle,
            _ => theme?.Question ?? Texts.PhoneWhichTable,
        };

    string? Lead =>
        gathering.Stage switch
        {
            GatheringStage.Preparing => gathering.IsWritten ? null : Texts.PhoneNotBegunHelp,
            GatheringStage.Paused => Texts.PhonePausedHelp,
            GatheringStage.Dots => string.Format(Texts.DotsLeft, gathering.Dots, DotsLeft),
            GatheringStage.Ended => answered.Length > 0 ? Texts.PhoneAnswered : Texts.PhoneEndedHelp,
            _ when gathering.IsWritten => string.Format(Texts.WrittenUntil, gathering.DeadlineWords),
            _ => theme is null ? Texts.PhoneWhichTableHelp : theme.Guidance,
        };

    string Said => $"{Where}. {Title}";

    protected override async Task Load()
    {
        gathering = Found(await Door.Find(Http, Code, Cancel));
        mark = Door.Admit(Http, gathering)?.MarkIn(gathering);
        table = !gathering.IsWritten && Table is { } at && at >= 1 && at <= gathering.Tables ? at : null;
        if (table is { } sits && gathering.HasBegun && gathering.Stage is not GatheringStage.Ended)
        {
            var about = gathering.ThemeAt(sits, gathering.Round);
            theme = await Db.Themes.AsNoTracking().SingleAsync(t => t.Id == about, Cancel);
            if (IsScribe && gathering.KeepsTable)
            {
                notes = [.. (await Db.GatheredIn(gathering.Id, Cancel)).Where(t => t.ThemeId == about && t.Table == sits && !t.IsAgreed)];
            }
        }

        if (gathering.Stage is GatheringStage.Ended)
        {
            var published = (await Db.FindPublished([gathering.EvaluationId], Cancel)).GetValueOrDefault(gathering.EvaluationId);
            answered = [.. (published?.Snapshot.Owed ?? []).Where(t => t.Answer is not null && gathering.Has(t.Id))];
        }
        else if (gathering.Stage is GatheringStage.Dots)
        {
            // Names alone: what lies on each is counted for the wall, not for each of two thousand telephones.
            headings = await Db
                .GatheringHeadings.Where(h => h.GatheringId == gathering.Id)
                .OrderBy(h => h.Position)
                .Select(h => new HeadingCount(h.Id, h.Name, 0, 0))
                .ToListAsync(Cancel);
            own = await Db
                .GatheringDots.Where(d => d.GatheringId == gathering.Id && d.Token == mark)
                .ToDictionaryAsync(d => d.HeadingId, d => d.Count, Cancel);
        }
        else if (gathering.IsRevealed && theme is not null && !IsPost)
        {
            await ReadWall();
        }
    }

    protected override ParticipateForm Fill() => theme is null ? new() : ParticipateForm.For(theme.Id);

    // What is written about one's own theme. All of it hangs on the wall.
    async Task ReadWall()
    {
        var about = theme!.Id;
        var texts = await Db
            .GatheredTexts.Where(t => t.GatheringId == gathering.Id && t.ThemeId == about && t.Hidden == null)
            .OrderBy(t => t.Position)
            .ThenBy(t => t.Id)
            .Select(t => t.Reworded ?? t.Text)
            .Take(MostShown)
            .ToListAsync(Cancel);
        if (texts.Count > 0)
        {
            shown = [new(null, theme.Label, texts, 0)];
        }
    }

    Task Send() =>
        Act(async () =>
        {
            if (!gathering.TakesTexts)
            {
                throw new Refusal(gathering.HasBegun ? Texts.PhoneTooLate : Texts.PhoneNotBegun) { Field = "Form.Text" };
            }

            if (table is not { } sits)
            {
                throw new Refusal(Texts.PhoneWhichTable) { Field = "Form.Text" };
            }

            var said = await Door.Read(Http, gathering, Form, sits, IsScribe, Cancel);
            if (Form.Anyway is null && (named = await Names.Find(said.Text, Cancel)).Count > 0)
            {
                return;
            }

            await Db.Say(gathering, [said], new(Texts.PhoneTooLate) { Field = "Form.Text" }, Cancel);
            Go(Address, "Evaluations.PhoneThanks");
        });

    Task Lay() =>
        ActHere(async () =>
        {
            if (gathering.Stage is not GatheringStage.Dots)
            {
                throw new Refusal(Texts.DotsOver);
            }

            if (mark is null)
            {
                throw new Refusal(Texts.DotsNeedCookie);
            }

            var lays = Guid.TryParse(Form.Lay, out var on);
            if (!lays && !Guid.TryParse(Form.Take, out on))
            {
                return;
            }

            await Db.StoreIn(gathering.Id, [GatheringStage.Dots], () => Lay(mark, on, lays), new(Texts.DotsOver), Cancel);
            Go(Address);
        });

    async Task Lay(string token, Guid on, bool lays)
    {
        var dots = await Db.GatheringDots.Where(d => d.GatheringId == gathering.Id && d.Token == token).ToListAsync(Cancel);
        if (headings.TrueForAll(h => h.Id != on) || (lays && dots.Sum(d => d.Count) >= gathering.Dots))
        {
            return;
        }

        var dot = dots.Find(d => d.HeadingId == on);
        dot ??= Db
            .GatheringDots.Add(
                new()
                {
                    GatheringId = gathering.Id,
                    Token = token,
                    HeadingId = on,
                }
            )
            .Entity;
        dot.Count = Math.Max(0, dot.Count + (lays ? 1 : -1));
        await Db.Save("dots", Cancel);
    }
}
