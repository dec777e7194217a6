using Takt.Ui;

namespace Takt.Meetings;

/// <summary>How one meeting is to be, read from the form.</summary>
sealed record MeetingWish(
    string Title,
    DateOnly On,
    Setting Setting,
    DateOnly ProposeBy,
    Voting Voting,
    PassOnTo PassOnTo,
    bool NumbersCases
)
{
    const int MostYearsAhead = 2;

    /// <param name="form">What was sent.</param>
    /// <param name="was">The day it is held until now; null for a new one.</param>
    /// <param name="today">The day.</param>
    /// <param name="refuse">Says what is wrong at a field.</param>
    public static MeetingWish Read(MeetingForm form, DateOnly? was, DateOnly today, Action<string, string> refuse)
    {
        var title = Typed.Needed("Form.Title", form.Title, MeetingSeries.LongestTitle, Texts.PlanTitleMissing, refuse);
        var on = Typed.NeededDate("Form.On", form.On, refuse);
        if (on != default && on != was && on < today)
        {
            refuse("Form.On", Texts.PlanDayHasBeen);
        }
        else if (on > today.AddYears(MostYearsAhead))
        {
            refuse("Form.On", Texts.PlanDayTooFar);
        }

        var setting = Setting.Read(form.At, form.Length, form.Place, form.Link, refuse);
        var proposeBy = Typed.OptionalDate("Form.ProposeBy", form.ProposeBy, refuse) ?? on;
        if (on != default && proposeBy > on)
        {
            refuse("Form.ProposeBy", Texts.PlanProposeAfter);
        }

        var passOnTo = SeriesWish.PassOnToOf(form.PassOnTo, form.Openness, refuse);
        return new(title, on, setting, proposeBy, SeriesWish.VotingOf(form.Voting), passOnTo, form.NumbersCases);
    }

    public TimeOf Time => new(On, Setting.At, Setting.Length);

    public void Apply(Meeting meeting)
    {
        meeting.Move(On, Setting.At, Setting.Length, ProposeBy);
        meeting.Arrange(Title, Setting.Place, Setting.Link);
        meeting.Vote(Voting);
        meeting.PassOn(PassOnTo);
        meeting.NumberCases(NumbersCases);
    }
}
