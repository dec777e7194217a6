using Microsoft.AspNetCore.Components;

namespace Takt.Evaluations;

/// <summary>Writing to a theme: what is stored is said first, what is typed is never lost, and what is sent twice counts once.</summary>
public sealed partial class Contribute
{
    Evaluation evaluation = null!;
    Theme theme = null!;
    List<Contribution> own = [];
    ContributeForm? kept;
    DateTime? keptAt;
    bool isWritten;
    IReadOnlyList<string> named = [];

    [Parameter]
    public Guid Id { get; set; }

    [Parameter]
    public int Number { get; set; }

    /// <summary>One's own contribution, to be worded anew.</summary>
    [SupplyParameterFromQuery(Name = "innspill")]
    public Guid? Edit { get; set; }

    string Address => EvaluationsUrls.ContributeTo(Id, Number);

    bool TakesThis => evaluation is { TakesContributions: true, Mode: ContributionMode.Named };

    Theme? NextTheme => evaluation.ThemesInOrder.SkipWhile(t => t.Id != theme.Id).Skip(1).FirstOrDefault();

    protected override async Task Load()
    {
        evaluation = Found(
            await Db
                .Evaluations.OpenTo(Actor)
                .AsNoTracking()
                .Include(e => e.Parts)
                .Include(e => e.Themes)
                .SingleOrDefaultAsync(e => e.Id == Id, Cancel)
        );
        theme = evaluation.ThemeAt(Number);
        var me = Actor.PersonId;
        own = await Db
            .Contributions.AsNoTracking()
            .Where(c => c.ThemeId == theme.Id && c.PersonId == me)
            .OrderBy(c => c.Number)
            .ToListAsync(Cancel);
        isWritten = evaluation.TakesContributions && await Db.WrittenRounds(Id).AnyAsync(Cancel);
        if (Edit is { } edit)
        {
            Found(own.Find(c => c.Id == edit));
        }

        if (!IsPost)
        {
            await ReadDraft();
        }
    }

    protected override ContributeForm Fill() =>
        kept is not null ? kept
        : Edit is { } edit ? ContributeForm.Of(own.Single(c => c.Id == edit))
        : ContributeForm.New();

    // A draft of another contribution waits for the day one opens that.
    async Task ReadDraft()
    {
        if (
            await Db.DraftOf(Address).Select(d => new { d.Id, d.At }).FirstOrDefaultAsync(Cancel) is { } draft
            && await KeptForm.Find<ContributeForm>(Db, draft.Id, Address, nameof(Form), Cancel) is { } form
            && (Edit is null || form.Key == $"{Edit}")
        )
        {
            form.Key ??= ContributeForm.New().Key;
            (kept, keptAt) = (form, draft.At);
        }
    }

    Task Send()
    {
        Must(Actor.PersonId is not null);
        return Act(() =>
            Form.Do switch
            {
                ContributeForm.Keep => Keep(),
                ContributeForm.Discard => Discard(),
                _ => Say(),
            }
        );
    }

    async Task Say()
    {
        if (!TakesThis)
        {
            throw new Refusal(evaluation.TakesContributions ? Texts.ContributeElsewhere : Texts.ClosedMeanwhile) { Field = "Form.Text" };
        }

        if (Reading.Text(Form.Text) is not { } text)
        {
            throw new Refusal(Texts.ContributeTextMissing) { Field = "Form.Text" };
        }

        Errors.AddRange(Reading.TooLong("Form.Text", text, Contribution.LongestText));
        Errors.AddRange(Reading.TooLong("Form.Proposal", Form.Proposal, Contribution.LongestProposal));
        if (Errors.Count > 0)
        {
            return;
        }

        if (Form.Anyway is null && (named = await Names.Find($"{text}\n{Form.Proposal}", Cancel)).Count > 0)
        {
            return;
        }

        var id = Guid.TryParse(Form.Key, out var key) ? key : Guid.CreateVersion7();
        try
        {
            await Db.Contribute(theme, evaluation.PartOf(theme).Kind, id, text, Reading.Text(Form.Proposal), Cancel);
        }
        catch (Conflict)
        {
            throw new Refusal(Texts.TooManyAtOnce) { Field = "Form.Text" };
        }

        GoOn();
    }

    void GoOn()
    {
        var (address, saved) = (Form.Do, NextTheme) switch
        {
            _ when Edit is not null => (EvaluationsUrls.ThemeOf(Id, Number), "ContributionReworded"),
            (ContributeForm.Another, _) => (Address, "ContributionSentMore"),
            (ContributeForm.Next, { } next) => (EvaluationsUrls.ContributeTo(Id, next.Position), "ContributionSentNext"),
            _ => (EvaluationsUrls.ThemeOf(Id, Number), "ContributionSent"),
        };
        Go(address, $"Evaluations.{saved}");
    }

    async Task Keep()
    {
        Form.Key ??= ContributeForm.New().Key;
        await Db.KeepDraft(Address, Form, Clock.Now, Cancel);
        await Db.Save("draft kept", Cancel);
        Go(Edit is { } edit ? $"{Address}?innspill={edit}" : Address, "Evaluations.ContributionDraftKept");
    }

    async Task Discard()
    {
        await Db.ForgetDraft(Address, Cancel);
        await Db.Save("draft discarded", Cancel);
        Go(Address, "Evaluations.ContributionDraftGone");
    }

    string DraftFrom =>
        string.Format(
            Texts.ContributionDraftFrom,
            $"{Norwegian.DayMonth(DateOnly.FromDateTime(Clock.ToOslo(keptAt!.Value)))} {Norwegian.Time(keptAt.Value)}"
        );
}
