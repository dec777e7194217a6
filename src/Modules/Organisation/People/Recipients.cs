namespace Takt.Organisation;

/// <summary>Those who can sign in, work here and have an address.</summary>
sealed class Recipients(Db db, Clock clock) : IRecipients
{
    public async Task<IReadOnlyList<Recipient>> Due(DateOnly today, TimeOnly time, bool alsoWeekly, CancellationToken cancel) =>
        await (
            from person in Reached(today)
            join box in db.Mailboxes on person.Id equals box.PersonId into boxes
            from box in boxes.DefaultIfEmpty()
            where
                box == null
                    ? time >= Mailbox.UsualFrom
                    : time >= box.From
                        && (box.SeenTo == null || box.SeenTo < today)
                        && (box.Rhythm == MailRhythm.Daily || (alsoWeekly && box.Rhythm == MailRhythm.Weekly))
                        && (box.RefusedAddress == null || box.RefusedAddress != person.Email)
            select new Recipient(person.Id, person.Name, person.Email!, person.Language)
        ).ToListAsync(cancel);

    public async Task<Recipient?> Find(Guid person, CancellationToken cancel) =>
        await Reached(clock.Today)
            .Where(p => p.Id == person)
            .Select(p => new Recipient(p.Id, p.Name, p.Email!, p.Language))
            .FirstOrDefaultAsync(cancel);

    IQueryable<Person> Reached(DateOnly today)
    {
        var (accounts, held) = (db.Accounts, db.Assignments.AsOf(today));
        return db
            .People.Where(p => p.Email != null && p.Email != "" && p.DeactivatedAt == null)
            .Where(p => accounts.Any(a => a.PersonId == p.Id) && held.Any(a => a.PersonId == p.Id));
    }
}
