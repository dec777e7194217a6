namespace Takt.Evaluations;

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
