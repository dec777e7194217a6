namespace Takt.Organisation;

/// <summary>What the forms for a receiver send.</summary>
public sealed class WebhookForm
{
    public string? Name { get; set; }
    public string? Address { get; set; }

    /// <summary>The kinds that are ticked.</summary>
    public Dictionary<string, string> Kinds
    {
        get;
        set => field = value ?? [];
    } = [];

    public string? Version { get; set; }

    internal static WebhookForm Of(Webhook webhook) =>
        new()
        {
            Name = webhook.Name,
            Address = webhook.Address,
            Kinds = webhook.Wanted.ToDictionary(k => k, _ => "true", StringComparer.Ordinal),
            Version = $"{webhook.Version}",
        };

    /// <summary>What was typed: name, address and kinds. What is wrong is said at the fields.</summary>
    internal (string Name, Uri Address, string[] Kinds) Read(
        OutwardAddresses addresses,
        IEnumerable<WebhookKind> kinds,
        Action<string, string> refuse
    )
    {
        var name = Ui.Typed.Needed("Form.Name", Name, Webhook.LongestName, Texts.WebhookNameMissing, refuse);
        var typed = Ui.Typed.Needed("Form.Address", Address, Webhook.LongestAddress, Texts.WebhookAddressMissing, refuse);
        var fault = addresses.Faults(typed, out var address);
        if (typed.Length > 0 && fault is not null)
        {
            refuse(
                "Form.Address",
                fault switch
                {
                    AddressFault.NotEncrypted => Texts.WebhookAddressNotEncrypted,
                    AddressFault.Closed => Texts.WebhookAddressClosed,
                    _ => Texts.WebhookAddressWrong,
                }
            );
        }
        else if (address?.AbsoluteUri.Length > Webhook.LongestAddress)
        {
            refuse("Form.Address", Texts.WebhookAddressWrong);
        }

        string[] chosen = [.. kinds.Select(k => k.Type).Where(Kinds.ContainsKey)];
        if (chosen.Length == 0)
        {
            refuse(FieldOf(kinds.First()), Texts.WebhookKindsMissing);
        }

        return (name, address!, chosen);
    }

    internal static string FieldOf(WebhookKind kind) => $"Form.Kinds[{kind.Type}]";
}
