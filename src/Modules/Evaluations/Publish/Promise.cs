namespace Takt.Evaluations;

/// <summary>Who gives an answer that is not there at publication, and when.</summary>
sealed record Promise(Seat Owner, DateOnly By);

static class Promising
{
    extension(Evaluation evaluation)
    {
        /// <summary>What is not answered at publication is promised: by whom, and when. What is answered owes nothing more.</summary>
        /// <exception cref="Refusal">No owner, or no date from today on.</exception>
        public void Promise(OwedTheme owed, Promise? promise, DateOnly today)
        {
            var theme = owed.Theme;
            if (owed.IsAnswered)
            {
                theme.PromisedBy = null;
                return;
            }

            if (promise is null || promise.By < today)
            {
                throw new Refusal(string.Format(Texts.PromiseMissing, theme.Label));
            }

            (theme.Carrier, theme.PromisedBy) = (promise.Owner, promise.By);
        }
    }
}
