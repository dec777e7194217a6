using Microsoft.AspNetCore.Components;

namespace Takt.Evaluations;

/// <summary>A written round from where people write. What arrived before the deadline is stored, however long it then takes.</summary>
public sealed partial class WriteDown
{
    Gathering gathering = null!;
    Evaluation evaluation = null!;
    Theme[] themes = [];
    Theme? theme;
    int at;
    bool isOpen;
    WhistleReception? reception;
    IReadOnlyList<string> named = [];

    [Parameter]
    public string Code { get; set; } = "";

    /// <summary>Place of the theme in the round, from 1.</summary>
    [SupplyParameterFromQuery(Name = "tema")]
    public int? At { get; set; }

    /// <summary>A tablet that many write on: nothing stays on it.</summary>
    [SupplyParameterFromQuery(Name = "delt")]
    public string? Shared { get; set; }

    bool IsShared => Shared is not null;

    string Title =>
        gathering.Stage switch
        {
            GatheringStage.Preparing => Texts.WrittenNotBegun,
            GatheringStage.Dots => Texts.GatheringDotsQuestion,
            _ when !isOpen => Texts.WrittenOver,
            _ => theme?.Question ?? Texts.WrittenWhatAbout,
        };

    string? Lead => isOpen ? theme?.Guidance : null;

    protected override async Task Load()
    {
        var arrived = Clock.Now;
        gathering = Found(await Door.Find(Http, Code, Cancel) is { IsWritten: true } found ? found : null);
        Door.Admit(Http, gathering);
        isOpen = gathering.IsOpenAt(arrived);
        evaluation = await Db.Evaluations.AsNoTracking().Include(e => e.Themes).SingleAsync(e => e.Id == gathering.EvaluationId, Cancel);
        themes = [.. gathering.Themes.OrderBy(t => t.Position).Select(t => evaluation.Themes.Single(e => e.Id == t.ThemeId))];
        at = At is { } place && place >= 1 && place <= themes.Length ? place : 0;
        theme = at == 0 ? null : themes[at - 1];
        reception = await Db.WhistleReception(Cancel);
    }

    protected override ParticipateForm Fill() => theme is null ? new() : ParticipateForm.For(theme.Id);

    Task Send() =>
        Act(async () =>
        {
            var late = new Refusal(Texts.WrittenTooLate) { Field = "Form.Text" };
            if (!isOpen)
            {
                throw late;
            }

            var said = await Door.Read(Http, gathering, Form, table: 0, agreed: false, Cancel);
            if (Form.Anyway is null && (named = await Names.Find(said.Text, Cancel)).Count > 0)
            {
                return;
            }

            await Db.Say(gathering, [said], late, Cancel);
            Go(EvaluationsUrls.WriteDownIn(Code, at == 0 ? null : at, IsShared), "Evaluations.WrittenThanks");
        });
}
