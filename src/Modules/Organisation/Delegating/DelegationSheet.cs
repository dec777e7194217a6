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
        var sheet = new Worksheet(
            Texts.DelegationsTitle,
            [
                Texts.MatterOfAuthority,
                Texts.ColumnReceiver,
                Texts.LimitLabel,
                Texts.ColumnUnit,
                Texts.ColumnGiver,
                Texts.MayBePassedOn,
                Texts.ColumnRule,
                Texts.FirstDay,
                Texts.LastDay,
                Texts.DoNotStand,
            ],
            book.Delegations.OrderBy(d => book.Matters[d.MatterId].NameSort, StringComparer.Ordinal)
                .ThenByDescending(d => d.Limit ?? decimal.MaxValue)
                .Select(d =>
                    (IReadOnlyList<object?>)
                        [
                            book.Matters[d.MatterId].Name,
                            book.ReceiverOf(d),
                            d.Limit,
                            book.UnitNames.GetValueOrDefault(d.UnitId),
                            book.GiverOf(d),
                            d.MayBePassedOn ? Texts.Yes : Texts.No,
                            d.Rule,
                            d.From,
                            d.To?.AddDays(-1),
                            faults.GetValueOrDefault(d),
                        ]
                )
        );
        return Results.File(Workbook.Write(sheet), Workbook.MediaType, $"{Texts.DelegationsTitle}.xlsx");
    }
}
