namespace Takt.Evaluations;

/// <summary>Every address of the module.</summary>
static class EvaluationsUrls
{
    public const string List = "/evalueringer";
    public const string New = "/evalueringer/ny";
    public const string Import = "/evalueringer/importer";
    public const string Preview = "/evalueringer/importer/{Id:guid}";
    public const string Mine = "/evalueringer/mine-innspill";
    public const string One = "/evalueringer/{Id:guid}";
    public const string Plan = "/evalueringer/{Id:guid}/oppsett";
    public const string Theme = "/evalueringer/{Id:guid}/tema/{Number:int}";
    public const string Contribute = "/evalueringer/{Id:guid}/tema/{Number:int}/skriv";
    public const string Answer = "/evalueringer/{Id:guid}/tema/{Number:int}/svar";
    public const string Meeting = "/evalueringer/{Id:guid}/svarmote";
    public const string Live = "/evalueringer/{id:guid}/folg";
    public const string Gathering = "/evalueringer/{Id:guid}/samling";
    public const string GatheringSetup = "/evalueringer/{Id:guid}/samling/oppsett";
    public const string GatheringWall = "/evalueringer/{Id:guid}/samling/storskjerm";
    public const string GatheringTypeIn = "/evalueringer/{Id:guid}/samling/skriv-inn";
    public const string GatheringForms = "/evalueringer/{Id:guid}/samling/skjema";
    public const string GatheringSuggest = "/evalueringer/{Id:guid}/samling/forslag";
    public const string GatheringText = "/evalueringer/{Id:guid}/samling/innspill/{Text:guid}";
    public const string WrittenSetup = "/evalueringer/{Id:guid}/samling/skriftlig";
    public const string GatheringCodes = "/evalueringer/{Id:guid}/samling/koder";
    public const string GatheringPoster = "/evalueringer/{Id:guid}/samling/plakat";
    public const string OwnCode = "/evalueringer/{Id:guid}/uten-navn";
    public const string Headings = "/evalueringer/{Id:guid}/tema/{Number:int}/overskrifter";
    public const string Whistle = "/evalueringer/varsel";
    public const string WhistleSetup = "/evalueringer/varslingsmottak";
    public const string Report = "/evalueringer/{Id:guid}/tema/{Number:int}/varsel/{Contribution:guid}";
    public const string GatheringLive = "/evalueringer/samling/{id:guid}/folg";

    /// <summary>Short, because it is typed on a telephone from what stands on a wall.</summary>
    public const string Join = "/s";
    public const string Participate = "/s/{Code}";
    public const string WriteDown = "/s/{Code}/skriv";
    public const string ParticipateLive = "/s/{code}/folg";
    public const string Owed = "/evalueringer/{Id:guid}/mangler";
    public const string Publish = "/evalueringer/{Id:guid}/publiser";
    public const string Present = "/evalueringer/{Id:guid}/presentasjon";
    public const string Deck = "/evalueringer/{id:guid}/presentasjon.{format}";
    public const string YouSaid = "/evalueringer/{Id:guid}/dere-sa";
    public const string Compare = "/evalueringer/{Id:guid}/sammenlign";

    public const string ApiList = ApiFrame.Root + "/evaluations";
    public const string ApiOne = ApiFrame.Root + "/evaluations/{id:guid}";

    public static string Of(Guid id) => $"/evalueringer/{id}";

    public static string PreviewOf(Guid import) => $"/evalueringer/importer/{import}";

    public static string PlanOf(Guid id) => $"/evalueringer/{id}/oppsett";

    public static string ThemeOf(Guid id, int number) => $"/evalueringer/{id}/tema/{number}";

    public static string ContributeTo(Guid id, int number) => $"/evalueringer/{id}/tema/{number}/skriv";

    public static string AnswerOf(Guid id, int number) => $"/evalueringer/{id}/tema/{number}/svar";

    public static string MeetingOf(Guid id) => $"/evalueringer/{id}/svarmote";

    public static string LiveOf(Guid id) => $"/evalueringer/{id}/folg";

    public static string GatheringOf(Guid id) => $"/evalueringer/{id}/samling";

    public static string GatheringSetupOf(Guid id) => $"/evalueringer/{id}/samling/oppsett";

    public static string GatheringWallOf(Guid id, int page = 1) =>
        $"/evalueringer/{id}/samling/storskjerm" + (page > 1 ? $"?side={page}" : "");

    public static string GatheringTypeInOf(Guid id) => $"/evalueringer/{id}/samling/skriv-inn";

    public static string GatheringFormsOf(Guid id) => $"/evalueringer/{id}/samling/skjema";

    public static string GatheringSuggestOf(Guid id) => $"/evalueringer/{id}/samling/forslag";

    public static string GatheringTextOf(Guid id, Guid text) => $"/evalueringer/{id}/samling/innspill/{text}";

    public static string WrittenSetupOf(Guid id) => $"/evalueringer/{id}/samling/skriftlig";

    public static string GatheringCodesOf(Guid id) => $"/evalueringer/{id}/samling/koder";

    public static string GatheringPosterOf(Guid id) => $"/evalueringer/{id}/samling/plakat";

    public static string OwnCodeIn(Guid id) => $"/evalueringer/{id}/uten-navn";

    public static string HeadingsOf(Guid id, int number) => $"/evalueringer/{id}/tema/{number}/overskrifter";

    public static string ReportOf(Guid id, int number, Guid contribution) => $"/evalueringer/{id}/tema/{number}/varsel/{contribution}";

    public static string GatheringLiveOf(Guid gathering) => $"/evalueringer/samling/{gathering}/folg";

    public static string ParticipateIn(string code) => $"/s/{code}";

    public static string AtTable(string code, int table, bool scribe = false) => $"/s/{code}?bord={table}" + (scribe ? "&skriver=1" : "");

    /// <summary>Where one writes in a written round: all its themes, or one of them by its place there; shared is for a tablet many write on.</summary>
    public static string WriteDownIn(string code, int? theme = null, bool shared = false) =>
        $"/s/{code}/skriv"
        + (theme is { } at ? $"?tema={at}" : "")
        + (
            !shared ? ""
            : theme is null ? "?delt=1"
            : "&delt=1"
        );

    /// <summary>The door, with a code of one's own behind the hash: that part of an address never leaves the telephone.</summary>
    public static string JoinWith(string ownCode) => $"/s#{ownCode}";

    public static string ParticipateLiveOf(string code) => $"/s/{code}/folg";

    public static string OwedOf(Guid id) => $"/evalueringer/{id}/mangler";

    public static string PublishOf(Guid id) => $"/evalueringer/{id}/publiser";

    public static string PresentOf(Guid id) => $"/evalueringer/{id}/presentasjon";

    public static string DeckOf(Guid id, string format) => $"/evalueringer/{id}/presentasjon.{format}";

    public static string YouSaidOf(Guid id) => $"/evalueringer/{id}/dere-sa";

    public static string CompareOf(Guid id) => $"/evalueringer/{id}/sammenlign";
}
