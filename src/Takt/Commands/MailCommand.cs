using System.CommandLine;

namespace Takt.Commands;

/// <summary>`takt mail read`: hands in one mail that came to the calendar's address, as the mailbox would be read.</summary>
static class MailCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("file")
        {
            Description = "The mail as it came (.eml); - reads standard input.",
            DefaultValueFactory = _ => "-",
        };
        var read = new Command("read", "Read one answer to an invitation, or one mail that came back. Says what came of it.") { file };
        read.SetAction(
            (parsed, cancel) =>
                OneShot.Run(() => OneShot.InInstallation(parsed, services => Read(services, parsed.GetValue(file)!, cancel), cancel))
        );
        return new("mail", "Look after mail that comes in.") { read };
    }

    static async Task Read(IServiceProvider services, string file, CancellationToken cancel)
    {
        if (!services.GetRequiredService<MailSettings>().Incoming.IsAddressed)
        {
            throw new Refusal(
                "Takt:Mail:Incoming:Address is empty. It must be the address that the mail came to, without what stands after the plus."
            );
        }

        await using var stream = file == "-" ? Console.OpenStandardInput() : Open(file);
        Console.WriteLine(Told(await services.GetRequiredService<MailReading>().Read(stream, cancel)));
    }

    static FileStream Open(string file) => File.Exists(file) ? File.OpenRead(file) : throw new Refusal($"There is no file {file}.");

    static string Told(MailRead read) =>
        read switch
        {
            MailRead.Answered => "An answer to an invitation was noted.",
            MailRead.Returned => "A mail came back. Its address is left alone until it is changed.",
            MailRead.NotTheAddress => "A mail came back, but not because of its address. Nothing is changed.",
            MailRead.Stale => "It answers what is no longer so, or has been answered since. Nothing is changed.",
            MailRead.NotTheirs => "It is not from, or not about, the address that was written to. Nothing is changed.",
            MailRead.Unknown => "It is to an address that Takt has not given anybody, or about something else. Nothing is changed.",
            MailRead.Failed => "Something in it could not be seen to; the log says of what kind. Nothing is changed.",
            MailRead.Waits => "Its municipality takes nothing just now. Nothing is changed: hand it in again later.",
            MailRead.Unreadable => "It is no mail that can be read. Nothing is changed.",
            _ => "There is neither an answer nor a returned mail in it. Nothing is changed.",
        };
}
