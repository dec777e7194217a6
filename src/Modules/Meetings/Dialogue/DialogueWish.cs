using Takt.Ui;

namespace Takt.Meetings;

/// <summary>When and where a conversation is to be, read from the form.</summary>
sealed record DialogueWish(DateOnly On, Setting Setting)
{
    const int MostYearsAhead = 2;

    /// <param name="form">What was sent.</param>
    /// <param name="was">The day it is held until now; null for a new one.</param>
    /// <param name="today">The day.</param>
    /// <param name="refuse">Says what is wrong at a field.</param>
    public static DialogueWish Read(DialogueForm form, DateOnly? was, DateOnly today, Action<string, string> refuse)
    {
        var on = Typed.NeededDate("Form.On", form.On, refuse);
        if (on != default && on != was && on < today)
        {
            refuse("Form.On", Texts.PlanDayHasBeen);
        }
        else if (on > today.AddYears(MostYearsAhead))
        {
            refuse("Form.On", Texts.PlanDayTooFar);
        }

        return new(on, Setting.Read(form.At, form.Length, form.Place, form.Link, refuse));
    }

    public void Apply(Dialogue dialogue) => dialogue.Arrange(On, Setting.At, Setting.Length, Setting.Place, Setting.Link);
}
