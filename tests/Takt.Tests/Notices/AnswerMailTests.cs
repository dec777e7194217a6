using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Takt.Meetings;

namespace Takt.Tests;

/// <summary>
/// Answers that come by mail are noted for the one who was asked, whatever program wrote them, and for nobody else. The files are
/// written by hand as the programs write: see Answers/README.md.
/// </summary>
public sealed class AnswerMailTests : IAsyncLifetime
{
    MeetingMail post = null!;
    Guid meeting;
    MimeMessage asked = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        post = await MeetingMail.Begin($"--Takt:Mail:Incoming:Address={MeetingMail.Calendar}");
        meeting = await post.Meeting();
        asked = MeetingMail.To(await post.Post(TimeSpan.Zero), MeetingMail.Ola);
        post.Host.Time.Advance(TimeSpan.FromMinutes(30));
    }

    public ValueTask DisposeAsync() => post.DisposeAsync();

    [Fact]
    public async Task What_Exchange_Outlook_Gmail_and_Apple_answer_is_noted()
    {
        Assert.Equal(MailRead.Answered, await post.Read(MeetingMail.Answer("exchange-accepted.eml", asked)));
        var reply = await post.Reply(meeting, post.OlaId);
        Assert.Equal((ReplyKind.Yes, null), (reply!.Kind, reply.Comment));

        Assert.Equal(MailRead.Answered, await post.Read(MeetingMail.Answer("gmail-tentative.eml", asked, ("stamp", "20261124T083600Z"))));
        reply = await post.Reply(meeting, post.OlaId);
        Assert.Equal((ReplyKind.Maybe, "Kommer hvis vikaren blir frisk; ellers ikke"), (reply!.Kind, reply.Comment));

        Assert.Equal(MailRead.Answered, await post.Read(MeetingMail.Answer("apple-declined.eml", asked, ("stamp", "20261124T083700Z"))));
        Assert.Equal(ReplyKind.No, (await post.Reply(meeting, post.OlaId))!.Kind);

        Assert.Equal(
            MailRead.Answered,
            await post.Read(MeetingMail.Answer("outlook-declined-with-words.eml", asked, ("stamp", "20261124T083800Z")))
        );
        reply = await post.Reply(meeting, post.OlaId);
        Assert.Equal((ReplyKind.Substitute, post.VigdisId, "Vigdis Møte"), (reply!.Kind, reply.SubstituteId, reply.Substitute));
        Assert.Equal("Jeg er på kurs, hele dagen; Vara Vigdis Møte er orientert.", reply.Comment);

        Assert.Equal(MailRead.Answered, await post.Read(MeetingMail.Answer("delegated.eml", asked, ("stamp", "20261124T083900Z"))));
        reply = await post.Reply(meeting, post.OlaId);
        Assert.Equal((ReplyKind.Substitute, post.VigdisId), (reply!.Kind, reply.SubstituteId));

        // An older one that comes last changes nothing.
        Assert.Equal(MailRead.Stale, await post.Read(MeetingMail.Answer("exchange-accepted.eml", asked)));
        Assert.Equal(ReplyKind.Substitute, (await post.Reply(meeting, post.OlaId))!.Kind);
    }

    [Fact]
    public async Task An_answer_to_a_conversation_is_seen_by_the_other_who_is_told_of_a_no()
    {
        var dialogue = await post.Conversation();
        var mail = MeetingMail.To(await post.Post(), MeetingMail.Ola);
        Assert.Equal(MailRead.Answered, await post.Read(MeetingMail.Answer("apple-declined.eml", mail)));
        var part = (await Read()).PartOf(post.OlaId)!;
        Assert.Equal(ReplyKind.No, part.Reply);
        var notice = await post.Kommune.With(db => db.Set<Notice>().SingleAsync(n => n.PersonId == post.KariId, Cancel));
        Assert.Equal("Meetings.ToldDialogueNo", notice.Sentence);
        Assert.Equal(MailRead.Stale, await post.Read(MeetingMail.Answer("exchange-accepted.eml", mail, ("stamp", "20261124T080000Z"))));
        Assert.Equal(ReplyKind.No, (await Read()).PartOf(post.OlaId)!.Reply); // an older one that comes last

        using var kari = await new Visitor(post.Kommune).As(post.KariId);
        await kari.Open(DialogueUrls.Of(dialogue));
        Assert.Contains("Kommer ikke", kari.Text, StringComparison.Ordinal);
        await post.Talk(dialogue, d => d.Arrange(d.On, new(10, 0), d.Length, null, null));
        Assert.Null((await Read()).PartOf(post.OlaId)!.Reply); // to ten o'clock nothing is said yet
        Assert.Equal(MailRead.Stale, await post.Read(MeetingMail.Answer("exchange-accepted.eml", mail, ("stamp", "20261124T090000Z"))));

        Task<Dialogue> Read() => post.Kommune.With(db => db.Dialogues.Include(d => d.Parts).SingleAsync(d => d.Id == dialogue, Cancel));
    }

    [Fact]
    public async Task Whoever_comes_instead_may_say_no_and_sends_nobody_else()
    {
        Assert.Equal(MailRead.Answered, await post.Read(MeetingMail.Answer("outlook-declined-with-words.eml", asked)));
        var first = MeetingMail.To(await post.Post(), "vigdis@prove.example");
        Assert.Equal(
            MailRead.Answered,
            await post.Read(MeetingMail.Answer("outlook-declined-with-words.eml", first, ("stamp", "20261124T103000Z")))
        );
        Assert.Equal(ReplyKind.No, (await post.Reply(meeting, post.VigdisId))!.Kind);
        using var kari = await new Visitor(post.Kommune).As(post.KariId);
        await kari.Open(MeetingsUrls.Of(meeting));
        Assert.Contains("Kommer ikke likevel", kari.Text, StringComparison.Ordinal);
        await kari.Open(MeetingsUrls.MinutesOf(meeting));
        Assert.Null(kari.Page.QuerySelector($"input[name='Form.There[{post.VigdisId}]'][checked]"));
    }

    [Fact]
    public async Task Who_is_sent_instead_is_asked_and_told_when_it_is_taken_back_or_the_meeting_moves()
    {
        const string vigdis = "vigdis@prove.example";
        Assert.Equal(MailRead.Answered, await post.Read(MeetingMail.Answer("outlook-declined-with-words.eml", asked)));
        var sent = await post.Post();
        var first = MeetingMail.To(sent, vigdis);
        Assert.Single(sent); // what the others have is as it was
        Assert.Equal("Innkalling til møte 1. desember", first.Subject);
        Assert.Equal($"mailto:{vigdis}", Assert.Single(MeetingMail.Event(first).Attendees).Value!.ToString());

        Assert.Equal(MailRead.Answered, await post.Read(MeetingMail.Answer("exchange-accepted.eml", asked, ("stamp", "20261124T100000Z"))));
        var off = MeetingMail.To(await post.Post(), vigdis);
        Assert.Contains("METHOD:CANCEL\r\n", MeetingMail.Text(off), StringComparison.Ordinal);
        Assert.Equal(MeetingMail.Event(first).Uid, MeetingMail.Event(off).Uid);

        Assert.Equal(MailRead.Answered, await post.Read(MeetingMail.Answer("delegated.eml", asked, ("stamp", "20261124T103000Z"))));
        MeetingMail.To(await post.Post(), vigdis);
        // To another time nobody has answered: whoever was to come instead is not asked to that.
        await post.Change(meeting, m => m.Move(m.On, new(13, 0), 60, m.On));
        var moved = await post.Post();
        Assert.Contains("METHOD:CANCEL\r\n", MeetingMail.Text(MeetingMail.To(moved, vigdis)), StringComparison.Ordinal);
        Assert.Contains("METHOD:REQUEST\r\n", MeetingMail.Text(MeetingMail.To(moved, MeetingMail.Ola)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_answers_for_another()
    {
        var kari = ("from", MeetingMail.Kari);
        var stranger = ("from", "noen@annet.example");
        var address = MeetingMail.Event(asked).Organizer!.Value!.ToString()["mailto:".Length..];
        Assert.Equal(MailRead.NotTheirs, await post.Read(MeetingMail.Answer("exchange-accepted.eml", asked, kari))); // sent on to her
        Assert.Equal(MailRead.NotTheirs, await post.Read(MeetingMail.Answer("apple-declined.eml", asked, stranger)));
        Assert.Equal(MailRead.Unknown, await post.Read(MeetingMail.Answer("exchange-accepted.eml", asked, ("to", MeetingMail.Calendar))));
        var guessed =
            address[..^("@prove.example".Length + 1)] + (address[^("@prove.example".Length + 1)] == 'a' ? 'b' : 'a') + "@prove.example";
        Assert.Equal(MailRead.Unknown, await post.Read(MeetingMail.Answer("exchange-accepted.eml", asked, ("to", guessed))));
        var elsewhere = address.Replace(
            $"{post.Kommune.Municipality.OrganisationNumber}",
            TaktSettings.DemoNumber,
            StringComparison.Ordinal
        );
        Assert.Equal(MailRead.Unknown, await post.Read(MeetingMail.Answer("exchange-accepted.eml", asked, ("to", elsewhere))));
        Assert.Equal(
            MailRead.Unknown,
            await post.Read(MeetingMail.Answer("exchange-accepted.eml", asked, ("uid", $"{Guid.NewGuid()}@takt")))
        );
        // The attendee of another in a mail that is from the one asked, and the other way.
        var text = Encoding.UTF8.GetString(MeetingMail.Answer("delegated.eml", asked));
        Assert.Equal(
            MailRead.NotTheirs,
            await post.Read(
                Encoding.UTF8.GetBytes(
                    text.Replace($"From: Ola Berg <{MeetingMail.Ola}>", "From: x <x@y.example>", StringComparison.Ordinal)
                )
            )
        );
        Assert.Null(await post.Reply(meeting, post.OlaId));
        Assert.Null(await post.Reply(meeting, post.KariId));
    }

    [Fact]
    public async Task Who_says_to_be_several_or_has_another_send_it_is_nobody()
    {
        var good = Encoding.UTF8.GetString(MeetingMail.Answer("exchange-accepted.eml", asked));
        var from = $"From: Ola Berg <{MeetingMail.Ola}>";
        Assert.Contains(from, good, StringComparison.Ordinal);
        foreach (
            var claimed in new[]
            {
                $"From: x <x@y.example>, Ola Berg <{MeetingMail.Ola}>",
                $"{from}, x <x@y.example>",
                $"From: x <x@y.example>\r\n{from}",
                $"From: Venner: Ola Berg <{MeetingMail.Ola}>;",
                $"{from}\r\nSender: x@y.example",
                $"{from}\r\nSender: {MeetingMail.Ola}\r\nSender: x@y.example",
            }
        )
        {
            var mail = Encoding.UTF8.GetBytes(good.Replace(from, claimed, StringComparison.Ordinal));
            Assert.Equal((claimed, MailRead.NotTheirs), (claimed, await post.Read(mail)));
        }

        Assert.Null(await post.Reply(meeting, post.OlaId));
        var sent = good.Replace(from, $"{from}\r\nSender: {MeetingMail.Ola}", StringComparison.Ordinal);
        Assert.Equal(MailRead.Answered, await post.Read(Encoding.UTF8.GetBytes(sent)));
    }

    [Fact]
    public async Task Signs_that_are_none_are_read_nowhere_and_stop_nothing()
    {
        var token = MeetingMail.Event(asked).Organizer!.Value!.ToString().Split('.', '@')[2];
        var good = Encoding.UTF8.GetString(MeetingMail.Answer("delegated.eml", asked));
        foreach (var bad in new[] { '\0', '\u0001', ' ', '1', 'å' })
        {
            var address = MeetingMail
                .Event(asked)
                .Organizer!.Value!.ToString()["mailto:".Length..]
                .Replace(token, $"{bad}{token[1..]}", StringComparison.Ordinal);
            Assert.False(ReturnAddress.TryRead(address, new() { Address = MeetingMail.Calendar }, out _), $"{(int)bad}");
            Assert.Equal(
                MailRead.Unknown,
                await post.Read(Encoding.UTF8.GetBytes(good.Replace(token, $"{bad}{token[1..]}", StringComparison.Ordinal)))
            );
        }

        // Escaped they are the same signs; who comes is then nobody.
        foreach (var bad in new[] { "\0", "%00", "%20", "\u0007" })
        {
            var mail = good.Replace("mailto:vigdis@", $"mailto:vig{bad}dis@", StringComparison.Ordinal);
            Assert.Equal(MailRead.Answered, await post.Read(Encoding.UTF8.GetBytes(mail)));
            var reply = await post.Reply(meeting, post.OlaId);
            Assert.Equal((ReplyKind.Substitute, null, null), (reply!.Kind, reply.SubstituteId, reply.Substitute));
        }
    }

    [Fact]
    public async Task What_a_module_stumbles_over_is_one_mail_that_failed_and_a_frozen_municipality_is_asked_again()
    {
        var mail = MeetingMail.Answer("exchange-accepted.eml", asked);
        post.Troubles.Enqueue(new InvalidOperationException(MeetingMail.Ola));
        Assert.Equal(MailRead.Failed, await post.Read(mail));
        post.Troubles.Enqueue(new Refusal("frozen"));
        Assert.Equal(MailRead.Waits, await post.Read(mail));
        Assert.Equal(MailRead.Answered, await post.Read(mail));
    }

    [Fact]
    public async Task A_mail_to_the_old_time_leaves_what_was_said_in_Takt_to_the_new_one()
    {
        await post.Change(meeting, m => m.Move(m.On, new(13, 0), 60, m.On));
        using var ola = await new Visitor(post.Kommune).As(post.OlaId); // before the mail that tells of it has gone
        await ola.Open($"/moter/{meeting}/svar");
        await ola.Send("reply", ("Form.Kind", "Yes"));
        post.Host.Time.Advance(TimeSpan.FromMinutes(5));
        var late = MeetingMail.Answer("apple-declined.eml", asked, ("stamp", $"{post.Host.Time.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}"));
        Assert.Equal(MailRead.Stale, await post.Read(late));
        var reply = await post.Reply(meeting, post.OlaId);
        Assert.Equal((ReplyKind.Yes, 60), (reply!.Kind, reply.Length));
    }

    [Fact]
    public async Task An_answer_to_another_time_is_none_and_the_next_is_asked_anew()
    {
        Assert.Equal(MailRead.Answered, await post.Read(MeetingMail.Answer("exchange-accepted.eml", asked)));
        await post.Change(meeting, m => m.Move(m.On, new(13, 0), 60, m.On));
        using var kari = await new Visitor(post.Kommune).As(post.KariId);
        await kari.Open($"/moter/{meeting}");
        Assert.Contains("Ola BergIkke svart", Words(kari, "#deltakere"), StringComparison.Ordinal); // his yes was to nine o'clock
        var again = MeetingMail.To(await post.Post(), MeetingMail.Ola);
        Assert.Equal(MailRead.Stale, await post.Read(MeetingMail.Answer("apple-declined.eml", asked)));
        Assert.Equal(MailRead.Answered, await post.Read(MeetingMail.Answer("apple-declined.eml", again, ("stamp", "20261124T084500Z"))));
        await kari.Open($"/moter/{meeting}");
        Assert.Contains("Ola BergKommer ikke", Words(kari, "#deltakere"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_to_harm_does_none()
    {
        var good = Encoding.UTF8.GetString(MeetingMail.Answer("delegated.eml", asked));
        var calendar = good[good.IndexOf("BEGIN:VCALENDAR", StringComparison.Ordinal)..];
        string[] hostile =
        [
            "",
            "\0\0\0",
            new string('a', 500_000),
            new string('x', MailReading.Largest + 1),
            good.Replace("SEQUENCE:0", $"SEQUENCE:{new string('9', 400)}", StringComparison.Ordinal)
                .Replace("PARTSTAT=DELEGATED", "PARTSTAT=WHATEVER", StringComparison.Ordinal),
            good.Replace("charset=utf-8", "charset=no-such-thing", StringComparison.Ordinal)
                .Replace("ATTENDEE", "NOBODY", StringComparison.Ordinal),
            good.Replace(calendar, string.Concat(Enumerable.Repeat("BEGIN:VEVENT\r\n", 5_000)) + calendar, StringComparison.Ordinal),
            good.Replace(calendar, "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nATTENDEE;\":\";;;=;:\r\n", StringComparison.Ordinal),
            string.Concat(Enumerable.Range(0, 500).Select(n => $"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n")) + good,
        ];
        foreach (var text in hostile)
        {
            Assert.NotEqual(MailRead.Answered, await post.Read(Encoding.UTF8.GetBytes(text)));
        }

        Assert.Null(await post.Reply(meeting, post.OlaId));
        await Fuzz.Read(
            "answer",
            TimeSpan.FromMinutes(5),
            [
                .. new[]
                {
                    "exchange-accepted.eml",
                    "outlook-declined-with-words.eml",
                    "gmail-tentative.eml",
                    "apple-declined.eml",
                    "delegated.eml",
                }.Select(f => MeetingMail.Answer(f, asked)),
            ],
            file => post.Read(file).GetAwaiter().GetResult(),
            _ => false
        );
    }

    [Fact]
    public async Task One_answers_in_Takt_too_and_the_roll_begins_with_the_answers()
    {
        using var ola = await new Visitor(post.Kommune).As(post.OlaId);
        await ola.Open($"/moter/{meeting}/svar");
        await ola.Send("reply", ("Form.Kind", "Substitute"));
        Assert.Contains("Skriv hvem som møter for deg.", ola.Text, StringComparison.Ordinal);
        await ola.Send("reply", ("Form.Kind", "Substitute"), ("Form.Substitute", "Ingen Kjent"));
        Assert.Equal("Ingen Kjent", ola.Field("Form.Substitute"));
        await ola.Send("reply", ("Form.Kind", "Substitute"), ("Form.Substitute", "ola berg"));
        Assert.Contains("Du kan ikke møte for deg selv", ola.Text, StringComparison.Ordinal);
        await ola.Send("reply", ("Form.Kind", "Substitute"), ("Form.Substitute", "vigdis møte"), ("Form.Comment", "Jeg er på kurs"));
        Assert.Equal($"/moter/{meeting}", ola.At);
        Assert.Contains("Ola BergSender Vigdis Møte«Jeg er på kurs»", Words(ola, "#deltakere"), StringComparison.Ordinal);

        using var kari = await new Visitor(post.Kommune).As(post.KariId);
        await kari.Open($"/moter/{meeting}/referat");
        Assert.Equal(
            [$"Form.There[{post.KariId}]", $"Form.There[{post.VigdisId}]"],
            kari.Page.QuerySelectorAll("input[name^='Form.There'][checked]").Select(i => i.GetAttribute("name")!)
        );

        // A mail that was on its way before is older than what was said here.
        Assert.Equal(MailRead.Stale, await post.Read(MeetingMail.Answer("exchange-accepted.eml", asked)));
    }

    [Fact]
    public async Task Others_neither_see_the_answers_nor_answer()
    {
        await post.Change(meeting, m => m.Show(post.Unit, Openness.Unit));
        Assert.Equal(MailRead.Answered, await post.Read(MeetingMail.Answer("gmail-tentative.eml", asked)));
        using var colleague = await post.Kommune.SignedIn("Kalle Kollega", post.Unit, Roles.Leader);
        await colleague.Open($"/moter/{meeting}");
        Assert.Equal(200, (int)colleague.Status);
        Assert.DoesNotContain("Kanskje", Words(colleague, "#deltakere"), StringComparison.Ordinal);
        Assert.DoesNotContain("vikaren", colleague.Text, StringComparison.Ordinal);
        await colleague.Open($"/moter/{meeting}/svar");
        Assert.Equal(403, (int)colleague.Status);
    }

    [Fact]
    public async Task A_mail_that_came_back_stops_mail_to_that_address_and_no_other()
    {
        var letter = await post.Kommune.With(db => db.Letters.Where(l => l.PersonId == post.OlaId).Select(l => l.Id).SingleAsync(Cancel));
        Assert.DoesNotContain($"{letter}", asked.MessageId, StringComparison.Ordinal); // which whoever is answered sees
        Assert.DoesNotContain($"{letter:N}", asked.MessageId, StringComparison.Ordinal);
        var to = new Takt.Kernel.ReturnAddress(
            Returning.Bounce,
            post.Kommune.Municipality.OrganisationNumber,
            ReturnAddress.TokenOf(letter)
        ).At(new() { Address = MeetingMail.Calendar })!;
        byte[] Back(string file, string about, string status = "5.1.1", string action = "failed", string? at = null) =>
            MeetingMail.Filled(
                file,
                ("to", at ?? to),
                ("about", about),
                ("status", status),
                ("action", action),
                ("message", asked.MessageId!)
            );
        Assert.Equal(MailRead.NotTheAddress, await post.Read(Back("postfix-undeliverable.eml", MeetingMail.Ola, "4.4.1", "delayed")));
        Assert.Equal(MailRead.NotTheAddress, await post.Read(Back("postfix-undeliverable.eml", MeetingMail.Ola, "5.2.2"))); // full
        Assert.Equal(MailRead.NotTheAddress, await post.Read(Back("exchange-undeliverable.eml", MeetingMail.Ola, "5.7.1"))); // refused for what it says
        foreach (var status in new[] { "5.0.0", "5.1.0", "5.1.7", "5.1.8", "5.2.0", "5.4.1", "5.4.14", "5.1.11" })
        {
            var back = Back("exchange-undeliverable.eml", MeetingMail.Ola, status);
            Assert.Equal((status, MailRead.NotTheAddress), (status, await post.Read(back))); // about us, or on the way
        }

        Assert.Equal(MailRead.NotTheirs, await post.Read(Back("exchange-undeliverable.eml", MeetingMail.Kari)));
        Assert.Equal(MailRead.Unknown, await post.Read(Back("exchange-undeliverable.eml", MeetingMail.Ola, at: MeetingMail.Calendar)));
        var guess = new ReturnAddress(
            Returning.Bounce,
            post.Kommune.Municipality.OrganisationNumber,
            ReturnAddress.TokenOf(Guid.CreateVersion7())
        ).At(new() { Address = MeetingMail.Calendar })!;
        Assert.Equal(MailRead.Unknown, await post.Read(Back("exchange-undeliverable.eml", MeetingMail.Ola, at: guess)));
        Assert.Null((await Box(post.OlaId)).RefusedAddress);

        Assert.Equal(MailRead.Returned, await post.Read(Back("exchange-undeliverable.eml", MeetingMail.Ola)));
        var box = await Box(post.OlaId);
        Assert.Equal(MeetingMail.Ola, box.RefusedAddress);
        Assert.Contains("RecipientNotFound", box.Refusal, StringComparison.Ordinal);
        Assert.Null((await Box(post.KariId)).RefusedAddress);
        await post.Change(meeting, m => m.Move(m.On, new(13, 0), 60, m.On));
        Assert.Equal(MeetingMail.Kari, Assert.Single(await post.Post()).To.Mailboxes.Single().Address);
        Assert.Equal(MailRead.Returned, await post.Read(Back("postfix-undeliverable.eml", MeetingMail.Ola)));
    }

    [Fact]
    public void A_letters_token_leads_back_to_it()
    {
        for (var times = 0; times < 100; times++)
        {
            var id = Guid.CreateVersion7();
            Assert.Equal(id, ReturnAddress.LetterOf(ReturnAddress.TokenOf(id)));
        }

        Assert.Null(ReturnAddress.LetterOf("for kort"));
    }

    [Theory]
    [InlineData("Vara: Ola Nordmann", "Ola Nordmann")]
    [InlineData("Jeg er syk. Sender Ola Nordmann.", "Ola Nordmann")]
    [InlineData("Per Olav Moe møter for meg", "Per Olav Moe")]
    [InlineData("Stedfortreder er Kari-Anne Lie", "Kari-Anne Lie")]
    [InlineData("Sender beklagelser", null)]
    [InlineData("Hilsen Ola Nordmann", null)]
    public void A_no_that_names_who_comes_instead_sends_a_substitute(string comment, string? name)
    {
        var group = new Organisation.Contracts.GroupRollCall(Guid.NewGuid(), "Gruppen", null, Guid.NewGuid(), []);
        var read = ReplyBook.Read(AnswerKind.No, comment, group);
        Assert.Equal((name is null ? ReplyKind.No : ReplyKind.Substitute, name), (read.Kind, read.Name));
        Assert.Equal(ReplyKind.Yes, ReplyBook.Read(AnswerKind.Yes, comment, group).Kind);
    }

    [Theory]
    [InlineData("Snakk med Kari Nesheim", null)]
    [InlineData("Okari Nes", null)]
    [InlineData("Kari Nes.", "Kari Nes")]
    [InlineData("(kari nes)", "Kari Nes")]
    [InlineData("Spør Kari Nes Berg", "Kari Nes Berg")]
    public void A_substitute_is_known_by_the_whole_name(string comment, string? name)
    {
        Organisation.Contracts.GroupSeat Stands(string called) =>
            new(Guid.NewGuid(), called, null, Organisation.Contracts.GroupPlace.Substitute, null, null);
        var group = new Organisation.Contracts.GroupRollCall(
            Guid.NewGuid(),
            "Gruppen",
            null,
            Guid.NewGuid(),
            [Stands("Kari Nes"), Stands("Kari Nes Berg")]
        );
        var read = ReplyBook.Read(AnswerKind.No, comment, group);
        Assert.Equal((name is null ? ReplyKind.No : ReplyKind.Substitute, name), (read.Kind, read.Name));
    }

    Task<Mailbox> Box(Guid person) => post.Kommune.With(db => db.Mailboxes.AsNoTracking().SingleAsync(b => b.PersonId == person, Cancel));

    static string Words(Visitor visitor, string where) =>
        string.Join(
            ' ',
            visitor
                .Page.QuerySelector(where)!
                .Closest(".t-panel")!
                .TextContent.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)
        );
}
