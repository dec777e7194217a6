using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>A unit as somebody wants it, read from the form.</summary>
sealed record UnitWish(string Name, string? ShortName, UnitKind Kind, Guid? Above, DateOnly From)
{
    public static UnitWish Read(UnitForm form, bool isTop, Predicate<Guid> mayStandUnder, Action<string, string> refuse)
    {
        var name = Typed.Needed("Form.Name", form.Name, 200, Texts.UnitNameMissing, refuse);
        var shortName = Typed.Optional("Form.ShortName", form.ShortName, 40, refuse);
        var kind = UnitKind.Municipality;
        Guid? above = null;
        if (!isTop)
        {
            if (!Enum.TryParse(form.Kind, out kind) || !Enum.IsDefined(kind) || kind == UnitKind.Municipality)
            {
                refuse("Form.Kind", Texts.KindMissing);
            }

            if (Guid.TryParse(form.Above, out var id) && mayStandUnder(id))
            {
                above = id;
            }
            else
            {
                refuse("Form.Above", Texts.AboveMissing);
            }
        }

        return new(name, shortName, kind, above, Typed.NeededDate("Form.From", form.From, refuse));
    }
}
