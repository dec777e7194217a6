using Microsoft.AspNetCore.Components;

namespace Takt.FollowUp;

/// <summary>What the page of saved choices reads and does. Nobody reaches another's: not even that there are any is told.</summary>
public sealed partial class ChoicesPage
{
    MeasureFilter filter = new(Shelf.Mine);
    Layout layout;
    List<SavedChoice> own = [];

    [SupplyParameterFromQuery(Name = "visning")]
    public string? View { get; set; }

    [SupplyParameterFromQuery(Name = "tilstand")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "kilde")]
    public string? Source { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Question { get; set; }

    /// <summary>The layout one came from, and goes back to.</summary>
    [SupplyParameterFromQuery(Name = "fra")]
    public string? From { get; set; }

    [Inject]
    TextLibrary Library { get; set; } = null!;

    bool MaySave => Actor.Viewed is null && filter != new MeasureFilter(Shelf.Mine) && own.All(c => c.Query != filter.Query);

    protected override async Task Load()
    {
        filter = MeasureFilter.Read(View, State, Source, Question);
        layout = MeasureTools.Read(From);
        own = [.. await Db.ChoicesOf(Actor, Cancel) ?? []];
    }

    Task Save()
    {
        Must(Actor.Viewed is null);
        return Act(async () =>
        {
            Db.Add(SavedChoice.Of(Actor.PersonId!.Value, Form.Name, filter, own));
            await Db.Save("choice saved", Cancel);
            Go(MeasureTools.At(filter, layout), "FollowUp.ChoiceSaved");
        });
    }

    Task Rename()
    {
        var choice = Chosen();
        return Act(async () =>
        {
            choice.Rename(Form.NewName, own);
            await Db.Save("choice renamed", Cancel);
            Go(Here, "FollowUp.ChoiceRenamed");
        });
    }

    Task Remove()
    {
        var choice = Chosen();
        return Act(async () =>
        {
            Db.Remove(choice);
            await Db.Save("choice removed", Cancel);
            Go(Here, "FollowUp.ChoiceRemoved");
        });
    }

    string Here => From is null ? FollowUpUrls.Choices : $"{FollowUpUrls.Choices}?fra={Uri.EscapeDataString(From)}";

    SavedChoice Chosen() => Found(own.Find(c => Guid.TryParse(Form.Choice, out var id) && c.Id == id));
}
