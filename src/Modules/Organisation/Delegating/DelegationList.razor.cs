using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>What the register of delegation reads.</summary>
public sealed partial class DelegationList
{
    DelegationBook book = null!;
    IReadOnlyList<Option> units = [];
    IReadOnlyList<(Delegation Delegation, DelegationFault Fault)> faults = [];
    (Matter Matter, IReadOnlyList<Delegation> Given)[] groups = [];
    IReadOnlyList<AuthorityLink> links = [];
    Matter? hit;
    decimal? amount;
    string? sumError;
    Guid unit;
    bool mayGive;

    [SupplyParameterFromQuery(Name = "sak")]
    public string? Asked { get; set; }

    [SupplyParameterFromQuery(Name = "sum")]
    public string? Sum { get; set; }

    [SupplyParameterFromQuery(Name = "enhet")]
    public Guid? In { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    IReadOnlyDictionary<Guid, string> unitNames => book.UnitNames;

    IReadOnlyDictionary<Guid, Matter> matters => book.Matters;

    Authorities authorities => book.Authorities;

    protected override async Task Load()
    {
        Asked = Typed.Optional(Asked);
        book = await DelegationBook.Read(Db, Directory, Today, Cancel);
        unit = In is { } chosen && unitNames.ContainsKey(chosen) ? chosen : Actor.Posts[0].UnitId;
        units = Labels.Choices(book.Units);
        mayGive = Actor.May(OrganisationPermissions.Delegate);
        faults = [.. authorities.Faults(book.IsHeld)];
        groups =
        [
            .. book
                .Delegations.GroupBy(d => d.MatterId)
                .Select(g =>
                    (Matter: matters[g.Key], Given: (IReadOnlyList<Delegation>)[.. g.OrderByDescending(d => d.Limit ?? decimal.MaxValue)])
                )
                .OrderBy(g => g.Matter.NameSort, StringComparer.Ordinal),
        ];
        Find();
    }

    void Find()
    {
        amount = Norwegian.TryNumber(Sum?.Replace("kr", "", StringComparison.OrdinalIgnoreCase), out var typed) ? typed : null;
        if (amount is null && !string.IsNullOrWhiteSpace(Sum))
        {
            sumError = Texts.LimitUnread;
        }
        else if (Asked is not null)
        {
            amount ??= Money.In(Asked);
            hit = book.Find(Money.Without(Asked));
            links = hit is null ? [] : authorities.MayApprove(hit.Id, unit, amount);
        }
    }

    string Shown(Seat seat) => book.Shown(seat);

    string ReceiverOf(Delegation delegation) => book.ReceiverOf(delegation);

    string GiverOf(Delegation delegation) => book.GiverOf(delegation);

    string LimitOf(Delegation delegation) => book.LimitOf(delegation);
}
