using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Contacts to take along: one card, or the list as it is filtered, as cards or as a spreadsheet.</summary>
static class ContactFiles
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(OrganisationUrls.ContactCard, OneCard).WithMetadata(new NeedsAttribute(OrganisationPermissions.See));
        endpoints.MapGet(OrganisationUrls.ContactFile, List).WithMetadata(new NeedsAttribute(OrganisationPermissions.See));
    }

    static async Task<IResult> OneCard(Guid id, Db db, Clock clock, CancellationToken cancel)
    {
        var today = clock.Today;
        var contact = await (
            from a in db.Assignments.AsOf(today)
            where a.PersonId == id
            join p in db.People on a.PersonId equals p.Id
            join u in db.UnitPeriods.AsOf(today) on a.UnitId equals u.UnitId
            orderby a.IsMain descending, a.From
            select new Contact(a.Id, p.Id, p.Name, p.NameSort, a.Title, a.Role, u.UnitId, u.Name, p.Email, p.Phone, false)
        ).FirstOrDefaultAsync(cancel);
        return contact is null
            ? Results.NotFound()
            : Results.File(VCard.Write([contact], db.Municipality.Name), VCard.MediaType, $"{contact.Name}.vcf");
    }

    static async Task<IResult> List(string format, string? enhet, string? rolle, string? q, Db db, Clock clock, CancellationToken cancel)
    {
        if (format is not ("xlsx" or "vcf"))
        {
            return Results.NotFound();
        }

        var contacts = await ContactRoll.Read(db, clock.Today, ContactFilter.Read(enhet, rolle, q), null, ContactRoll.MostInFile, cancel);
        return format == "vcf"
            ? Results.File(
                VCard.Write(contacts.DistinctBy(c => c.PersonId), db.Municipality.Name),
                VCard.MediaType,
                $"{Texts.Contacts}.vcf"
            )
            : Workbook.Download(Texts.Contacts, Sheet(contacts));
    }

    static Worksheet Sheet(IReadOnlyList<Contact> contacts) =>
        Worksheet.Of(
            Texts.Contacts,
            contacts,
            (Texts.FullName, c => c.Name),
            (Texts.ColumnTitle, c => c.Title),
            (Texts.RoleLabel, c => Labels.Of(c.Role)),
            (Texts.UnitWord, c => c.Unit),
            (Texts.Email, c => c.Email),
            (Texts.Phone, c => c.Phone)
        );
}
