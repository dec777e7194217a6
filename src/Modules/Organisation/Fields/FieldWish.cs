using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>A field as somebody wants it, read from the form.</summary>
sealed record FieldWish(
    string Name,
    IReadOnlyList<string> Synonyms,
    IReadOnlyList<string> DecideYourself,
    IReadOnlyList<(string Title, string Address)> Links,
    Seat Owner
)
{
    public static async Task<FieldWish> Read(
        FieldForm form,
        SeatLookup seats,
        Seat standing,
        Action<string, string> refuse,
        CancellationToken cancel
    )
    {
        var name = Typed.Needed("Form.Name", form.Name, FieldMap.LongestName, Texts.FieldNameMissing, refuse);
        var owner = await seats.Read("Form.Owner", form.Owner, Texts.FieldOwnerMissing, refuse, [standing], cancel);
        return new(
            name,
            Lines.Read("Form.Synonyms", form.Synonyms, refuse),
            Lines.Read("Form.DecideYourself", form.DecideYourself, refuse),
            ReadLinks(form.Links, refuse),
            owner ?? Seat.Of(Guid.Empty)
        );
    }

    public void Apply(Field field)
    {
        field.Rename(Name);
        (field.Synonyms, field.DecideYourself, field.Owner) = ([.. Synonyms], [.. DecideYourself], Owner);
        field.Link(Links);
    }

    /// <summary>"Title | address" as it is typed.</summary>
    public static string AsTyped(FieldLink link) => $"{link.Title} | {link.Address}";

    static IReadOnlyList<(string Title, string Address)> ReadLinks(string? typed, Action<string, string> refuse)
    {
        List<(string, string)> links = [];
        foreach (var line in Lines.Read("Form.Links", typed, refuse))
        {
            if (line.Split('|', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } title, var address] && IsAddress(address))
            {
                links.Add((title, address));
            }
            else
            {
                refuse("Form.Links", Labels.Fill(Texts.LinkUnread, line));
                break;
            }
        }

        return links;
    }

    // A page of ours, or one on the web: nothing that a browser would run.
    static bool IsAddress(string address) =>
        (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal))
        || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http");
}

/// <summary>Who is to be what to a field, read from the form.</summary>
sealed record ResponsibilityWish(
    Guid Unit,
    ResponsibilityKind Kind,
    Seat Holder,
    Seat? StandIn,
    IReadOnlyList<string> Promises,
    int AnswersWithin,
    DateOnly From
)
{
    const int LongestWait = 60;

    public static async Task<ResponsibilityWish> Read(
        FieldForm form,
        Predicate<Guid> isUnit,
        SeatLookup seats,
        Action<string, string> refuse,
        CancellationToken cancel
    )
    {
        if (!Guid.TryParse(form.Unit, out var unit) || !isUnit(unit))
        {
            refuse("Form.Unit", Texts.UnitMissing);
        }

        if (!Enum.TryParse<ResponsibilityKind>(form.Kind, out var kind) || !Enum.IsDefined(kind))
        {
            refuse("Form.Kind", Texts.ResponsibilityMissing);
        }

        var holder = await seats.Read("Form.Holder", form.Holder, Texts.HolderMissing, refuse, cancel);
        var standIn = await seats.Read("Form.StandIn", form.StandIn, missing: null, refuse, cancel);
        var within = 2m;
        if (
            !string.IsNullOrWhiteSpace(form.AnswersWithin)
            && (!Norwegian.TryNumber(form.AnswersWithin, out within) || within is < 0 or > LongestWait || !decimal.IsInteger(within))
        )
        {
            refuse("Form.AnswersWithin", Labels.Fill(Texts.DaysUnread, LongestWait));
            within = 2;
        }

        return new(
            unit,
            kind,
            holder ?? Seat.Of(Guid.Empty),
            standIn,
            Lines.Read("Form.Promises", form.Promises, refuse),
            (int)within,
            Typed.NeededDate("Form.From", form.From, refuse)
        );
    }

    public Responsibility For(Guid field) =>
        new(field, Unit, Kind, Holder, From)
        {
            StandIn = StandIn,
            Promises = [.. Promises],
            AnswersWithin = AnswersWithin,
        };
}
