namespace Takt.Evaluations;

/// <summary>How a stance and a state are said and shown.</summary>
static class StanceLook
{
    /// <summary>From yes to no, as one chooses among them.</summary>
    public static IReadOnlyList<Ui.Stance> Choices =>
        [
            .. Enum.GetValues<Stance>()
                .Select(s => new Ui.Stance($"{s}", s is Stance.WillNot ? Texts.StanceWillNotBecause : s.Label, s.Color, s.Icon)),
        ];

    extension(Stance stance)
    {
        public string Label =>
            stance switch
            {
                Stance.InPlace => Texts.StanceInPlace,
                Stance.WillDo => Texts.StanceWillDo,
                Stance.PartlyDo => Texts.StancePartlyDo,
                Stance.Considering => Texts.StanceConsidering,
                _ => Texts.StanceWillNot,
            };

        public Ui.Color Color =>
            stance switch
            {
                Stance.InPlace => Ui.Color.Lov,
                Stance.Considering => Ui.Color.Sol,
                Stance.WillNot => Ui.Color.Neutral,
                _ => Ui.Color.Accent,
            };

        public Ui.Glyph Icon =>
            stance switch
            {
                Stance.InPlace => Ui.Glyph.Check,
                Stance.WillDo => Ui.Glyph.CheckCircle,
                Stance.PartlyDo => Ui.Glyph.HalfCircle,
                Stance.Considering => Ui.Glyph.Clock,
                _ => Ui.Glyph.DashCircle,
            };
    }

    extension(Answer answer)
    {
        /// <summary>"Skrevet og godkjent av samme person: Torleif Aasgård, 24. november 2026".</summary>
        public string OneDidBoth => string.Format(Texts.OneDidBoth, answer.ApprovedBy, Norwegian.Full(answer.StateSince!.Value));
    }

    extension(AnswerState state)
    {
        public string Label =>
            state switch
            {
                AnswerState.Approved => Texts.StateApproved,
                AnswerState.ForApproval => Texts.StateForApproval,
                _ => Texts.StateDraft,
            };

        public Ui.Color Color =>
            state switch
            {
                AnswerState.Approved => Ui.Color.Lov,
                AnswerState.ForApproval => Ui.Color.Accent,
                _ => Ui.Color.Neutral,
            };

        public Ui.Glyph Icon =>
            state switch
            {
                AnswerState.Approved => Ui.Glyph.Check,
                AnswerState.ForApproval => Ui.Glyph.Send,
                _ => Ui.Glyph.Document,
            };
    }
}
