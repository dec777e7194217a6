using System.Globalization;
using System.Net;
using System.Text;

namespace Takt.Kernel;

/// <summary>A mail in words.</summary>
/// <param name="Subject">Names nothing that somebody has written: a subject is shown on a locked telephone.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">The same as HTML.</param>
/// <param name="StopAt">Where one says no more to this kind.</param>
public sealed record Written(string Subject, string Text, string Html, string StopAt)
{
    /// <summary>What the receiver's calendar reads of it; null for a mail to people only.</summary>
    public CalendarPart? Calendar { get; init; }
}

/// <summary>
/// Finds the words of a letter when it is to be sent: what waits, what is due, what is new, with links and nothing attached.
/// </summary>
public sealed class LetterWriter(MailLinks links, TextLibrary library)
{
    const int MostWaiting = 10;
    const int MostDates = 5;
    const int MostNews = 5;

    // Further ahead a date is in the calendar.
    const int DaysAhead = 14;

    /// <summary>The words; null when there is nothing to say after all.</summary>
    /// <param name="db">The municipality's database.</param>
    /// <param name="letter">What kind, for which day.</param>
    /// <param name="to">Who reads it.</param>
    /// <param name="actor">What they owe and may see.</param>
    /// <param name="box">How far they have been told.</param>
    /// <param name="upTo">Tell what was laid on them up to this moment, UTC.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<Written?> Write(Db db, Letter letter, Recipient to, Actor actor, Mailbox box, DateTime upTo, CancellationToken cancel)
    {
        // Back as it was when this returns: the culture follows the call, not the thread.
        var culture = Languages.Culture(db.Municipality.Spoken(to.Language));
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        var site = links.SiteOf(db.Municipality);
        var today = DateOnly.FromDateTime(Clock.ToOslo(upTo)); // a letter may have waited for the mail server
        var waiting = (await db.WaitingFor(actor, today, cancel)).Where(t => t.LaidAt is null || t.LaidAt <= upTo).ToList();
        List<Part> parts = [];
        string subject;
        if (letter.Kind is LetterKind.AtOnce)
        {
            waiting = [.. waiting.Where(t => t.LaidAt >= box.AtOnceSince && box.IsNew(t.LaidAt))];
            subject = Many(waiting.Count, Texts.MailLaidOne, Texts.MailLaidMany);
        }
        else
        {
            var since = box.SummedUpTo ?? box.ToldUpTo ?? upTo.AddDays(-7);
            var dates = await db.NextDeadlines(actor, today, MostDates, cancel);
            var news = await db.NewsFor(actor, since, MostNews, cancel);
            var told = await db.NoticesSince(actor, since, upTo).Take(MostNews).ToListAsync(cancel);
            subject = (waiting.Count, told.Count) switch
            {
                (0, 0) => Texts.MailNothingWaits,
                (0, _) => Texts.MailTold,
                var (count, _) => Many(count, Texts.MailWaitsOne, Texts.MailWaitsMany),
            };
            parts.Add(new(Texts.MailNotices, [.. told.Select(LineOf)]));
            parts.Add(new(Texts.MailDates, [.. dates.Where(d => d.Date <= today.AddDays(DaysAhead)).Select(d => LineOf(d, today))]));
            parts.Add(new(Texts.MailNews, [.. news.Select(LineOf)]));
        }

        if (waiting.Count > 0)
        {
            List<Line> lines = [.. waiting.Take(MostWaiting).Select(LineOf)];
            if (waiting.Count > MostWaiting)
            {
                lines.Add(new(Fill(Texts.MailMoreWait, waiting.Count - MostWaiting), "/", null));
            }

            parts.Insert(0, new(Texts.MailWaits, lines));
        }

        parts.RemoveAll(p => p.Lines.Count == 0);
        if (parts.Count == 0)
        {
            return null;
        }

        return Compose(
            subject,
            to,
            LeadOf(waiting),
            parts,
            db.Municipality,
            site!,
            site + links.StopOf(db.Municipality, to.PersonId, letter.Kind)
        );
    }

    /// <summary>The words as text and as HTML, in the language that is spoken here and now.</summary>
    internal static Written Compose(
        string subject,
        Recipient to,
        string? lead,
        IReadOnlyList<Part> parts,
        Municipality municipality,
        string site,
        string stopAt
    )
    {
        var words = new Words(
            subject,
            Fill(Texts.MailHello, to.Name.Split(' ')[0]),
            lead,
            parts,
            municipality.Name,
            site + MailLinks.Choices,
            stopAt
        );
        return new(subject, PlainText(words, site), Html(words, site, Palette.From(municipality.Colour)), stopAt);
    }

    Line LineOf(WaitingItem item) =>
        new(
            item.IsDiscreet ? Texts.DiscreetTitle : item.Title,
            item.Address,
            Joined(
                item.IsDiscreet ? null : library[item.Ask],
                item.IsDiscreet ? null : item.Context,
                item switch
                {
                    { DaysLate: > 0 } => Fill(Texts.MailExpected, Norwegian.DayMonth(item.Due!.Value)),
                    { Due: { } due } => OnDay(due, item.Today),
                    _ => null,
                }
            )
        );

    static Line LineOf(Deadline deadline, DateOnly today) =>
        new(deadline.Title, deadline.Address, Joined(OnDay(deadline.Date, today), deadline.Context));

    Line LineOf(News item) => new(Fill(library[item.Sentence], item.Title), item.Address, null);

    Line LineOf(Notice item) =>
        new(string.Format(CultureInfo.CurrentCulture, library[item.Sentence], item.Title, item.ByName), item.Address, null);

    static string OnDay(DateOnly day, DateOnly today) =>
        (day.DayNumber - today.DayNumber) switch
        {
            0 => Texts.MailToday,
            1 => Texts.MailTomorrow,
            _ => Norwegian.WithWeekday(day),
        };

    // Kind to whoever is late, and short to whoever is not.
    static string? LeadOf(List<WaitingItem> waiting) =>
        waiting switch
        {
            [{ DaysLate: > 0 } one] => Many(one.Days, Texts.MailLateOne, Texts.MailLate),
            [_] or [] => null,
            [{ DaysLate: > 0 } first, ..] => Many(first.Days, Texts.MailLeadLateOne, Texts.MailLeadLate),
            [{ Days: 0 }, ..] => Texts.MailLeadNew,
            [var first, ..] => Many(first.Days, Texts.MailLeadOne, Texts.MailLead),
        };

    static string Joined(params ReadOnlySpan<string?> parts) => string.Join(" · ", parts.ToArray().Where(p => !string.IsNullOrEmpty(p)));

    static string Many(int count, string one, string many) => count == 1 ? one : Fill(many, count);

    static string Fill(string text, object? value) => string.Format(CultureInfo.CurrentCulture, text, value);

    static string PlainText(Words words, string? site)
    {
        var text = new StringBuilder().Append(words.Hello).Append("\n\n").Append(words.Subject).Append('.');
        text.Append(words.Lead is null ? "" : $" {words.Lead}");
        foreach (var part in words.Parts)
        {
            text.Append("\n\n").Append(part.Heading.ToUpper(CultureInfo.CurrentCulture));
            foreach (var line in part.Lines)
            {
                text.Append("\n\n- ").Append(line.Title);
                text.Append(string.IsNullOrEmpty(line.More) ? "" : $"\n  {line.More}");
                text.Append(CultureInfo.InvariantCulture, $"\n  {site}{line.Address}");
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"\n\n--\n{Fill(Texts.MailWhy, words.Municipality)}");
        text.Append(CultureInfo.InvariantCulture, $"\n{Texts.MailChoose}: {words.ChooseAt}\n{Texts.MailStop}: {words.StopAt}\n");
        return text.ToString();
    }

    // Tables and styles in place: what a mail program has understood for twenty years, Outlook too.
    static string Html(Words words, string? site, Palette colours)
    {
        const string font = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Inter,Arial,sans-serif";
        var html = new StringBuilder();
        html.Append(
            CultureInfo.InvariantCulture,
            $"""
            <!doctype html>
            <html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light"><title>{E(words.Subject)}</title></head>
            <body style="margin:0;padding:0;background:#F4F3F2;{font};color:#{Palette.Text}">
            <div role="main"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#F4F3F2"><tr><td align="center" style="padding:24px 12px">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:#{Palette.Paper};border-top:4px solid #{colours.Accent}">
            <tr><td style="padding:28px 28px 4px;font-size:13px;line-height:20px;color:#{Palette.Quiet}">{E(words.Municipality)} · Takt</td></tr>
            <tr><td style="padding:0 28px 8px"><h1 style="margin:0;font-size:24px;line-height:32px;font-weight:600;color:#{colours.Title}">{E(words.Subject)}</h1></td></tr>
            <tr><td style="padding:0 28px 8px;font-size:16px;line-height:25px">{E(words.Hello)}{(
                words.Lead is null ? "" : $" {E(words.Lead)}"
            )}</td></tr>
            """
        );
        foreach (var part in words.Parts)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"""<tr><td style="padding:20px 28px 4px"><h2 style="margin:0;font-size:16px;line-height:24px;font-weight:600;color:#{colours.Title}">{E(part.Heading)}</h2></td></tr>"""
            );
            foreach (var line in part.Lines)
            {
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"""<tr><td style="padding:0 28px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td style="padding:10px 0;border-bottom:1px solid #E4E3E1"><a href="{E(site + line.Address)}" style="font-size:16px;line-height:24px;color:#{colours.Title};text-decoration:underline">{E(line.Title)}</a>"""
                );
                html.Append(
                    string.IsNullOrEmpty(line.More)
                        ? ""
                        : $"""<div style="font-size:14px;line-height:21px;color:#{Palette.Quiet}">{E(line.More)}</div>"""
                );
                html.Append("</td></tr></table></td></tr>\n");
            }
        }

        html.Append(
            CultureInfo.InvariantCulture,
            $"""
            <tr><td style="padding:28px 28px 28px;font-size:13px;line-height:20px;color:#{Palette.Quiet}">{E(
                Fill(Texts.MailWhy, words.Municipality)
            )}<br><a href="{E(words.ChooseAt)}" style="color:#{Palette.Quiet}">{E(Texts.MailChoose)}</a> · <a href="{E(
                words.StopAt
            )}" style="color:#{Palette.Quiet}">{E(Texts.MailStop)}</a></td></tr>
            </table></td></tr></table></div>
            </body></html>
            """
        );
        return html.ToString();
    }

    static string E(string? text) => WebUtility.HtmlEncode(text ?? "");

    internal sealed record Line(string Title, string Address, string? More);

    internal sealed record Part(string Heading, IReadOnlyList<Line> Lines);

    sealed record Words(
        string Subject,
        string Hello,
        string? Lead,
        IReadOnlyList<Part> Parts,
        string Municipality,
        string ChooseAt,
        string StopAt
    );
}
