return await Takt.Commands.TaktCommands.Root().Parse(args).InvokeAsync();
