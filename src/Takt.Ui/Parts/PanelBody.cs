namespace Takt.Ui;

/// <summary>How a panel's content lies.</summary>
public enum PanelBody
{
    /// <summary>With room around it.</summary>
    Padded,

    /// <summary>With room around and between its parts; text between elements becomes a part of its own.</summary>
    Stacked,

    /// <summary>From edge to edge: rows, a table, an empty state, several bodies.</summary>
    Flush,
}
