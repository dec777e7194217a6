namespace Takt.Organisation;

/// <summary>Every scope there is, and what is left of somebody's reach within some of them.</summary>
sealed class ApiScopeBook(IEnumerable<Module> modules)
{
    const char Between = ' '; // as OAuth writes them

    /// <summary>Every scope, in the order of the modules.</summary>
    public IReadOnlyList<ApiScope> All { get; } = [.. modules.SelectMany(m => m.ApiScopes)];

    /// <summary>The names of scopes as they are stored.</summary>
    public static string Write(IEnumerable<string> names) => string.Join(Between, names);

    /// <summary>Those of a stored text that there are; one that is gone gives nothing.</summary>
    public IReadOnlyList<ApiScope> Read(string stored)
    {
        var names = stored.Split(Between, StringSplitOptions.RemoveEmptyEntries);
        return [.. All.Where(s => names.Contains(s.Name))];
    }

    /// <summary>Those that were ticked in a form.</summary>
    public IReadOnlyList<ApiScope> Ticked(IReadOnlyDictionary<string, string> form) => [.. All.Where(s => form.ContainsKey(s.Name))];

    /// <summary>Somebody as a token has them act: through its scopes and nothing else.</summary>
    public static Actor Within(Actor person, PersonalToken token, IReadOnlyList<ApiScope> scopes)
    {
        var permissions = PermissionsOf(scopes);
        return person with
        {
            Name = $"{person.Name} (API: {token.Name})".Shortened(LongestName),
            TokenId = token.Id,
            SessionId = null,
            MustFirst = null,
            Scopes = scopes.Select(s => s.Name).ToHashSet(),
            Reach = person.Reach.Where(r => permissions.Contains(r.Key)).ToDictionary(),
        };
    }

    /// <summary>A program that acts for nobody but the municipality.</summary>
    public static Actor Of(ApiClient client, IReadOnlyList<ApiScope> scopes, UnitReach reach) =>
        new()
        {
            Name = $"API: {client.Name}",
            TokenId = client.Id,
            Scopes = scopes.Select(s => s.Name).ToHashSet(),
            Reach = PermissionsOf(scopes).ToDictionary(p => p, _ => reach),
        };

    static HashSet<string> PermissionsOf(IReadOnlyList<ApiScope> scopes) => [.. scopes.SelectMany(s => s.Permissions)];

    const int LongestName = 200;
}
