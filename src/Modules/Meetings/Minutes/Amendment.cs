using Takt.Ui;

namespace Takt.Meetings;

/// <summary>What the minutes that are out shall say of an item instead, read from a form.</summary>
sealed record Amendment(string? Summary, string? Decision, string? Key)
{
    /// <param name="item">As it stands.</param>
    /// <param name="typed">The three fields.</param>
    /// <param name="name">What each of them is called in the form: "Form.Summary".</param>
    /// <param name="refuse">Says what is wrong at a field.</param>
    public static Amendment Read(
        AgendaItem item,
        (string? Summary, string? Decision, string? Key) typed,
        Func<string, string> name,
        Action<string, string> refuse
    )
    {
        var summary = Typed.Optional(name("Summary"), typed.Summary, AgendaItem.LongestText, refuse);
        var decision = Typed.Optional(name("Decision"), typed.Decision, AgendaItem.LongestText, refuse);
        var key = Typed.Optional(name("Key"), typed.Key?.ReplaceLineEndings(" "), AgendaItem.LongestKey, refuse);
        // It stands on people's lists: the words may change, but there is neither one more nor one less to pass on.
        if (item.Key is not null && key is null)
        {
            refuse(name("Key"), Texts.AmendKeyMissing);
        }

        // Where there was only a vote, or somebody did not agree, nothing is written from before.
        if (summary is null && decision is null && key is null && (item.Summary ?? item.Decision ?? item.Key) is not null)
        {
            refuse(name("Summary"), Texts.AmendEmpty);
        }

        return new(summary, decision, item.Key is null ? null : key);
    }

    public bool IsAsItStands(AgendaItem item) => (Summary, Decision, Key) == (item.Summary, item.Decision, item.Key);
}
