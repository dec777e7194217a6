using MimeKit;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>Those who are to be at a meeting are asked by a mail their calendar reads, told when it changes, and never twice.</summary>
public sealed class InvitationTests : IAsyncLifetime
{
    const string Incoming = $"--Takt:Mail:Incoming:Address={MeetingMail.Calendar}";

    MeetingMail post = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => post = await MeetingMail.Begin(Incoming);

    public ValueTask DisposeAsync() => post.DisposeAsync();

    [Fact]
    public async Task Each_who_is_to_be_there_is_asked_once_by_a_mail_a_calendar_reads()
    {
        var id = await post.Meeting();
        var sent = await post.Post();
        Assert.Equal([MeetingMail.Kari, MeetingMail.Ola], sent.Select(m => m.To.Mailboxes.Single().Address).Order(StringComparer.Ordinal)); // no substitute
        var mail = MeetingMail.To(sent, MeetingMail.Ola);
        Assert.Equal("Innkalling til møte 1. desember", mail.Subject);
        Assert.Equal("Kari Nes (Takt)", mail.From.Mailboxes.Single().Name);
        var body = Assert.IsType<MultipartAlternative>(mail.Body);
        Assert.Equal(["text/plain", "text/html", "text/calendar"], body.Select(p => p.ContentType.MimeType));
        Assert.Equal(("REQUEST", "utf-8"), (body[2].ContentType.Parameters["method"], body[2].ContentType.Charset));
        Assert.Contains("Formannskapssalen", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Rektormøtet", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains($"/moter/{id}", mail.TextBody, StringComparison.Ordinal);

        var text = MeetingMail.Text(mail);
        Assert.Contains("METHOD:REQUEST\r\n", text, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Oslo", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Europe/Oslo:20261201T090000\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTEND;TZID=Europe/Oslo:20261201T110000\r\n", text, StringComparison.Ordinal);
        var asked = MeetingMail.Event(mail);
        var place = await post.Kommune.With(db => db.Deadlines.SingleAsync(d => d.SourceId == id, Cancel));
        Assert.Equal($"{place.Id}@{post.Kommune.Municipality.OrganisationNumber}.takt", asked.Uid); // as in the calendars read from Takt
        Assert.Equal((0, "CONFIRMED", "OPAQUE"), (asked.Sequence, asked.Status, asked.Transparency));
        var attendee = Assert.Single(asked.Attendees);
        Assert.Equal($"mailto:{MeetingMail.Ola}", attendee.Value!.ToString());
        Assert.True(attendee.Rsvp);
        var organizer = asked.Organizer!.Value!.ToString()["mailto:".Length..];
        Assert.Equal(organizer, mail.From.Mailboxes.Single().Address);
        Assert.Matches(@"^moter\+k\.\d{9}\.[a-z2-9]{26}@prove\.example$", organizer);
        Assert.NotEqual(
            organizer,
            MeetingMail.Event(MeetingMail.To(sent, MeetingMail.Kari)).Organizer!.Value!.ToString()["mailto:".Length..]
        );
        Assert.Empty(await post.Post());
        Assert.Empty(await post.Post(TimeSpan.FromDays(1)));
    }

    [Fact]
    public async Task A_meeting_that_moves_or_is_called_off_is_told_of_with_a_rising_number()
    {
        var id = await post.Meeting();
        var first = MeetingMail.To(await post.Post(), MeetingMail.Ola);
        await post.Change(id, m => m.Move(m.On, new(12, 0), 60, m.On));
        var moved = MeetingMail.To(await post.Post(), MeetingMail.Ola);
        Assert.Equal("Et møte er flyttet til 1. desember", moved.Subject);
        Assert.Equal(MeetingMail.Event(first).Organizer!.Value, MeetingMail.Event(moved).Organizer!.Value);
        Assert.True(MeetingMail.Event(moved).Sequence > MeetingMail.Event(first).Sequence);

        await post.Change(id, m => m.Arrange(m.Title, "Møterom 2", null));
        Assert.Equal("Endring i møtet 1. desember", MeetingMail.To(await post.Post(), MeetingMail.Ola).Subject);
        await post.Change(id, m => m.Show(post.Unit, Meetings.Openness.Unit)); // nothing a calendar shows
        Assert.Empty(await post.Post());

        await post.Change(id, m => m.Cancel("Ingen saker"));
        var off = MeetingMail.To(await post.Post(), MeetingMail.Ola);
        Assert.Equal("Møtet 1. desember er avlyst", off.Subject);
        Assert.Contains("METHOD:CANCEL\r\n", MeetingMail.Text(off), StringComparison.Ordinal);
        Assert.Equal("CANCELLED", MeetingMail.Event(off).Status);
        Assert.True(MeetingMail.Event(off).Sequence > MeetingMail.Event(moved).Sequence);
        Assert.Empty(await post.Post());
    }

    [Fact]
    public async Task Of_forty_meetings_those_of_the_next_three_weeks_are_asked_to_and_the_others_as_they_come_near()
    {
        for (var week = 1; week <= 40; week++)
        {
            await post.Meeting(days: week * 7);
        }

        Assert.Equal(3, (await post.Post()).Count(m => m.To.Mailboxes.Single().Address == MeetingMail.Ola));
        Assert.Empty(await post.Post(TimeSpan.FromDays(6)));
        Assert.Equal(2, (await post.Post(TimeSpan.FromDays(1))).Count); // one more, to each of the two
    }

    [Fact]
    public async Task Who_wants_none_is_asked_to_none_but_what_stands_in_their_calendar_is_kept_right()
    {
        var id = await post.Meeting();
        await post.Post();
        using var visitor = await new Visitor(post.Kommune).As(post.OlaId);
        await visitor.Open(MailLinks.Choices);
        await visitor.Send("notices", ("Form.Invitations", null));
        Assert.True(
            await post.Kommune.With(db =>
                db.Mailboxes.Where(b => b.PersonId == post.OlaId).Select(b => b.WithoutInvitations).SingleAsync(Cancel)
            )
        );
        await post.Meeting(days: 8);
        Assert.Equal(MeetingMail.Kari, Assert.Single(await post.Post()).To.Mailboxes.Single().Address);
        await post.Change(id, m => m.Move(m.On, new(13, 0), 60, m.On));
        Assert.Equal(2, (await post.Post()).Count);
    }

    [Fact]
    public async Task Whatever_the_mail_server_does_each_is_asked_once_to_the_meeting_as_it_stands()
    {
        var id = await post.Meeting();
        post.Server.IsBusy = true;
        Assert.Empty(await post.Post());
        var letters = await post.Kommune.With(db => db.Letters.OrderBy(l => l.Id).Select(l => l.Id).ToListAsync(Cancel));
        Assert.Equal(2, letters.Count);
        await post.Change(id, m => m.Move(m.On, new(14, 0), 60, m.On));
        Assert.Empty(await post.Post());
        post.Server.IsBusy = false;
        var sent = await post.Post(TimeSpan.FromMinutes(20));
        Assert.Equal(2, sent.Count); // the later letters tell nothing new
        Assert.All(sent, m => Assert.Contains("T140000", MeetingMail.Text(m), StringComparison.Ordinal));
        Assert.Empty(await post.Post(TimeSpan.FromDays(1)));
    }

    [Fact]
    public async Task Who_leaves_the_group_has_it_taken_away_and_who_comes_is_asked()
    {
        await post.Meeting();
        await post.Post();
        await post.Kommune.With(async db =>
        {
            (await db.GroupMembers.SingleAsync(m => m.PersonId == post.OlaId, Cancel)).End(post.Kommune.Today);
            await db.Save("test", Cancel);
        });
        var off = Assert.Single(await post.Post(TimeSpan.FromHours(1)));
        Assert.Equal(MeetingMail.Ola, off.To.Mailboxes.Single().Address);
        Assert.Contains("Du skal ikke lenger være med", off.TextBody, StringComparison.Ordinal);
        Assert.Empty(await post.Post(TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task Who_is_not_asked_any_more_learns_nothing_of_what_it_has_become()
    {
        var id = await post.Meeting();
        var first = MeetingMail.To(await post.Post(), MeetingMail.Ola);
        await post.Kommune.With(async db =>
        {
            (await db.GroupMembers.SingleAsync(m => m.PersonId == post.OlaId, Cancel)).End(post.Kommune.Today);
            await db.Save("test", Cancel);
        });
        await post.Change(
            id,
            m =>
            {
                m.Move(m.On.AddDays(1), new(14, 0), 30, m.On);
                m.Arrange("Hemmelig sak", "Lukket rom", "https://video.example/hemmelig");
            }
        );
        var off = MeetingMail.To(await post.Post(TimeSpan.FromHours(1)), MeetingMail.Ola);
        Assert.Equal("Du skal ikke på møtet 1. desember likevel", off.Subject);
        var calendar = MeetingMail.Text(off);
        foreach (var text in new[] { off.TextBody!, off.HtmlBody!, calendar, off.From.ToString() })
        {
            foreach (
                var secret in new[] { "Hemmelig", "hemmelig", "Lukket", "Rektormøtet", "Formannskap", "T140000", "2. desember", "Kari" }
            )
            {
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
            }

            Assert.DoesNotContain($"{id}", text, StringComparison.Ordinal);
        }

        Assert.Contains("METHOD:CANCEL\r\n", calendar, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Europe/Oslo:20261201T090000\r\n", calendar, StringComparison.Ordinal);
        Assert.Contains("DTEND;TZID=Europe/Oslo:20261201T110000\r\n", calendar, StringComparison.Ordinal);
        Assert.Equal(MeetingMail.Event(first).Uid, MeetingMail.Event(off).Uid);
        Assert.Equal(MeetingMail.Event(first).Organizer!.Value, MeetingMail.Event(off).Organizer!.Value);
    }

    [Theory]
    [InlineData("Ola Berg <ola.berg@prove.example>", "ola.berg@prove.example", "mailto:ola.berg@prove.example")]
    [InlineData("ola%berg#1@prove.example", "ola%berg#1@prove.example", "mailto:ola%25berg%231@prove.example")]
    public async Task An_address_that_is_oddly_written_is_asked_too_and_may_answer(string stored, string sentTo, string uri)
    {
        await Store(stored);
        var id = await post.Meeting();
        var sent = await post.Post();
        Assert.Equal(2, sent.Count);
        var mail = MeetingMail.To(sent, sentTo);
        var text = MeetingMail.Text(mail).Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains($":{uri}\r\n", text, StringComparison.Ordinal);
        post.Host.Time.Advance(TimeSpan.FromMinutes(30));
        var answer = System
            .Text.Encoding.UTF8.GetString(MeetingMail.Answer("apple-declined.eml", mail, ("stamp", "20261124T083700Z")))
            .Replace($"mailto:{sentTo}", uri, StringComparison.Ordinal);
        Assert.Equal(MailRead.Answered, await post.Read(System.Text.Encoding.UTF8.GetBytes(answer)));
        Assert.NotNull(await post.Reply(id, post.OlaId));
    }

    [Theory]
    [InlineData("ingen adresse @@")]
    [InlineData("ola@")]
    [InlineData("ola@berg..example")]
    [InlineData("ola@[ikke-en-adresse]")]
    public async Task An_address_that_is_none_holds_up_nobodys_mail(string stored)
    {
        await Store(stored);
        await post.Meeting();
        await post.Meeting(days: 8);
        var sent = await post.Post();
        Assert.Equal(2, sent.Count(m => m.To.Mailboxes.Single().Address == MeetingMail.Kari));
        Assert.DoesNotContain(await post.Post(), m => m.To.Mailboxes.Single().Address == MeetingMail.Kari);
    }

    [Fact]
    public async Task The_senders_address_may_have_a_name()
    {
        await using var named = await MeetingMail.Begin("--Takt:Mail:From=Takt i kommunen <takt@prove.example>");
        await named.Meeting();
        var asked = MeetingMail.Event(MeetingMail.To(await named.Post(), MeetingMail.Ola));
        Assert.Equal("mailto:takt@prove.example", asked.Organizer!.Value!.ToString());
    }

    [Fact]
    public async Task What_never_went_out_is_forgotten_with_what_did()
    {
        await post.Meeting();
        await Store(""); // laid for nobody
        post.Server.IsBusy = true;
        await post.Post();
        Assert.NotEqual(0, await post.Kommune.With(db => db.MeetingInvitations.CountAsync(i => i.SentAs == null, Cancel)));
        await post.Post(TimeSpan.FromDays(62)); // a Monday
        Assert.NotEqual(0, await post.Kommune.With(db => db.MeetingInvitations.CountAsync(Cancel)));
        await post.Post(TimeSpan.FromDays(7));
        Assert.Equal(0, await post.Kommune.With(db => db.MeetingInvitations.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Who_sits_where_is_read_once_for_each_day_of_a_page()
    {
        var groups = new Counted();
        var days = new ConvenedDays(groups);
        foreach (var day in new[] { 1, 2, 1, 2, 1 })
        {
            await days.On(new(2026, 12, day), Cancel);
        }

        Assert.Equal(2, groups.Asked);
    }

    sealed class Counted : IConvened
    {
        public int Asked { get; private set; }

        public Task<IReadOnlyDictionary<Guid, Convened>> On(DateOnly day, CancellationToken cancel)
        {
            Asked++;
            return Task.FromResult<IReadOnlyDictionary<Guid, Convened>>(new Dictionary<Guid, Convened>());
        }
    }

    Task Store(string email) =>
        post.Kommune.With(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == post.OlaId, Cancel)).Email = email;
            await db.Save("test", Cancel);
        });

    [Fact]
    public async Task Where_nobody_reads_answers_none_is_asked_for()
    {
        await using var other = await MeetingMail.Begin();
        await other.Meeting();
        var asked = MeetingMail.Event(MeetingMail.To(await other.Post(), MeetingMail.Ola));
        Assert.False(Assert.Single(asked.Attendees).Rsvp);
        Assert.Equal("mailto:takt@prove.example", asked.Organizer!.Value!.ToString());
    }
}
