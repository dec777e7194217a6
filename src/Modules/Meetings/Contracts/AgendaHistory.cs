namespace Takt.Meetings.Contracts;

/// <summary>Says of items that stand already what they are about: where meetings were written before what they took up.</summary>
public sealed class AgendaHistory(Db db)
{
    /// <summary>Every item of this title is about it. The caller saves.</summary>
    /// <param name="title">What the items are called.</param>
    /// <param name="topic">The record.</param>
    /// <param name="since">Those of earlier meetings were about another.</param>
    /// <param name="cancel">Stops.</param>
    public async Task IsAbout(string title, Topic topic, DateOnly since, CancellationToken cancel)
    {
        var items =
            from i in db.AgendaItems
            join m in db.Meetings on i.MeetingId equals m.Id
            where i.Title == title && m.On >= since
            select i;
        foreach (var item in await items.ToListAsync(cancel))
        {
            item.IsAbout(topic);
        }
    }
}
