using System.Globalization;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>The minutes as a paper to take along: what the reader sees of them, in the language of the municipality.</summary>
sealed class MinutesPaper(Db db, Clock clock, MeetingDesk desk, MinutesBook book, VersionBook versions)
{
    /// <summary>The minutes of a meeting that has ended and the actor may see.</summary>
    /// <param name="id">The meeting.</param>
    /// <param name="withClosed">Also what is closed, where the actor may read it; else that has its public title alone.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="NotFound">When there are none for the actor.</exception>
    public Task<Paper> Write(Guid id, bool withClosed, CancellationToken cancel) => Write(id, withClosed, only: null, cancel);

    /// <summary>What the minutes that are out say of one item: a paper for the file of the case.</summary>
    /// <exception cref="NotFound">When they say nothing of it, or not to the actor.</exception>
    public async Task<Paper> WriteOne(Guid item, CancellationToken cancel)
    {
        var meeting =
            await db.ItemsSeen()
                .Where(i => i.Id == item && i.IsOut && i.State == ItemState.Treated)
                .Select(i => (Guid?)i.MeetingId)
                .SingleOrDefaultAsync(cancel)
            ?? throw new NotFound();
        return await Write(meeting, withClosed: true, item, cancel);
    }

    async Task<Paper> Write(Guid id, bool withClosed, Guid? only, CancellationToken cancel)
    {
        var language = Languages.Culture(db.Municipality.DefaultLanguage);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language); // until this is read and written, and no longer
        var at = await desk.Find(id, cancel);
        if (at.Meeting.State is not MeetingState.Ended)
        {
            throw new NotFound();
        }

        var lines = await db
            .AgendaItems.Where(i => i.MeetingId == id)
            .Where(i => i.State == ItemState.Planned || i.State == ItemState.Treated || i.State == ItemState.MovedOn)
            .Where(i => only == null || i.Id == only)
            .OrderBy(i => i.Position)
            .ThenBy(i => i.Id)
            .Select(AgendaLine.Of)
            .ToListAsync(cancel);
        var whole = await db.ItemsSeen()
            .Where(i => i.MeetingId == id && (only == null || i.Id == only) && (withClosed || i.ClosedBy == null))
            .ToListAsync(cancel);
        var said = await book.Read(whole, cancel);
        // A paper of an open case says nothing of why a closed one was corrected.
        var version = await versions.Newest(at.Meeting, withClosed && (only is null || whole.Exists(i => i.IsClosed)), cancel);
        var items = whole.ToDictionary(i => i.Id);
        var meeting = at.Meeting;
        var title = only is null
            ? string.Format(Texts.MinutesOf, meeting.Title)
            : string.Format(Texts.PaperExtractOf, whole.Single().Headed);
        return new(
            title,
            db.Municipality.Name,
            $"{db.Municipality.Name}, {meeting.Title} {Norwegian.Full(meeting.On)}",
            language,
            [
                Quiet($"{DocumentKinds.NameOf(only is null ? DocumentKind.MP : DocumentKind.SP)}."),
                .. About(at, version, withClosed && whole.Exists(i => i.IsClosed)),
                .. There(meeting),
                .. lines.SelectMany(
                    (line, number) => Item(only is null ? number + 1 : line.Position, line, items.GetValueOrDefault(line.Id), said)
                ),
            ]
        )
        {
            Subject = $"{at.Group.Name}, {Norwegian.Full(meeting.On)}",
        };
    }

    IEnumerable<PaperBlock> About(MeetingAt at, VersionSaid? version, bool holdsClosed)
    {
        var meeting = at.Meeting;
        var place = meeting.Place is null ? "" : $", {meeting.Place}";
        yield return Quiet($"{db.Municipality.Name}. {at.Group.Name}{(at.Group.Code is { } code ? $" ({code})" : "")}.");
        yield return Quiet($"{Words.Capital(Norwegian.WithWeekday(meeting.On))}, {PlanWords.Time(meeting.At, meeting.Length)}{place}");
        if (meeting.LedBy is { } led)
        {
            yield return Quiet(string.Format(Texts.MinutesLedBy, led));
        }

        yield return Quiet(
            meeting.OpenObjections > 0 ? Texts.PaperDisputed
            : meeting.StandsAt is { } stands && stands > clock.Now ? string.Format(Texts.MinutesLeadStandFrom, Norwegian.Moment(stands))
            : Texts.MinutesLeadStand
        );
        if (version is not null)
        {
            yield return Quiet($"{string.Format(Texts.VersionNumber, version.Number)}. {VersionNote.Sentence(version)}");
        }

        if (holdsClosed)
        {
            yield return new PaperBlock.Text(Texts.PaperHoldsClosed, PaperVoice.Strong);
        }
    }

    static IEnumerable<PaperBlock> There(Meeting meeting)
    {
        if (meeting.Attendances.Count == 0)
        {
            return [];
        }

        var standsIn = meeting.Attendances.Any(a => a.StandsInFor is not null);
        return
        [
            new PaperBlock.Heading(1, Texts.MinutesWhoWasThere),
            new PaperBlock.Table(
                Texts.MinutesWhoWasThere,
                standsIn ? [Texts.PaperName, Texts.PaperPresence, Texts.PaperStandsIn] : [Texts.PaperName, Texts.PaperPresence],
                [
                    .. meeting
                        .Attendances.OrderBy(a => a.Presence)
                        .ThenBy(a => Norwegian.SortKey(a.Name), StringComparer.Ordinal)
                        .Select(a =>
                            (IReadOnlyList<string>)[a.Name, Said.Of(a.Presence), .. standsIn ? new[] { a.StandsInFor ?? "" } : []]
                        ),
                ]
            ),
        ];
    }

    static IEnumerable<PaperBlock> Item(int number, AgendaLine line, AgendaItem? item, IReadOnlyDictionary<Guid, ItemSaid> all)
    {
        yield return new PaperBlock.Heading(1, $"{(line.Case is { } given ? $"{given}" : $"{number}.")} {item?.Title ?? line.Title}");
        var by = item?.BroughtBy is { } name ? $". {name}" : "";
        yield return Quiet($"{Said.Of(line.Kind)}{by}");
        if (line.ClosedBy is { } basis)
        {
            yield return Quiet(string.Format(Texts.ClosedBy, basis));
        }

        if (item is null)
        {
            yield break;
        }

        var said = all[item.Id];
        if (said.IsEmpty)
        {
            yield return new PaperBlock.Text(line.State is ItemState.MovedOn ? Texts.MinutesMoved : Texts.MinutesNotReached);
        }

        if (said.Summary is { } summary)
        {
            yield return new PaperBlock.Text(summary);
        }

        if (said.Decision is { } decision)
        {
            yield return new PaperBlock.Heading(2, Texts.MinutesDecision);
            yield return new PaperBlock.Text(decision, PaperVoice.Strong);
        }

        if (said.Vote is { } vote)
        {
            yield return new PaperBlock.Heading(2, Texts.Vote);
            yield return new PaperBlock.Text(string.Join('\n', VoteWords.Named(vote).Prepend(VoteWords.Of(vote))));
        }

        foreach (var dissent in said.Dissents)
        {
            yield return new PaperBlock.Heading(2, string.Format(Texts.MinutesDissentBy, dissent.Name));
            yield return new PaperBlock.Text(dissent.Text);
        }

        if (said.Key is { } key)
        {
            yield return new PaperBlock.Heading(2, Texts.MinutesKey);
            yield return new PaperBlock.Text(key);
        }

        if (said.Measures.Count > 0)
        {
            yield return new PaperBlock.Heading(2, Texts.MinutesMeasures);
            yield return new PaperBlock.Table(
                Texts.MinutesMeasures,
                [Texts.PaperMeasure, Texts.PaperOwner, Texts.PaperDue],
                [
                    .. said.Measures.Select(m =>
                        (IReadOnlyList<string>)[m.View.What, m.Owner, m.View.Due is { } due ? Norwegian.Full(due) : Texts.MinutesNoDue]
                    ),
                ]
            );
        }
    }

    static PaperBlock.Text Quiet(string text) => new(text, PaperVoice.Quiet);
}
