using System.CommandLine;
using System.Diagnostics.CodeAnalysis;

namespace Takt.Commands;

/// <summary>A command that does one thing and ends: errors in plain words on standard error, and an exit code a script can use.</summary>
static class OneShot
{
    /// <summary>0 when done, 2 when refused for a reason the user can mend, 1 when something broke.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "The last line before the shell: a stack trace helps nobody there.")]
    public static async Task<int> Run(Func<Task> act)
    {
        var culture = Languages.Culture(Languages.Default);
        (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture) = (culture, culture);
        try
        {
            await act();
            return 0;
        }
        catch (Refusal refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 2;
        }
        catch (NotFound)
        {
            await Console.Error.WriteLineAsync("There is no such thing here.");
            return 2;
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"takt: {Reasons.Of(trouble)}");
            return 1;
        }
    }

    /// <summary>Opens the installation (an empty folder gets one empty municipality) and works in one of its municipalities as the operating system's user.</summary>
    public static Task InMunicipality(ParseResult parsed, Func<IServiceProvider, Task> act, CancellationToken cancel) =>
        InInstallation(
            parsed,
            async services =>
            {
                var installation = services.GetRequiredService<Installation>();
                var municipality = parsed.GetValue(TaktCommands.Municipality) is { } number
                    ? services
                        .GetRequiredService<CatalogueStore>()
                        .At((await services.GetRequiredService<CatalogueStore>().Of(Number(number), cancel))[0])
                    : installation.Only();
                await installation.BringUp(municipality, cancel);
                await installation.ReadSetup(municipality, cancel);
                municipality = services
                    .GetRequiredService<Catalogue>()
                    .All.Single(m => m.OrganisationNumber == municipality.OrganisationNumber);
                var culture = Languages.Culture(municipality.DefaultLanguage);
                (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture) = (culture, culture);
                await using var scope = services.ScopeFor(municipality, Actor.Command(Environment.UserName));
                await act(scope.ServiceProvider);

                // No server may be running to hear what was just saved.
                await services.GetRequiredService<EventDispatch>().Handle(municipality, cancel);
            },
            cancel
        );

    /// <summary>Opens the shared database and works on the installation as a whole; the municipalities' databases are left alone.</summary>
    public static async Task InInstallation(ParseResult parsed, Func<IServiceProvider, Task> act, CancellationToken cancel)
    {
        await using var app = TaktHost.Build([.. TaktCommands.Settings(parsed), "--Logging:LogLevel:Default=Warning"]);
        await app.Services.GetRequiredService<Installation>().ReadCatalogue(cancel);
        await act(app.Services);
    }

    /// <summary>An organisation number as typed.</summary>
    public static OrganisationNumber Number(string typed) =>
        OrganisationNumber.TryParse(typed, null, out var number)
            ? number
            : throw new Refusal($"'{typed}' is no organisation number: nine digits with a valid check digit.");
}
