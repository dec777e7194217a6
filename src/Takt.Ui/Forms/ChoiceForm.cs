namespace Takt.Ui;

/// <summary>A form with rows to tick off, by id.</summary>
public abstract class ChoiceForm
{
    /// <summary>The ids that are ticked. Nothing ticked is nothing sent, and comes as null.</summary>
    public Dictionary<string, string?> Chosen
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>What is ticked; whatever is no id is left out.</summary>
    public IReadOnlyList<Guid> ChosenIds =>
        [.. Chosen.Keys.Select(k => Guid.TryParse(k, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];

    /// <summary>Whether a row is ticked.</summary>
    public bool Has(Guid id) => Chosen.ContainsKey($"{id}");
}
