using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Writes what one can ask about in Fjordvik, who may approve what, and what lies between chairs.</summary>
sealed class DemoFields(Db db, Clock clock, DemoDirectory directory)
{
    readonly Dictionary<string, Field> fields = [];

    public static async Task Write(IServiceProvider scope, CancellationToken cancel)
    {
        var (db, clock) = (scope.GetRequiredService<Db>(), scope.GetRequiredService<Clock>());
        await new DemoFields(db, clock, await DemoDirectory.Read(db, clock, cancel)).Write(cancel);
    }

    async Task Write(CancellationToken cancel)
    {
        var register = directory.SeatOf("Solveig Brekkan");
        db.FieldRegisters.Add(new(register));
        foreach (var (field, order) in FjordvikFields.All.Select((f, i) => (f, i)))
        {
            Write(field, register, clock.Today.AddDays(-(8 + (order * 23 % 300))));
        }

        db.Leaves.Add(new(directory.PersonOf(FjordvikFields.Away), clock.Today.AddDays(-2), clock.Today.AddDays(5)));
        Delegate();
        Ask(register);
        db.Misses.AddRange(
            FjordvikFields.Misses.Select(m => new Miss
            {
                Words = m.Words,
                Times = m.Times,
                LastOn = clock.Today.AddDays(-m.Times),
            })
        );
        db.SearchMisses.AddRange(
            FjordvikFields.SearchMisses.Select(m => new SearchMiss
            {
                Word = m.Word,
                Times = m.Times,
                LastOn = clock.Today.AddDays(-m.Times),
            })
        );
        db.GreyZoneReports.AddRange(
            FjordvikFields.Reports.Select(r => new GreyZoneReport(
                r.Text,
                directory.PersonOf(r.By),
                directory.UnitOf(r.By),
                clock.Today.AddDays(-6)
            ))
        );
        await db.Save("Fjordvik: fagfelt og fullmakter", cancel);
    }

    void Write(FjordvikField written, Seat register, DateOnly reviewed)
    {
        var since = new DateOnly(clock.Today.Year, 1, 1);
        var owner = written.Owner is { } unit ? Seat.LeaderOf(directory.Unit(unit)) : null;
        var field = new Field(written.Name, owner ?? register)
        {
            Synonyms = [.. written.Synonyms.Split(',', StringSplitOptions.TrimEntries)],
            DecideYourself = [.. written.DecideYourself],
        };
        // One entry nobody has looked at for long.
        field.Review(written.Name == "Forsikring" ? clock.Today.AddDays(-500) : reviewed);
        fields[written.Name] = field;
        db.Fields.Add(field);
        if (owner is not null)
        {
            db.Responsibilities.Add(new(field.Id, directory.Root, ResponsibilityKind.Owns, owner, since));
        }

        if (written.Name == FjordvikFields.TwoOwners)
        {
            db.Responsibilities.Add(
                new(field.Id, directory.Root, ResponsibilityKind.Owns, Seat.LeaderOf(directory.Unit("Eiendom og renhold")), since)
            );
        }

        if (written.Contact is { } contact)
        {
            db.Responsibilities.Add(
                new(field.Id, directory.Root, ResponsibilityKind.Contact, directory.SeatOf(contact), since)
                {
                    Promises = [.. written.Promises],
                    StandIn = contact == FjordvikFields.Away ? directory.SeatOf(FjordvikFields.StandIn) : null,
                }
            );
        }

        if (written.Name == FjordvikFields.SickLeave)
        {
            field.Link([("Arbeidsmiljøloven § 4-6 om oppfølging", "https://lovdata.no/lov/2005-06-17-62/§4-6")]);
        }
    }

    void Delegate()
    {
        var matters = FjordvikFields.Matters.ToDictionary(m => m.Matter, m => new Matter(fields[m.Field].Id, m.Matter, m.IsMoney));
        db.Matters.AddRange(matters.Values);
        foreach (var given in FjordvikFields.Delegations)
        {
            var delegation = new Delegation(
                matters[given.Matter].Id,
                given.Giver is null ? null : directory.SeatOf(given.Giver),
                given.Unit is null ? directory.Root : directory.Unit(given.Unit),
                new(clock.Today.Year, 1, 1)
            )
            {
                Limit = given.Limit,
                MayBePassedOn = given.MayBePassedOn,
                Rule = given.Rule,
            };
            db.Delegations.Add(
                given.Receiver == FjordvikFields.UnitLeaders
                    ? delegation.GiveToLeadersOf(UnitKind.ServiceUnit)
                    : delegation.GiveTo(directory.SeatOf(given.Receiver))
            );
        }
    }

    void Ask(Seat register)
    {
        foreach (var (by, about, matter, details, daysAgo, answer) in FjordvikFields.Questions)
        {
            var asked = clock.Now.AddDays(-daysAgo);
            var owner = about is null ? register : directory.SeatOf(FjordvikFields.All.Single(f => f.Name == about).Contact!);
            var question = new Question(
                directory.PersonOf(by),
                directory.UnitOf(by),
                about is null ? null : fields[about].Id,
                matter,
                owner,
                asked,
                WorkingDays.After(clock.Today.AddDays(-daysAgo), 2)
            );
            question.Add(details, asked);
            db.Questions.Add(question);
            if (answer is not null)
            {
                question.Give(answer, isShared: true, directory.PersonOf("Solveig Brekkan"), asked.AddDays(1));
            }
            else
            {
                db.Todos.Add(QuestionDesk.TodoFor(question, by, clock.Today.AddDays(-daysAgo)));
            }
        }
    }
}
