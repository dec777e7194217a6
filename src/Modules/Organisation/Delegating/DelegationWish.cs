using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>A delegation as somebody wants it, read from the form.</summary>
sealed record DelegationWish(
    Guid? Matter,
    (Guid Field, string Name, bool IsMoney)? NewMatter,
    Seat? Giver,
    Seat? Receiver,
    UnitKind? LeadersOf,
    Guid Unit,
    decimal? Limit,
    bool MayBePassedOn,
    string? Rule,
    DateOnly From,
    DateOnly? Last
)
{
    public static async Task<DelegationWish> Read(
        DelegationForm form,
        IReadOnlyDictionary<Guid, Matter> matters,
        Predicate<Guid> isField,
        Predicate<Guid> isUnit,
        SeatLookup seats,
        Seat? own,
        Action<string, string> refuse,
        CancellationToken cancel
    )
    {
        var matter = Guid.TryParse(form.Matter, out var id) && matters.ContainsKey(id) ? id : (Guid?)null;
        var made = matter is null ? ReadNewMatter(form, isField, refuse) : null;
        var isMoney = matter is { } known ? matters[known].IsMoney : form.IsMoney;

        var isCouncil = SeatLookup.Among(DelegationForm.GivesForAll, form.Giver) is not null;
        var giver = isCouncil
            ? null
            : await seats.Read("Form.Giver", form.Giver, Texts.GiverMissing, refuse, own is null ? [] : [own], cancel);
        UnitKind? leadersOf = SeatLookup.Among(DelegationForm.ReceiveByRule, form.Receiver) is { } byRule
            ? Enum.Parse<UnitKind>(byRule[DelegationForm.LeadersOf.Length..])
            : null;
        var receiver = leadersOf is null ? await seats.Read("Form.Receiver", form.Receiver, Texts.ReceiverMissing, refuse, cancel) : null;
        if (receiver is not null && receiver == giver)
        {
            refuse("Form.Receiver", Texts.GivesToItself);
        }

        if (!Guid.TryParse(form.Unit, out var unit) || !isUnit(unit))
        {
            refuse("Form.Unit", Texts.UnitMissing);
        }

        decimal? limit = null;
        if (Typed.Optional(form.Limit) is { } typed)
        {
            limit =
                Norwegian.TryNumber(typed.Replace("kr", "", StringComparison.OrdinalIgnoreCase), out var amount) && amount >= 0
                    ? amount
                    : null;
            if (limit is null)
            {
                refuse("Form.Limit", Texts.LimitUnread);
            }
            else if (!isMoney)
            {
                refuse("Form.Limit", Texts.LimitWithoutMoney);
            }
        }

        var from = Typed.NeededDate("Form.From", form.From, refuse);
        var last = Typed.OptionalDate("Form.To", form.To, refuse);
        if (last < from)
        {
            refuse("Form.To", Texts.EndsBeforeItBegins);
        }

        var rule = Typed.Optional("Form.Rule", form.Rule, Lines.Longest, refuse);
        return new(matter, made, giver, receiver, leadersOf, unit, limit, form.MayBePassedOn, rule, from, last);
    }

    /// <summary>The delegation itself, of a matter there is.</summary>
    public Delegation Of(Guid matter)
    {
        var delegation = new Delegation(matter, Giver, Unit, From)
        {
            Limit = Limit,
            MayBePassedOn = MayBePassedOn,
            Rule = Rule,
        };
        if (Last is { } last)
        {
            delegation.End(last.AddDays(1));
        }

        return LeadersOf is { } kind ? delegation.GiveToLeadersOf(kind) : delegation.GiveTo(Receiver!);
    }

    static (Guid, string, bool)? ReadNewMatter(DelegationForm form, Predicate<Guid> isField, Action<string, string> refuse)
    {
        if (Typed.Optional("Form.NewMatter", form.NewMatter, FieldMap.LongestName, refuse) is not { } name)
        {
            refuse("Form.Matter", Texts.MatterChoice);
            return null;
        }

        if (!Guid.TryParse(form.Field, out var field) || !isField(field))
        {
            refuse("Form.Field", Texts.FieldChoice);
        }

        return (field, name, form.IsMoney);
    }
}
