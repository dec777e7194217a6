namespace Takt;

/// <summary>What somebody wants by mail, as text.</summary>
public sealed class NoticesForm
{
    public string? Rhythm { get; set; }
    public string? From { get; set; }
    public string? Until { get; set; }

    /// <summary>Ticked: told at once.</summary>
    public string? AtOnce { get; set; }

    /// <summary>Ticked: asked to meetings by mail.</summary>
    public string? Invitations { get; set; }

    internal static NoticesForm Of(Mailbox box) =>
        new()
        {
            Rhythm = $"{box.Rhythm}",
            From = Typed(box.From),
            Until = Typed(box.Until),
            AtOnce = box.AtOnceSince is null ? null : "true",
            Invitations = box.WithoutInvitations ? null : "true",
        };

    internal static string Typed(TimeOnly time) => time.ToString("HH.mm", System.Globalization.CultureInfo.InvariantCulture);
}
