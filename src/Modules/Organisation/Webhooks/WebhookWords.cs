using Microsoft.AspNetCore.Components;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>How it goes with messages to other systems, in words.</summary>
static class WebhookWords
{
    /// <summary>Why a receiver did not take a message.</summary>
    public static string Of(WebhookTrouble trouble, int? answer) =>
        trouble switch
        {
            WebhookTrouble.NoHost => Texts.WebhookNoHost,
            WebhookTrouble.NoConnection => Texts.WebhookNoConnection,
            WebhookTrouble.NoTrust => Texts.WebhookNoTrust,
            WebhookTrouble.NoAnswer => Texts.WebhookNoAnswer,
            WebhookTrouble.ClosedNetwork => Texts.WebhookClosedNetwork,
            WebhookTrouble.Moved => Labels.Fill(Texts.WebhookMoved, answer ?? 0),
            WebhookTrouble.Gone => Texts.WebhookGone,
            WebhookTrouble.NoSecret => Texts.WebhookNoSecret,
            _ => Labels.Fill(Texts.WebhookRefused, answer ?? 0),
        };

    /// <summary>Whether a receiver is told, and whether it answers.</summary>
    public static MarkupString Tag(bool isOff, bool isGone, bool isUnwell) =>
        isGone ? Ui.Tag.Of(Color.Sol, Glyph.Warning, Texts.WebhookOffByReceiver)
        : isOff ? Ui.Tag.Of(Color.Neutral, Glyph.DashCircle, Texts.WebhookOff)
        : isUnwell ? Ui.Tag.Of(Color.Sol, Glyph.Clock, Texts.WebhookUnwell)
        : Ui.Tag.Of(Color.Lov, Glyph.Check, Texts.WebhookOn);
}
