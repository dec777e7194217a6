namespace Takt.Evaluations;

/// <summary>The course of a mid-term evaluation that has shown itself to work: what is better, the whole organisation, the own unit, and what comes first.</summary>
static class Template
{
    /// <summary>Adds the parts and themes in the language of the request; the user changes them freely.</summary>
    public static void Fill(Evaluation evaluation)
    {
        evaluation.AddTheme(evaluation.AddPart(Texts.TemplateBetter, PartKind.Better), Texts.TemplateBetter).NeedsAnswer = false;
        var whole = evaluation.AddPart(Texts.TemplateImprove, PartKind.Improve, Texts.TemplateWhole);
        var number = 1;
        foreach (var question in Texts.TemplateQuestions.Split('\n'))
        {
            evaluation.AddTheme(whole, question, number++);
        }

        var own = evaluation.AddPart(Texts.TemplateFocus, PartKind.FocusAreas, Texts.TemplateOwn);
        foreach (var area in Texts.TemplateAreas.Split('\n'))
        {
            evaluation.AddTheme(own, area);
        }

        evaluation.AddPart(Texts.TemplatePriorities, PartKind.Priorities, Texts.TemplateOwn);
    }
}
