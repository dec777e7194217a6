namespace Takt.Meetings;

/// <summary>
/// That whoever runs a meeting sees by name who has passed its messages on, for a while. A control measure: it needs a ground, is
/// discussed with the staff's representatives before it begins, those it is about are told what it is for and how long it lasts, and
/// it is judged when it is over (arbeidsmiljøloven §§ 9-1, 9-2).
/// </summary>
sealed class NameAgreement(DateOnly from) : EditedEntity
{
    public const int LongestText = 1000;

    /// <summary>How long at most, in months; then it is judged, and discussed anew.</summary>
    public const int MostMonths = 12;

    /// <summary>The first day it holds.</summary>
    public DateOnly From { get; private init; } = from;

    /// <summary>The last day it holds.</summary>
    public DateOnly Last { get; private set; }

    /// <summary>Why the count is not enough.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>The day it was discussed with the staff's representatives.</summary>
    public DateOnly DiscussedOn { get; private set; }

    /// <summary>With whom.</summary>
    public string DiscussedWith { get; private set; } = "";

    /// <summary>What came of it, when it was over.</summary>
    public string? Judged { get; private set; }

    public void Agree(string purpose, DateOnly discussedOn, string discussedWith, DateOnly last) =>
        (Purpose, DiscussedOn, DiscussedWith, Last) = (purpose, discussedOn, discussedWith, last);

    /// <summary>It holds no more from today, whenever it was to.</summary>
    public void Stop(DateOnly today) => Last = today.AddDays(-1) < Last ? today.AddDays(-1) : Last;

    public void Judge(string judged) => Judged = judged;
}

static class NameAgreementSets
{
    extension(Db db)
    {
        public DbSet<NameAgreement> NameAgreements => db.Set<NameAgreement>();
    }

    extension(IQueryable<NameAgreement> agreements)
    {
        /// <summary>The one that holds on a day; there is never more than one.</summary>
        public IQueryable<NameAgreement> InForce(DateOnly on) => agreements.Where(a => a.From <= on && a.Last >= on);
    }
}
