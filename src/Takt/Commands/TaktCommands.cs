using System.CommandLine;

namespace Takt.Commands;

/// <summary>What `takt` can be asked to do.</summary>
static class TaktCommands
{
    static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder with the databases (default: the setting Takt:Data, or else ./data).",
        Recursive = true,
    };

    public static RootCommand Root()
    {
        var root = new RootCommand("Takt: hear, answer, decide, follow up, report, learn.") { Data };
        root.Subcommands.Add(Serve());
        root.Subcommands.Add(Migrate());
        root.Subcommands.Add(ImportCommand.Make());
        root.Subcommands.Add(ExportCommand.Make());
        root.Subcommands.Add(AuditCommand.Make());
        return root;
    }

    static Command Serve()
    {
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1.", DefaultValueFactory = _ => 5080 };
        var demo = new Option<bool>("--demo") { Description = "With the demonstration municipality." };
        var serve = new Command("serve", "Serve the pages.") { port, demo };
        serve.SetAction(
            (parsed, cancel) => OneShot.Run(() => ServeCommand.Run(Settings(parsed, parsed.GetValue(demo)), parsed.GetValue(port), cancel))
        );
        return serve;
    }

    static Command Migrate()
    {
        var migrate = new Command("migrate", "Bring every database to this version.");
        migrate.SetAction(
            (parsed, cancel) =>
                OneShot.Run(async () =>
                {
                    await using var app = TaktHost.Build(Settings(parsed));
                    await app.Services.GetRequiredService<Installation>().Open(cancel);
                })
        );
        return migrate;
    }

    internal static string[] Settings(ParseResult parsed, bool demo = false) =>
        [
            .. parsed.GetValue(Data) is { } data ? [$"--Takt:Data={data}"] : Array.Empty<string>(),
            .. demo ? ["--Takt:Demo=true"] : Array.Empty<string>(),
        ];
}
