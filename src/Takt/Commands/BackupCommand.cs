using System.CommandLine;

namespace Takt.Commands;

/// <summary>`takt backup` and `takt restore`.</summary>
static class BackupCommand
{
    public static Command Make()
    {
        var to = new Option<DirectoryInfo>("-o", "--output")
        {
            Description = "The folder in which each backup gets a folder of its own.",
            Required = true,
        };
        var verify = new Option<bool>("--verify") { Description = "Restore it into a scratch place afterwards, and compare every table." };
        var backup = new Command("backup", "Copy everything, or --municipality alone, while it is in use.") { to, verify };
        backup.SetAction(
            (parsed, cancel) =>
                OneShot.Run(() =>
                    OneShot.InInstallation(
                        parsed,
                        async services =>
                        {
                            var backups = services.GetRequiredService<Backups>();
                            var made = await backups.Make(parsed.GetValue(to)!.FullName, Only(parsed), Console.Error.WriteLine, cancel);
                            if (parsed.GetValue(verify))
                            {
                                await backups.Verify(made, Console.Error.WriteLine, cancel);
                            }

                            Console.WriteLine(made);
                        },
                        cancel
                    )
                )
        );
        return backup;
    }

    public static Command Restore()
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "A backup: the folder with manifest.json." };
        var verify = new Option<bool>("--verify")
        {
            Description = "Only into a scratch place, to compare every table; nothing here is touched.",
        };
        var replace = new Option<bool>("--replace") { Description = "Put it in the place of what is here. Stop every node first." };
        var restore = new Command("restore", "Bring everything back from a backup, or --municipality alone.") { folder, verify, replace };
        restore.SetAction(
            (parsed, cancel) =>
                OneShot.Run(() =>
                    OneShot.InInstallation(
                        parsed,
                        services =>
                        {
                            var backups = services.GetRequiredService<Backups>();
                            var from = parsed.GetValue(folder)!.FullName;
                            return parsed.GetValue(verify)
                                ? backups.Verify(from, Console.WriteLine, cancel)
                                : backups.Restore(from, Only(parsed), parsed.GetValue(replace), Console.WriteLine, cancel);
                        },
                        cancel
                    )
                )
        );
        return restore;
    }

    static OrganisationNumber? Only(ParseResult parsed) =>
        parsed.GetValue(TaktCommands.Municipality) is { } typed ? OneShot.Number(typed) : null;
}
