using Takt.Ui;

namespace Takt.Meetings;

/// <summary>What conversations are called, and how long ago they were.</summary>
static class DialogueWords
{
    const int DaysToCount = 14;
    const int WeeksToCount = 9;

    public static string Of(DialogueKind kind) => kind is DialogueKind.Leaders ? Texts.DialogueLeaders : Texts.DialogueStaff;

    /// <summary>"Lederdialog, Sjøbakken skole, torsdag 12. mars 2027".</summary>
    public static string Title(Dialogue dialogue) => $"{Of(dialogue.Kind)}, {Norwegian.WithWeekday(dialogue.On)}";

    /// <summary>"Lederdialog 12. mars 2027, Sjøbakken skole": as others name it who do not see it.</summary>
    public static string Short(Dialogue dialogue) => $"{Of(dialogue.Kind)} {Norwegian.Full(dialogue.On)}, {dialogue.UnitName}";

    /// <summary>"Lederdialog med Ingrid Vårdal", as one's own calendar has it.</summary>
    public static string With(Dialogue dialogue, DialoguePart me) =>
        dialogue.Kind is DialogueKind.Leaders
            ? PlanWords.Fill(Texts.DialogueWith, Texts.DialogueLeaders, Names(dialogue.Parts.Where(p => p != me).Select(p => p.Name)))
            : $"{Texts.DialogueStaff}, {dialogue.UnitName}";

    public static string Of(DialogueState state) =>
        state switch
        {
            DialogueState.Planned => Texts.DialogueIsPlanned,
            DialogueState.Prepared => Texts.DialogueIsPrepared,
            DialogueState.Held => Texts.DialogueIsHeld,
            DialogueState.Agreed => Texts.DialogueIsAgreed,
            _ => Texts.DialogueIsCalledOff,
        };

    public static string Of(FactAbout about) =>
        about switch
        {
            FactAbout.Goals => Texts.DialogueShowsGoals,
            FactAbout.Results => Texts.DialogueShowsResults,
            FactAbout.Economy => Texts.DialogueShowsEconomy,
            _ => Texts.DialogueShowsStaff,
        };

    /// <summary>"Ingrid Vårdal", "Turid Sætermo og Geir Olav Stenmo".</summary>
    public static string Names(IEnumerable<string> names) =>
        names.ToArray() switch
        {
            [.. var first, var last] when first.Length > 0 => PlanWords.Fill(Texts.PlanAnd, string.Join(", ", first), last),
            var few => string.Concat(few),
        };

    /// <summary>"i dag", "for 12 dager siden", "for seks uker siden", "for fire måneder siden".</summary>
    public static string Ago(DateOnly day, DateOnly today)
    {
        var days = today.DayNumber - day.DayNumber;
        var months = ((today.Year - day.Year) * 12) + today.Month - day.Month - (today.Day < day.Day ? 1 : 0);
        return days switch
        {
            <= 0 => Texts.AgoToday,
            1 => Texts.AgoYesterday,
            < DaysToCount => PlanWords.Fill(Texts.AgoDays, Words.Number(days)),
            _ when days / 7 < WeeksToCount => PlanWords.Fill(Texts.AgoWeeks, Words.Number(days / 7)),
            _ => PlanWords.Fill(Texts.AgoMonths, Words.Number(months)),
        };
    }
}
