using System.CommandLine;
using System.Text.Json;

namespace Takt.Commands;

/// <summary>`takt municipality …`: the municipalities of an installation.</summary>
static class MunicipalityCommand
{
    static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    static readonly Argument<string> Number = new("NUMBER") { Description = "The organisation number: nine digits." };

    public static Command Make() =>
        new("municipality", "The municipalities of this installation.")
        {
            Add(),
            List(),
            Hosts(),
            Invite(),
            Move(),
            Export(),
            Archive(),
            Open(),
            Remove(),
        };

    static Command Add()
    {
        var name = new Option<string>("--name") { Description = "As the municipality writes itself.", Required = true };
        var host = new Option<string[]>("--host")
        {
            Description = "The names it answers on.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var engine = new Option<string?>("--engine") { Description = "sqlite or postgres (default: as the installation)." };
        engine.AcceptOnlyFromAmong("sqlite", "postgres");
        var connection = new Option<string?>("--connection")
        {
            Description =
                "What differs from the settings, as 'Host=db2;Database=oslo' (default: by the number). No password: it comes from the settings.",
        };
        var add = new Command("add", "Found a municipality, and print the link that makes its first administrator.")
        {
            Number,
            name,
            host,
            engine,
            connection,
        };
        add.SetAction(
            (parsed, cancel) =>
                Run(
                    parsed,
                    async services =>
                    {
                        var hosts = parsed.GetValue(host)!;
                        var path = await services
                            .GetRequiredService<Municipalities>()
                            .Add(
                                NumberOf(parsed),
                                parsed.GetValue(name)!,
                                hosts,
                                EngineOf(parsed.GetValue(engine)),
                                parsed.GetValue(connection),
                                cancel
                            );
                        Console.WriteLine($"{parsed.GetValue(name)}: https://{hosts[0]}{path}");
                    },
                    cancel
                )
        );
        return add;
    }

    static Command List()
    {
        var json = new Option<bool>("--json") { Description = "As JSON on standard output." };
        var list = new Command("list", "Number, name, engine, state and hosts of each.") { json };
        list.SetAction(
            (parsed, cancel) =>
                Run(
                    parsed,
                    async services =>
                    {
                        var lines = await services.GetRequiredService<CatalogueStore>().Read(cancel);
                        var found = lines
                            .GroupBy(l => l.OrganisationNumber)
                            .Select(hosts => new
                            {
                                Number = hosts.Key,
                                hosts.First().Name,
                                Engine = $"{hosts.First().Engine}",
                                State = hosts.First().IsClosed ? "archived" : "open",
                                hosts.First().Schema,
                                Hosts = hosts.Select(l => l.Host).ToArray(),
                            });
                        if (parsed.GetValue(json))
                        {
                            Console.WriteLine(JsonSerializer.Serialize(found, Json));
                            return;
                        }

                        foreach (var one in found)
                        {
                            Console.WriteLine($"{one.Number}  {one.Name}  {one.Engine}  {one.State}  {string.Join(' ', one.Hosts)}");
                        }
                    },
                    cancel
                )
        );
        return list;
    }

    static Command Hosts()
    {
        var names = new Argument<string[]>("HOST")
        {
            Description = "The names it answers on, and no other.",
            Arity = ArgumentArity.OneOrMore,
        };
        var hosts = new Command("host", "Let a municipality answer on these hosts.") { Number, names };
        hosts.SetAction(
            (parsed, cancel) =>
                Run(
                    parsed,
                    services => services.GetRequiredService<Municipalities>().Host(NumberOf(parsed), parsed.GetValue(names)!, cancel),
                    cancel
                )
        );
        return hosts;
    }

    static Command Invite()
    {
        var invite = new Command("invite", "A fresh link that makes the first administrator, while there is no account.") { Number };
        invite.SetAction(
            (parsed, cancel) =>
                Run(
                    parsed,
                    async services =>
                    {
                        var store = services.GetRequiredService<CatalogueStore>();
                        var line = (await store.Of(NumberOf(parsed), cancel))[0];
                        var path =
                            await services.GetRequiredService<Municipalities>().Invite(store.At(line), cancel)
                            ?? throw new Refusal($"{line.Name} has accounts already. An administrator there makes the others.");
                        Console.WriteLine($"{line.Name}: https://{line.Host}{path}");
                    },
                    cancel
                )
        );
        return invite;
    }

    static Command Move()
    {
        var to = new Option<string>("--to") { Description = "sqlite or postgres.", Required = true };
        to.AcceptOnlyFromAmong("sqlite", "postgres");
        var connection = new Option<string?>("--connection")
        {
            Description = "What differs from the settings, as 'Host=db2' (default: a file or a database by the number).",
        };
        var move = new Command("move", "Move a municipality to another engine or server. It can be read, not written, meanwhile.")
        {
            Number,
            to,
            connection,
        };
        move.SetAction(
            (parsed, cancel) =>
                Run(
                    parsed,
                    services =>
                        services
                            .GetRequiredService<Moving>()
                            .Move(
                                NumberOf(parsed),
                                EngineOf(parsed.GetValue(to))!.Value,
                                parsed.GetValue(connection),
                                Console.WriteLine,
                                cancel
                            ),
                    cancel
                )
        );
        return move;
    }

    static Command Export()
    {
        var to = new Option<FileInfo>("-o", "--output") { Description = "The archive to write (.zip).", Required = true };
        var export = new Command("export", "Everything a municipality has, in one archive that asks for nothing of Takt to be read.")
        {
            Number,
            to,
        };
        export.SetAction(
            (parsed, cancel) =>
                Run(
                    parsed,
                    async services =>
                    {
                        await services.GetRequiredService<Exporting>().Write(NumberOf(parsed), parsed.GetValue(to)!, cancel);
                        Console.WriteLine(parsed.GetValue(to)!.FullName);
                    },
                    cancel
                )
        );
        return export;
    }

    static Command Archive() => Closing("archive", "Close a municipality: nobody comes in, nothing is deleted.", isClosed: true);

    static Command Open() => Closing("open", "Open an archived municipality again.", isClosed: false);

    static Command Closing(string name, string description, bool isClosed)
    {
        var command = new Command(name, description) { Number };
        command.SetAction(
            (parsed, cancel) =>
                Run(parsed, services => services.GetRequiredService<Municipalities>().Archive(NumberOf(parsed), isClosed, cancel), cancel)
        );
        return command;
    }

    static Command Remove()
    {
        var sure = new Option<string?>("--yes-delete") { Description = "The number once more: what is removed cannot be brought back." };
        var remove = new Command("remove", "Delete an archived municipality, and show that nothing is left.") { Number, sure };
        remove.SetAction(
            (parsed, cancel) =>
                Run(
                    parsed,
                    async services =>
                    {
                        var number = NumberOf(parsed);
                        if (!OrganisationNumber.TryParse(parsed.GetValue(sure), null, out var again) || again != number)
                        {
                            throw new Refusal($"This deletes everything of {number}. Write --yes-delete {number} when that is meant.");
                        }

                        foreach (var looked in await services.GetRequiredService<Municipalities>().Remove(number, cancel))
                        {
                            Console.WriteLine(looked);
                        }
                    },
                    cancel
                )
        );
        return remove;
    }

    internal static OrganisationNumber NumberOf(ParseResult parsed) => OneShot.Number(parsed.GetValue(Number)!);

    static Engine? EngineOf(string? name) =>
        name switch
        {
            null => null,
            "sqlite" => Engine.Sqlite,
            _ => Engine.Postgres,
        };

    static Task<int> Run(ParseResult parsed, Func<IServiceProvider, Task> act, CancellationToken cancel) =>
        OneShot.Run(() => OneShot.InInstallation(parsed, act, cancel));
}
