using System.Text;
using Ical.Net.CalendarComponents;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Takt.Meetings;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>
/// Kari Nes chairs a group, Ola Berg sits in it with Vigdis Møte as his substitute, and the post of the municipality works.
/// Tuesday 24 November 2026, half past nine.
/// </summary>
sealed class MeetingMail : IAsyncDisposable
{
    public const string Kari = "kari.nes@prove.example";
    public const string Ola = "ola.berg@prove.example";
    public const string Calendar = "moter@prove.example";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public MailServer Server { get; }
    public TestHost Host { get; private init; } = null!;

    /// <summary>What the answers that come next are stumbled over.</summary>
    public Queue<Exception> Troubles { get; private init; } = [];
    public EmptyKommune Kommune { get; private set; } = null!;
    public Guid Unit { get; private set; }
    public Guid Group { get; private set; }
    public Guid KariId { get; private set; }
    public Guid OlaId { get; private set; }
    public Guid VigdisId { get; private set; }

    public static async Task<MeetingMail> Begin(params string[] more)
    {
        var server = new MailServer().Start();
        var stumbles = new Stumbles();
        var host = new TestHost
        {
            Hears = stumbles,
            More =
            [
                "--Takt:Mail:Server=127.0.0.1",
                $"--Takt:Mail:Port={server.Port}",
                "--Takt:Mail:Security=none",
                "--Takt:Mail:From=takt@prove.example",
                .. more,
            ],
        };
        await host.InitializeAsync();
        MeetingMail post = new(server)
        {
            Host = host,
            Kommune = new(host),
            Troubles = stumbles.Over,
        };
        await post.Kommune.InitializeAsync();
        post.Unit = await post.Kommune.Root();
        post.KariId = await post.Person("Kari Nes", "kari.nes", Kari);
        post.OlaId = await post.Person("Ola Berg", "ola.berg", Ola);
        post.VigdisId = await post.Person("Vigdis Møte", "vigdis", "vigdis@prove.example");
        await post.Kommune.With(async db =>
        {
            foreach (var box in new[] { post.KariId, post.OlaId, post.VigdisId })
            {
                db.Mailboxes.Add(Quiet(box));
            }

            var group = new Group("Rektorene") { UnitId = post.Unit };
            group.Seat(post.KariId, post.Kommune.Today.AddDays(-30), GroupPlace.Chair);
            group.Seat(post.OlaId, post.Kommune.Today.AddDays(-30));
            group.Seat(post.VigdisId, post.Kommune.Today.AddDays(-30), GroupPlace.Substitute).StandsInFor = post.OlaId;
            db.Groups.Add(group);
            await db.Save("test", Cancel);
            post.Group = group.Id;
        });
        return post;
    }

    MeetingMail(MailServer server) => Server = server;

    sealed class Stumbles : IHearsAnswers
    {
        public Queue<Exception> Over { get; } = [];

        public Task<bool> Hear(MailAnswer answer, CancellationToken cancel) =>
            Over.TryDequeue(out var trouble) ? throw trouble : Task.FromResult(false);
    }

    // The summary is another test's.
    static Mailbox Quiet(Guid person)
    {
        var box = new Mailbox(person);
        box.Stop(LetterKind.Summary);
        return box;
    }

    async Task<Guid> Person(string name, string userName, string email)
    {
        var id = await Kommune.Account(name, userName, "Fjellheim på vidda 7");
        await Kommune.With(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == id, Cancel)).Email = email;
            await db.Save("test", Cancel);
        });
        return id;
    }

    /// <summary>Lays one, so many days from today at nine, for two hours.</summary>
    public async Task<Guid> Meeting(int days = 7)
    {
        var meeting = new Meeting(Group, Unit, Openness.Members, "Rektormøtet", Kommune.Today.AddDays(days), new(9, 0), 120);
        meeting.Arrange("Rektormøtet", "Formannskapssalen", null);
        await Kommune.With(db =>
        {
            db.AddMeetings([meeting]);
            return db.Save("test", Cancel);
        });
        return meeting.Id;
    }

    /// <summary>A conversation between Kari, who leads, and Ola, a week from today.</summary>
    public async Task<Guid> Conversation()
    {
        var id = Guid.CreateVersion7();
        var dialogue = new Dialogue(
            id,
            DialogueKind.Leaders,
            Unit,
            "Skolen",
            [
                new(OlaId, "Ola Berg", "Rektor", DialogueSide.Leader, null),
                new(KariId, "Kari Nes", "Kommunalsjef", DialogueSide.Superior, null),
            ],
            []
        );
        dialogue.Arrange(Kommune.Today.AddDays(7), new(13, 0), 60, "Kontoret", null);
        await Kommune.With(async db =>
        {
            db.Dialogues.Add(dialogue);
            await db.Save("test", Cancel);
        });
        await Talk(id, _ => { });
        return id;
    }

    /// <summary>Does something with a conversation, and brings the calendars in step.</summary>
    public async Task Talk(Guid dialogue, Action<Dialogue> act)
    {
        await using var scope = Host.Services.ScopeFor(Kommune.Municipality, new() { Name = "Kari Nes", PersonId = KariId });
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var one = await db.Dialogues.Include(d => d.Parts).SingleAsync(d => d.Id == dialogue, Cancel);
        act(one);
        await scope.ServiceProvider.GetRequiredService<DialogueDesk>().Follow(one, Cancel);
        await db.Save("test", Cancel);
    }

    public Task Change(Guid meeting, Action<Meeting> change) =>
        Kommune.With(async db =>
        {
            var one = await db.Meetings.Include(m => m.Attendances).SingleAsync(m => m.Id == meeting, Cancel);
            change(one);
            await db.Redate([one], Cancel);
            await db.Save("test", Cancel);
        });

    /// <summary>What goes out when some minutes have passed.</summary>
    public async Task<IReadOnlyList<MimeMessage>> Post(TimeSpan? wait = null)
    {
        Host.Time.Advance(wait ?? TimeSpan.FromMinutes(3));
        await Host.Services.GetRequiredService<Mailing>().Work(Kommune.Municipality, Cancel);
        return Server.Taken();
    }

    /// <summary>The calendar as it stands in the mail, to the byte.</summary>
    public static string Text(MimeMessage mail)
    {
        using var bytes = new MemoryStream();
        mail.BodyParts.OfType<TextPart>().Single(p => p.ContentType.IsMimeType("text", "calendar")).Content!.DecodeTo(bytes, Cancel);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    public static CalendarEvent Event(MimeMessage mail) => Ical.Net.Calendar.Load(Text(mail))!.Events.Single();

    public static MimeMessage To(IEnumerable<MimeMessage> mails, string email) =>
        Assert.Single(mails, m => m.To.Mailboxes.Single().Address == email);

    /// <summary>One of the files in Answers, filled in.</summary>
    public static byte[] Filled(string file, params (string Name, string Value)[] values)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Notices", "Answers", file)).ReplaceLineEndings("\r\n");
        foreach (var (name, value) in values)
        {
            text = text.Replace($"{{{{{name}}}}}", value, StringComparison.Ordinal);
        }

        const string begin = "{{base64}}\r\n",
            end = "{{/base64}}";
        if (text.IndexOf(begin, StringComparison.Ordinal) is >= 0 and var from)
        {
            var to = text.IndexOf(end, StringComparison.Ordinal);
            var plain = text[(from + begin.Length)..to];
            var coded = Convert.ToBase64String(Encoding.UTF8.GetBytes(plain), Base64FormattingOptions.InsertLineBreaks);
            text = $"{text[..from]}{coded}{text[(to + end.Length)..]}";
        }

        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>An answer to a mail as a program would write it.</summary>
    public static byte[] Answer(string file, MimeMessage asked, params (string Name, string Value)[] other)
    {
        var meeting = Event(asked);
        var to = asked.To.Mailboxes.Single();
        return Filled(
            file,
            [
                .. other,
                ("to", meeting.Organizer!.Value!.ToString()["mailto:".Length..]),
                ("from", to.Address),
                ("name", to.Name!),
                ("uid", meeting.Uid!),
                ("sequence", $"{meeting.Sequence}"),
                ("stamp", "20261124T083500Z"),
            ]
        );
    }

    public async Task<MailRead> Read(byte[] mail)
    {
        using var stream = new MemoryStream(mail);
        return await Host.Services.GetRequiredService<MailReading>().Read(stream, Cancel);
    }

    public Task<MeetingReply?> Reply(Guid meeting, Guid person) =>
        Kommune.With(db => db.Replies.AsNoTracking().SingleOrDefaultAsync(r => r.MeetingId == meeting && r.PersonId == person, Cancel));

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Server.DisposeAsync();
    }
}
