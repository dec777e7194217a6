using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>The register of delegation as a spreadsheet.</summary>
static class DelegationSheet
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(OrganisationUrls.DelegationSheet, Download).WithMetadata(new NeedsAttribute(OrganisationPermissions.See));

    static async Task<IResult> Download(Db db, StaffDirectory directory, Clock clock, CancellationToken cancel)
    {
        var book = await DelegationBook.Read(db, directory, clock.Today, cancel);
        var faults = book.Authorities.Faults(book.IsHeld).ToDictionary(f => f.Delegation, f => Labels.Of(f.Fault));
        var given = book
            .Delegations.OrderBy(d => book.Matters[d.MatterId].NameSort, StringComparer.Ordinal)
            .ThenByDescending(d => d.Limit ?? decimal.MaxValue);
        return Workbook.Download(
            Texts.DelegationsTitle,
            Worksheet.Of(
                Texts.DelegationsTitle,
                given,
                (Texts.MatterOfAuthority, d => book.Matters[d.MatterId].Name),
                (Texts.ColumnReceiver, book.ReceiverOf),
                (Texts.LimitLabel, d => d.Limit),
                (Texts.ColumnUnit, d => book.UnitNames.GetValueOrDefault(d.UnitId)),
                (Texts.ColumnGiver, book.GiverOf),
                (Texts.MayBePassedOn, d => d.MayBePassedOn ? Texts.Yes : Texts.No),
                (Texts.ColumnRule, d => d.Rule),
                (Texts.FirstDay, d => d.From),
                (Texts.LastDay, d => d.To?.AddDays(-1)),
                (Texts.DoNotStand, faults.GetValueOrDefault)
            )
        );
    }
}
