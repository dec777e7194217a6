using System.Globalization;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>What things are called on the pages.</summary>
static class Said
{
    /// <summary>"1 t 30 min", "45 min".</summary>
    public static string Length(int minutes) =>
        (minutes / 60, minutes % 60) switch
        {
            (0, var rest) => string.Format(CultureInfo.CurrentCulture, Texts.LengthMinutes, rest),
            (var hours, 0) => string.Format(CultureInfo.CurrentCulture, Texts.LengthHours, hours),
            (var hours, var rest) => string.Format(CultureInfo.CurrentCulture, Texts.LengthBoth, hours, rest),
        };

    public static string Of(ItemKind kind) =>
        kind switch
        {
            ItemKind.Information => Texts.KindInformation,
            ItemKind.Discussion => Texts.KindDiscussion,
            _ => Texts.KindDecision,
        };

    public static IReadOnlyList<Option> CaseTypes => [.. Enum.GetValues<CaseType>().Select(type => new Option($"{type}", Of(type)))];

    /// <summary>"Referatsak (RS)".</summary>
    public static string Of(CaseType type) =>
        type switch
        {
            CaseType.PS => Texts.CaseTypePS,
            CaseType.DS => Texts.CaseTypeDS,
            CaseType.RS => Texts.CaseTypeRS,
            CaseType.FO => Texts.CaseTypeFO,
            _ => Texts.CaseTypeAN,
        };

    public static string Of(GroupPlace place) =>
        place switch
        {
            GroupPlace.Chair => Texts.PlaceChair,
            GroupPlace.Secretary => Texts.PlaceSecretary,
            GroupPlace.Observer => Texts.PlaceObserver,
            GroupPlace.Substitute => Texts.PlaceSubstitute,
            _ => Texts.PlaceMember,
        };

    /// <summary>"Kommer", "Sender Ola Nes".</summary>
    public static string Of(MeetingReply reply) =>
        reply is { Kind: ReplyKind.Substitute, Substitute: { } name }
            ? string.Format(CultureInfo.CurrentCulture, Texts.ReplySaidSends, name)
            : Of(reply.Kind);

    public static string Of(ReplyKind reply) =>
        reply switch
        {
            ReplyKind.Yes => Texts.ReplySaidYes,
            ReplyKind.No => Texts.ReplySaidNo,
            ReplyKind.Maybe => Texts.ReplySaidMaybe,
            _ => Texts.ReplySaidSubstitute,
        };

    /// <summary>To the one who asked to listen in.</summary>
    public static string Of(GuestState state) =>
        state switch
        {
            GuestState.Welcome => Texts.GuestWelcome,
            GuestState.NotThisTime => Texts.GuestNot,
            _ => Texts.GuestAsked,
        };

    public static string Of(Presence presence) =>
        presence switch
        {
            Presence.Present => Texts.WasPresent,
            Presence.Absent => Texts.WasAbsent,
            Presence.Substitute => Texts.WasSubstitute,
            _ => Texts.WasObserver,
        };
}
