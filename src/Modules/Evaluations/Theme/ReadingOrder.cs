namespace Takt.Evaluations;

/// <summary>What a theme is called. Only questions go by their number: focus areas and the priority table are numbered too, each from 1.</summary>
static class ThemeNames
{
    extension(PartShown part)
    {
        /// <summary>"Tema 4", or the name of a focus area.</summary>
        public string NameOf(ThemeShown theme) => Name(part.Kind, theme.Number, theme.Question);

        /// <summary>"Tema 4: Hvordan …", or the name alone.</summary>
        public string LabelOf(ThemeShown theme) => Label(part.Kind, theme.Number, theme.Question);

        /// <summary>"tema 4", "«Systemer som henger sammen»": inside a sentence.</summary>
        public string MentionOf(ThemeShown theme) => Mention(part.Kind, theme.Number, theme.Question);
    }

    static bool IsNumbered(PartKind part, int? number) => part == PartKind.Improve && number is not null;

    public static string Name(PartKind part, int? number, string question) =>
        IsNumbered(part, number) ? string.Format(Texts.ThemeNumber, number) : question;

    public static string Label(PartKind part, int? number, string question) =>
        IsNumbered(part, number) ? string.Format(Texts.ThemeLabel, number, question) : question;

    public static string Mention(PartKind part, int? number, string question) =>
        IsNumbered(part, number) ? OwedWords.Lower(Name(part, number, question)) : $"«{question}»";
}

/// <summary>The order an evaluation is read in: what must become better first, part by part; what has become better last.</summary>
static class ReadingOrder
{
    extension(Evaluation evaluation)
    {
        public IReadOnlyList<Theme> ThemesInOrder =>
            [
                .. from part in evaluation.Parts.OrderBy(p => p.Kind == PartKind.Better).ThenBy(p => p.Position)
                from theme in evaluation.Themes.Where(t => t.PartId == part.Id).OrderBy(t => t.Number ?? t.Position)
                select theme,
            ];

        /// <summary>The theme at an address.</summary>
        /// <exception cref="NotFound">There is none.</exception>
        public Theme ThemeAt(int position) => evaluation.Themes.FirstOrDefault(t => t.Position == position) ?? throw new NotFound();

        public Part PartOf(Theme theme) => evaluation.Parts.Single(p => p.Id == theme.PartId);
    }
}
