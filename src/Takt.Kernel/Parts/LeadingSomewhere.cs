namespace Takt.Kernel;

/// <summary>A row that leads somewhere: what is owed, what is due, what is new, what is found.</summary>
public interface IHasAddress
{
    /// <summary>Where.</summary>
    string Address { get; }
}

/// <summary>Leaving out what leads to a closed page.</summary>
public static class LeadingSomewhere
{
    /// <summary>Rows that lead to what the municipality uses. Where everything is in use, the question is as it was.</summary>
    public static IQueryable<T> OpenIn<T>(this IQueryable<T> rows, Municipality municipality)
        where T : class, IHasAddress =>
        municipality
            .Off.SelectMany(part => part.Addresses)
            .Select(Pattern)
            .Aggregate(
                rows,
                (open, at) =>
                    open.Where(row =>
                        !EF.Functions.Like(row.Address, at)
                        && !EF.Functions.Like(row.Address, at + "/%")
                        && !EF.Functions.Like(row.Address, at + "?%")
                        && !EF.Functions.Like(row.Address, at + "#%")
                    )
            );

    // "/organisasjon/enheter/{Id:guid}/navn" is "/organisasjon/enheter/%/navn": our addresses hold no sign of LIKE's.
    static string Pattern(string route) =>
        string.Join('/', route.Split('/').Select(s => s.IndexOf('{', StringComparison.Ordinal) is >= 0 and var at ? s[..at] + "%" : s));
}
