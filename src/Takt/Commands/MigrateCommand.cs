using System.CommandLine;

namespace Takt.Commands;

/// <summary>`takt migrate [--all]`: brings databases to this version.</summary>
static class MigrateCommand
{
    public static Command Make()
    {
        var all = new Option<bool>("--all") { Description = "Every municipality that is not at this version yet." };
        var again = new Option<bool>("--again") { Description = "Look also into those that are said to be at this version." };
        var migrate = new Command("migrate", "Bring databases to this version. Run again, it goes on from where it stopped.")
        {
            all,
            again,
        };
        migrate.SetAction(
            async (parsed, cancel) =>
            {
                var failed = 0;
                var code = await OneShot.Run(() =>
                    parsed.GetValue(all)
                        ? OneShot.InInstallation(
                            parsed,
                            async services => failed = await All(services, parsed.GetValue(again), cancel),
                            cancel
                        )
                        : OneShot.InMunicipality(parsed, _ => Task.CompletedTask, cancel)
                );
                return code == 0 && failed > 0 ? 1 : code;
            }
        );
        return migrate;
    }

    static async Task<int> All(IServiceProvider services, bool again, CancellationToken cancel)
    {
        var installation = services.GetRequiredService<Installation>();
        var store = services.GetRequiredService<CatalogueStore>();
        if (again)
        {
            foreach (var municipality in services.GetRequiredService<Catalogue>().All)
            {
                await store.Change(municipality.OrganisationNumber, line => line.Schema = null, cancel);
            }
        }

        var behind = await installation.Behind(cancel);
        var done = 0;
        var troubled = await installation.BringUpAll(
            behind,
            (municipality, trouble) =>
                Console.WriteLine(
                    $"{Interlocked.Increment(ref done)}/{behind.Count} {municipality}: {(trouble is null ? "done" : $"NOT done: {trouble}")}"
                ),
            cancel
        );
        foreach (var (municipality, trouble) in troubled)
        {
            await Console.Error.WriteLineAsync($"{municipality}: {trouble}");
        }

        Console.WriteLine($"{behind.Count - troubled.Count} brought to this version, {troubled.Count} not.");
        return troubled.Count;
    }
}
