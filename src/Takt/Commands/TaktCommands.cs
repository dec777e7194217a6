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

    /// <summary>Which municipality a command is about.</summary>
    internal static readonly Option<string?> Municipality = new("--municipality")
    {
        Description = "Organisation number, where the installation has several.",
        Recursive = true,
    };

    public static RootCommand Root()
    {
        var root = new RootCommand("Takt: hear, answer, decide, follow up, report, learn.") { Data, Municipality };
        root.Subcommands.Add(Serve());
        root.Subcommands.Add(MigrateCommand.Make());
        root.Subcommands.Add(MunicipalityCommand.Make());
        root.Subcommands.Add(BackupCommand.Make());
        root.Subcommands.Add(BackupCommand.Restore());
        root.Subcommands.Add(ImportCommand.Make());
        root.Subcommands.Add(ExportCommand.Make());
        root.Subcommands.Add(AuditCommand.Make());
        root.Subcommands.Add(MailCommand.Make());
        return root;
    }

    static Command Serve()
    {
        var port = new Option<int>("--port") { Description = "The port to listen on.", DefaultValueFactory = _ => 5080 };
        var bind = new Option<string>("--bind")
        {
            Description = "The address to listen on; 0.0.0.0 in a container behind a proxy.",
            DefaultValueFactory = _ => "127.0.0.1",
        };
        var demo = new Option<bool>("--demo") { Description = "With the demonstration municipality." };
        var serve = new Command("serve", "Serve the pages.") { port, bind, demo };
        serve.SetAction(
            (parsed, cancel) =>
                OneShot.Run(() =>
                    ServeCommand.Run(Settings(parsed, parsed.GetValue(demo)), parsed.GetValue(bind)!, parsed.GetValue(port), cancel)
                )
        );
        return serve;
    }

    internal static string[] Settings(ParseResult parsed, bool demo = false) =>
        [
            .. parsed.GetValue(Data) is { } data ? [$"--Takt:Data={data}"] : Array.Empty<string>(),
            .. demo ? ["--Takt:Demo=true"] : Array.Empty<string>(),
        ];
}
