using System.CommandLine;

namespace Takt.Commands;

/// <summary>`takt audit verify`: whether the trail stands as it was sealed.</summary>
static class AuditCommand
{
    /// <summary>The exit code when the trail does not stand as it was sealed; the others are <see cref="OneShot"/>'s.</summary>
    public const int Broken = 3;

    public static Command Make()
    {
        var seal = new Option<string?>("--seal")
        {
            Description = "A fingerprint kept elsewhere, NUMBER:HASH as the log has it: that seal must still be the same.",
        };
        seal.Validators.Add(option =>
        {
            if (option.GetValueOrDefault<string?>() is { } text && !AuditCheck.IsFingerprint(text))
            {
                option.AddError($"'{text}' is no fingerprint. Write the seal's number, a colon and 64 hexadecimal digits.");
            }
        });
        var verify = new Command(
            "verify",
            "Seal what is new, then check every seal. Exit code 0: all stands; 3: something was changed, removed or inserted."
        )
        {
            seal,
        };
        verify.SetAction(
            async (parsed, cancel) =>
            {
                var holds = true;
                var code = await OneShot.Run(() =>
                    OneShot.InMunicipality(parsed, async services => holds = await Verify(services, parsed.GetValue(seal), cancel), cancel)
                );
                return code == 0 && !holds ? Broken : code;
            }
        );
        return new("audit", "Look after the audit trail.") { verify };
    }

    static async Task<bool> Verify(IServiceProvider services, string? known, CancellationToken cancel)
    {
        var db = services.GetRequiredService<Db>();
        var now = await services.GetRequiredService<AuditSealing>().Seal(db.Municipality, cancel);
        var verdict = await AuditCheck.Run(db, known, cancel);
        Console.WriteLine($"{db.Municipality}: entries under seal {verdict.Sealed}, seals {verdict.Seals}, sealed now {now}.");
        if (verdict.Erased > 0)
        {
            Console.WriteLine($"Entries whose values are erased; who, when and what about stands: {verdict.Erased}.");
        }

        if (verdict.Unsealed > 0)
        {
            Console.WriteLine($"Entries that wait for their seal, of which nothing can be said yet: {verdict.Unsealed}.");
        }

        foreach (var fault in verdict.Faults)
        {
            Console.WriteLine(Told(fault));
        }

        if (verdict.FaultCount > verdict.Faults.Count)
        {
            Console.WriteLine($"And {verdict.FaultCount - verdict.Faults.Count} more.");
        }

        Console.WriteLine(
            verdict.Holds
                ? "The trail stands as it was sealed."
                : $"The trail does not stand as it was sealed: faults {verdict.FaultCount}."
        );
        if (verdict.Last is { } last)
        {
            Console.WriteLine($"Last seal: {last}");
        }

        return verdict.Holds;
    }

    static string Told(AuditFault fault)
    {
        var what = fault.Kind switch
        {
            AuditFaultKind.Changed => "was changed",
            AuditFaultKind.Removed => "was removed",
            AuditFaultKind.Inserted => "was inserted",
            AuditFaultKind.Erased => "has lost its values, and nothing says who erased them",
            AuditFaultKind.SealRemoved => "is gone",
            _ => "was changed",
        };
        var seal = fault.Seal is { } number ? $"seal {number}" : "no seal";
        return fault.Entry is { } entry ? $"{seal}: entry {entry} {what}." : $"{seal} {what}.";
    }
}
