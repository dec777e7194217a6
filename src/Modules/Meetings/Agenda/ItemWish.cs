using Takt.Ui;

namespace Takt.Meetings;

/// <summary>An item as a form has it, read and found right.</summary>
sealed record ItemWish(string Title, string? PublicTitle, ItemKind Kind, int? Minutes, string? About, string? ClosedBy, CaseType? CaseType)
{
    /// <summary>Reads the form; what is wrong is refused at its field, and then the rest is not to be used.</summary>
    public static ItemWish Read(ItemForm form, Action<string, string> refuse)
    {
        var title = Typed.Needed("Form.Title", form.Title, AgendaItem.LongestTitle, Texts.ItemTitleMissing, refuse);
        var publicTitle = Typed.Optional("Form.PublicTitle", form.PublicTitle, AgendaItem.LongestTitle, refuse);
        var closedBy = Typed.Optional("Form.ClosedBy", form.ClosedBy, AgendaItem.LongestBasis, refuse);
        if (closedBy is not null && publicTitle is null)
        {
            refuse("Form.PublicTitle", Texts.PublicTitleMissing);
        }
        else if (closedBy is null && publicTitle is not null)
        {
            refuse("Form.ClosedBy", Texts.ClosedByMissing); // else whoever wrote it believes that the title is for those who meet
        }

        var minutes = string.IsNullOrWhiteSpace(form.Minutes)
            ? (int?)null
            : Typed.Whole("Form.Minutes", form.Minutes, 1, AgendaItem.MostMinutes, refuse);
        var about = Typed.Optional("Form.About", form.About, AgendaItem.LongestText, refuse);
        return new(
            title,
            publicTitle,
            Enum.TryParse<ItemKind>(form.Kind, out var kind) && Enum.IsDefined(kind) ? kind : default,
            minutes,
            about,
            closedBy,
            CaseTypes.Read(form.CaseType)
        );
    }

    /// <summary>Makes an item say it.</summary>
    public void On(AgendaItem item, Meeting meeting)
    {
        item.Describe(Title, PublicTitle, Kind, About, Minutes);
        if (meeting.NumbersCases)
        {
            item.CountsAs(CaseType);
        }

        if (ClosedBy is not null)
        {
            item.Close(ClosedBy, PublicTitle!);
        }
        else if (item.IsClosed)
        {
            item.Open(meeting);
        }
    }
}
