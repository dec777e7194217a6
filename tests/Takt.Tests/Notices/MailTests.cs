using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>People are written to when something waits for them, once, in working hours, and whatever the mail server does.</summary>
public sealed class MailTests : IAsyncLifetime
{
    const string Email = "kari.nes@prove.example";

    readonly MailServer server = new MailServer().Start();
    TestHost host = null!;
    EmptyKommune kommune = null!;
    Guid root;
    Guid kari;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Tuesday 24 November 2026, half past nine; Kari Nes leads the municipality, and nothing waits.</summary>
    public async ValueTask InitializeAsync()
    {
        host = new()
        {
            More =
            [
                "--Takt:Mail:Server=127.0.0.1",
                $"--Takt:Mail:Port={server.Port}",
                "--Takt:Mail:Security=none",
                "--Takt:Mail:From=takt@prove.example",
            ],
        };
        await host.InitializeAsync();
        kommune = new(host);
        await kommune.InitializeAsync();
        root = await kommune.Root();
        kari = await kommune.Account("Kari Nes", "kari.nes", "Fjellheim på vidda 7", Roles.Leader);
        await Change(kari, p => p.Email = Email);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task What_waits_comes_once_with_links_and_nothing_attached()
    {
        var todo = await Lay("Tema 4: <Rett ressurs> & mer");
        Wait(TimeSpan.FromMinutes(3));
        var mail = Assert.Single(await Post());
        Assert.Equal(("Én sak venter på deg", Email), (mail.Subject, mail.To.Mailboxes.Single().Address));
        Assert.Equal("Takt – Prøvevik kommune", mail.From.Mailboxes.Single().Name);
        Assert.Empty(mail.Attachments);
        var link = $"https://{TestHost.HostOf(kommune.Municipality)}/tiltak/{todo}";
        Assert.Contains("Tema 4: <Rett ressurs> & mer", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains(link, mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Tema 4: &lt;Rett ressurs&gt; &amp; mer</a>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains($"href=\"{link}\"", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);

        Assert.Empty(await Post());
        Wait(TimeSpan.FromDays(1)); // Wednesday: the same waits, and nobody is told of it again
        Assert.Empty(await Post());
        await Lay("Noe nytt");
        Wait(TimeSpan.FromDays(1));
        Assert.Equal("2 saker venter på deg", Assert.Single(await Post()).Subject);
    }

    [Fact]
    public async Task What_somebody_wrote_to_one_comes_with_the_next_summary_and_not_before()
    {
        await Choose(MailRhythm.Daily, new(7, 30), new(16, 0), atOnce: true);
        var writer = await kommune.Account("Stig Sol", "stig.sol", "Fjellheim på vidda 7", Roles.Leader);
        await using (var scope = host.Services.ScopeFor(kommune.Municipality, new() { Name = "Stig Sol", PersonId = writer }))
        {
            var (db, comments) = (scope.ServiceProvider.GetRequiredService<Db>(), scope.ServiceProvider.GetRequiredService<Comments>());
            var audience = new Audience { Permission = SeenByLeaders, UnitId = root };
            await comments.Say(new(Guid.CreateVersion7(), "Ny <vaktplan>", "/tiltak", audience, []), "Se her", [kari], [], Cancel);
            await db.Save("test", Cancel);
        }

        Wait(TimeSpan.FromMinutes(3));
        var mail = Assert.Single(await Post());
        Assert.Equal("Noe nytt til deg", mail.Subject);
        Assert.Contains("Stig Sol skrev til deg om «Ny <vaktplan>»", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Se her", mail.TextBody, StringComparison.Ordinal); // what was said stays in Takt

        await Lay("Noe som haster");
        Wait(TimeSpan.FromMinutes(3));
        Assert.Contains("Noe som haster", Assert.Single(await Post()).TextBody, StringComparison.Ordinal); // at once
        Wait(TimeSpan.FromDays(1));
        Assert.Empty(await Post()); // and not once more
    }

    [Fact]
    public async Task A_date_is_told_of_the_day_before_and_the_day_after()
    {
        await Lay("Budsjettmøtet", due: new(2026, 12, 1)); // a Tuesday
        Wait(TimeSpan.FromMinutes(3));
        Assert.Single(await Post());
        List<DateOnly> told = [];
        for (var day = new DateOnly(2026, 11, 25); day <= new DateOnly(2026, 12, 9); day = day.AddDays(1))
        {
            Wait(TimeSpan.FromDays(1));
            told.AddRange((await Post()).Select(_ => day));
        }

        Assert.Equal([new(2026, 11, 30), new(2026, 12, 2)], told);
    }

    [Fact]
    public async Task Nobody_is_written_to_at_night_at_weekends_or_on_a_holiday()
    {
        await Choose(MailRhythm.Daily, new(6, 0), new(18, 0));
        await Lay("Kommer fredag kveld", at: new(2026, 11, 27, 20, 0, 0, DateTimeKind.Utc));
        List<DateTime> at = [];
        for (var hours = 0; hours < 24 * 4; hours++)
        {
            if ((await Post()).Count > 0)
            {
                at.Add(Clock.ToOslo(host.Time.GetUtcNow().UtcDateTime));
            }

            Wait(TimeSpan.FromHours(1));
        }

        Assert.Equal([new(2026, 11, 30, 6, 0, 0)], at);
        Assert.False(Mailing.IsWorkTime(new(2027, 5, 17, 10, 0, 0, DateTimeKind.Utc)));
        Assert.False(Mailing.IsWorkTime(new(2026, 11, 24, 17, 0, 0, DateTimeKind.Utc))); // 18.00 in Norway
    }

    [Fact]
    public async Task Once_a_week_comes_on_Monday_or_the_first_day_after_it()
    {
        Assert.True(Mailing.IsFirstOfWeek(new(2026, 11, 30)));
        Assert.False(Mailing.IsFirstOfWeek(new(2026, 12, 1)));
        Assert.False(Mailing.IsFirstOfWeek(new(2027, 3, 29))); // second day of Easter
        Assert.True(Mailing.IsFirstOfWeek(new(2027, 3, 30)));

        await Choose(MailRhythm.Weekly, new(7, 0), new(16, 0));
        await Lay("Årsplanen");
        List<DateOnly> told = [];
        for (var days = 0; days < 14; days++)
        {
            told.AddRange((await Post()).Select(_ => kommune.Today));
            Wait(TimeSpan.FromDays(1));
        }

        Assert.Equal([new(2026, 11, 30), new(2026, 12, 7)], told);
    }

    [Fact]
    public async Task Whoever_wants_it_is_told_at_once_of_what_is_laid_on_them_and_of_nothing_else()
    {
        await Lay("Fra før");
        Wait(TimeSpan.FromMinutes(3));
        Assert.Single(await Post());
        await Choose(MailRhythm.Daily, new(7, 30), new(16, 0), atOnce: true);
        Assert.Empty(await Post());

        await Lay("Først");
        await Lay("Gjort i mellomtiden", isDone: true);
        await Lay("Nummer to");
        Assert.Empty(await Post()); // more may follow
        Wait(TimeSpan.FromMinutes(3));
        var mail = Assert.Single(await Post());
        Assert.Equal("Du har fått 2 nye saker", mail.Subject);
        Assert.DoesNotContain("Fra før", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Gjort", mail.TextBody, StringComparison.Ordinal);
        Assert.Empty(await Post());

        Wait(TimeSpan.FromHours(8)); // half past five
        await Lay("Etter arbeidstid");
        Wait(TimeSpan.FromMinutes(10));
        Assert.Empty(await Post());
        Wait(TimeSpan.FromHours(14)); // the summary of the morning tells it, and it is not told twice
        Assert.Equal("4 saker venter på deg", Assert.Single(await Post()).Subject);
        Assert.Empty(await Post());
    }

    [Fact]
    public async Task What_is_laid_on_another_seat_is_new_to_whoever_sits_there()
    {
        var unit = await kommune.Unit("Skolen");
        var per = await kommune.Account("Per Berg", "per.berg", "Fjellheim på vidda 8");
        await Change(per, p => p.Email = "per.berg@prove.example");
        await kommune.With(async db =>
        {
            db.Assignments.Add(new(per, unit, Roles.Leader, kommune.Today));
            await db.Save("test", Cancel);
        });
        var source = await Lay("Til en annen");
        Wait(TimeSpan.FromMinutes(3));
        Assert.Equal(Email, Assert.Single(await Post()).To.Mailboxes.Single().Address);
        await kommune.With(async db =>
        {
            (await db.Todos.SingleAsync(t => t.SourceId == source, Cancel)).Owner = Seat.LeaderOf(unit);
            await db.Save("test", Cancel);
        });
        Wait(TimeSpan.FromDays(1));
        Assert.Equal("per.berg@prove.example", Assert.Single(await Post()).To.Mailboxes.Single().Address);
    }

    [Fact]
    public async Task With_the_mail_server_down_for_a_day_nothing_is_lost_and_nothing_comes_twice()
    {
        await server.Stop();
        await Lay("Mens posten var nede");
        Wait(TimeSpan.FromMinutes(3));
        Assert.Empty(await Post());
        Wait(TimeSpan.FromHours(3));
        Assert.Empty(await Post());
        server.Start();
        Wait(TimeSpan.FromDays(1));
        Assert.Equal("Én sak venter på deg", Assert.Single(await Post()).Subject);
        Wait(TimeSpan.FromDays(1));
        Assert.Empty(await Post());
    }

    [Fact]
    public async Task The_summary_of_a_Monday_without_a_mail_server_comes_on_Tuesday_unless_it_was_stopped_meanwhile()
    {
        await Choose(MailRhythm.Weekly, new(7, 0), new(16, 0));
        await Lay("Ukens sak");
        await server.Stop();
        Wait(TimeSpan.FromDays(6)); // Monday
        Assert.Empty(await Post());
        server.Start();
        Wait(TimeSpan.FromDays(1));
        Assert.Single(await Post());

        await server.Stop();
        Wait(TimeSpan.FromDays(6));
        Assert.Empty(await Post());
        await Choose(MailRhythm.Never, new(7, 0), new(16, 0));
        server.Start();
        Wait(TimeSpan.FromDays(1));
        Assert.Empty(await Post());
    }

    [Fact]
    public async Task A_mail_that_is_refused_for_now_comes_later_the_same_day_as_the_same_mail()
    {
        server.IsBusy = true;
        await Lay("Serveren er opptatt");
        Wait(TimeSpan.FromMinutes(3));
        Assert.Empty(await Post());
        var letter = await kommune.With(db => db.Letters.SingleAsync(Cancel));
        Assert.Equal((1, false), (letter.Tries, letter.IsSent));
        server.IsBusy = false;
        Assert.Empty(await Post()); // not before its time
        Wait(TimeSpan.FromMinutes(1));
        var name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(letter.Id.ToByteArray()))[..32]; // tells not which letter
        Assert.Equal($"{name}@prove.example", Assert.Single(await Post()).MessageId);
    }

    [Fact]
    public async Task An_address_that_is_refused_is_left_alone_until_it_is_another()
    {
        server.Unknown.Add(Email);
        await Lay("Til en som har sluttet å ha denne adressen");
        Wait(TimeSpan.FromMinutes(3));
        Assert.Empty(await Post());
        Assert.Equal(Email, (await Box()).RefusedAddress);
        using var visitor = await new Visitor(kommune).As(kari);
        await visitor.Open(MailLinks.Choices);
        Assert.Contains($"E-posten til {Email} kom i retur", visitor.Text, StringComparison.Ordinal);

        Wait(TimeSpan.FromDays(1));
        Assert.Empty(await Post());
        Assert.Single(await kommune.With(db => db.Letters.ToListAsync(Cancel)));
        await Change(kari, p => p.Email = "kari@prove.example");
        Assert.Equal("kari@prove.example", Assert.Single(await Post()).To.Mailboxes.Single().Address);
    }

    [Fact]
    public async Task Nobody_is_told_of_what_they_may_not_see()
    {
        var (mine, others) = (await kommune.Unit("Min"), await kommune.Unit("Annen"));
        var per = await kommune.Account("Per Berg", "per.berg", "Fjellheim på vidda 8");
        await Change(per, p => p.Email = "per.berg@prove.example");
        await kommune.With(async db =>
        {
            db.Assignments.Add(new(per, mine, Roles.Leader, kommune.Today));
            foreach (var (unit, title) in new[] { (mine, "Fristen i min enhet"), (others, "Fristen i en annen") })
            {
                db.Deadlines.Add(
                    new()
                    {
                        SourceId = Guid.NewGuid(),
                        Date = kommune.Today.AddDays(2),
                        Title = title,
                        Address = "/tiltak",
                        Audience = new() { Permission = SeenByLeaders, UnitId = unit },
                    }
                );
            }

            await db.Save("test", Cancel);
        });
        await Choose(MailRhythm.Weekly, new(7, 0), new(16, 0), person: per);
        Wait(TimeSpan.FromDays(6)); // Monday
        await kommune.With(async db =>
        {
            foreach (var deadline in await db.Deadlines.ToListAsync(Cancel))
            {
                deadline.Date = kommune.Today.AddDays(2);
            }

            await db.Save("test", Cancel);
        });
        var mail = (await Post()).Single(m => m.To.Mailboxes.Single().Name == "Per Berg");
        Assert.Equal("Ingenting venter på deg nå", mail.Subject);
        Assert.Contains("Fristen i min enhet", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Fristen i en annen", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_left_is_written_to_no_more()
    {
        await Lay("Til den som slutter");
        await kommune.With(async db =>
        {
            (await db.Assignments.SingleAsync(a => a.PersonId == kari, Cancel)).End(kommune.Today);
            await db.Save("test", Cancel);
        });
        Wait(TimeSpan.FromMinutes(3));
        Assert.Empty(await Post());
    }

    [Fact]
    public async Task One_says_no_more_from_the_foot_of_the_mail_without_signing_in()
    {
        await Lay("Nok e-post");
        Wait(TimeSpan.FromMinutes(3));
        var stop = new Uri(Assert.Single(await Post()).Headers["List-Unsubscribe"]!.Trim('<', '>')).PathAndQuery;
        using var visitor = new Visitor(kommune);
        await visitor.Open(stop);
        Assert.Equal(MailRhythm.Daily, (await Box()).Rhythm); // opened is not pressed
        await visitor.Send("stop");
        Assert.Equal(MailRhythm.Never, (await Box()).Rhythm);
        Assert.Contains("Du får ikke flere slike e-poster.", visitor.Text, StringComparison.Ordinal);
        await Lay("Enda mer");
        Wait(TimeSpan.FromDays(1));
        Assert.Empty(await Post());

        var other = new EmptyKommune(host);
        await other.InitializeAsync();
        using var elsewhere = new Visitor(other);
        Assert.Equal(404, (int)(await elsewhere.Open(stop)).Status);
    }

    [Fact]
    public async Task What_one_wants_is_chosen_on_a_page_and_a_wrong_time_is_told_at_its_field()
    {
        using var visitor = await new Visitor(kommune).As(kari);
        await visitor.Open(MailLinks.Choices);
        await visitor.Send("notices", ("Form.From", "midt på dagen"), ("Form.Until", "23"));
        Assert.Contains("Skriv et klokkeslett mellom 06.00 og 18.00", visitor.Text, StringComparison.Ordinal);
        Assert.Equal("midt på dagen", visitor.Field("Form.From"));
        await visitor.Send("notices", ("Form.From", "10"), ("Form.Until", "9.30"));
        Assert.Contains("«Til klokka» må være senere enn «Fra klokka».", visitor.Text, StringComparison.Ordinal);
        await visitor.Send("notices", ("Form.Rhythm", "Weekly"), ("Form.From", "8"), ("Form.Until", "15.30"), ("Form.AtOnce", "true"));
        Assert.Contains("Valgene dine er lagret.", visitor.Text, StringComparison.Ordinal);
        var box = await Box();
        Assert.Equal((MailRhythm.Weekly, new TimeOnly(8, 0), new TimeOnly(15, 30)), (box.Rhythm, box.From, box.Until));
        Assert.NotNull(box.AtOnceSince);
    }

    const string SeenByLeaders = FollowUp.Contracts.FollowUpPermissions.See;

    async Task<IReadOnlyList<MimeMessage>> Post()
    {
        await host.Services.GetRequiredService<Mailing>().Work(kommune.Municipality, Cancel);
        return server.Taken();
    }

    void Wait(TimeSpan time) => host.Time.Advance(time);

    Task<Mailbox> Box() => kommune.With(db => db.Mailboxes.SingleAsync(b => b.PersonId == kari, Cancel));

    /// <summary>Lays something on the leader of the municipality. Returns what it is about.</summary>
    async Task<Guid> Lay(string title, DateOnly? due = null, bool isDone = false, DateTime? at = null)
    {
        if (at is { } later && later > host.Time.GetUtcNow().UtcDateTime)
        {
            host.Time.Advance(later - host.Time.GetUtcNow().UtcDateTime);
        }

        var source = Guid.CreateVersion7();
        await kommune.With(async db =>
        {
            db.Todos.Add(
                new()
                {
                    SourceId = source,
                    Ask = "FollowUp.TodoDo",
                    Title = title,
                    Address = $"/tiltak/{source}",
                    Owner = Seat.LeaderOf(root),
                    Since = kommune.Today,
                    Due = due,
                    DoneAt = isDone ? host.Time.GetUtcNow().UtcDateTime : null,
                }
            );
            await db.Save("test", Cancel);
        });
        return source;
    }

    Task Choose(MailRhythm rhythm, TimeOnly from, TimeOnly until, bool atOnce = false, Guid? person = null) =>
        kommune.With(async db =>
        {
            var who = person ?? kari;
            var box = await db.Mailboxes.SingleOrDefaultAsync(b => b.PersonId == who, Cancel) ?? db.Mailboxes.Add(new(who)).Entity;
            box.Choose(rhythm, from, until, atOnce, invitations: true, new Clock(host.Time).Now);
            await db.Save("test", Cancel);
        });

    Task Change(Guid person, Action<Person> change) =>
        kommune.With(async db =>
        {
            change(await db.People.SingleAsync(p => p.Id == person, Cancel));
            await db.Save("test", Cancel);
        });
}
