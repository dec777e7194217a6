namespace Takt.Bench;

/// <summary>What the command line asks for.</summary>
/// <param name="App">The published executable.</param>
/// <param name="Evaluations">How many evaluations' worth of rows.</param>
/// <param name="Measures">How many measures beside those of the evaluations.</param>
/// <param name="Meetings">How many meetings, with the groups that hold them and what they took up.</param>
/// <param name="Documents">How many rows the search is measured on.</param>
/// <param name="Minutes">How long a soak lasts.</param>
/// <param name="Phones">How many telephones come to a gathering.</param>
/// <param name="Seconds">How long each page is loaded.</param>
/// <param name="Rounds">How many times at most, when its cost does not settle before.</param>
/// <param name="Data">Folder for the data; the rows of an earlier run are used again when their number is the same.</param>
/// <param name="Postgres">Connection string of the throw-away server; null leaves PostgreSQL out.</param>
/// <param name="Only">One engine alone; null for all there are.</param>
/// <param name="Postmaster">Its process, whose children's CPU is counted.</param>
sealed record Asked(
    string App,
    int Evaluations,
    int Measures,
    int Meetings,
    int Documents,
    int Minutes,
    int Phones,
    int Seconds,
    int Rounds,
    string Data,
    string? Postgres,
    Engine? Only,
    int? Postmaster
)
{
    public IReadOnlyList<Engine> Engines =>
        Only is { } one ? [one]
        : Postgres is null ? [Engine.Sqlite]
        : [Engine.Sqlite, Engine.Postgres];

    public static Asked Read(string[] args)
    {
        var options = args.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        var data = options.GetValueOrDefault("--data", "out/bench");
        return new(
            Path.GetFullPath(options.GetValueOrDefault("--app", "out/app/takt")),
            int.Parse(options.GetValueOrDefault("--evaluations", "1000")),
            int.Parse(options.GetValueOrDefault("--measures", "0")),
            int.Parse(options.GetValueOrDefault("--meetings", "0")),
            int.Parse(options.GetValueOrDefault("--documents", "1000000")),
            int.Parse(options.GetValueOrDefault("--minutes", "30")),
            int.Parse(options.GetValueOrDefault("--phones", "2000")),
            int.Parse(options.GetValueOrDefault("--seconds", "5")),
            int.Parse(options.GetValueOrDefault("--rounds", "16")),
            Path.GetFullPath(data),
            Environment.GetEnvironmentVariable("TAKT_BENCH_POSTGRES"),
            Enum.TryParse<Engine>(options.GetValueOrDefault("--engine"), ignoreCase: true, out var only) ? only : null,
            int.TryParse(Environment.GetEnvironmentVariable("TAKT_BENCH_POSTMASTER"), out var pid) ? pid : null
        );
    }
}
