namespace Takt.Ui;

/// <summary>How a box differs from another picture of the same tree.</summary>
public enum TreeMark
{
    None,
    New,
    Moved,
    Changed,

    /// <summary>It is not there any more: shown where it stood.</summary>
    Gone,
}

/// <summary>A box of a <see cref="Tree"/> and what hangs under it.</summary>
/// <param name="Key">Tells it from the others; its element's id is <c>u-</c> and this.</param>
/// <param name="Text">Its name; never cut.</param>
/// <param name="Url">Its page; none for what has no page on the day.</param>
public sealed record TreeNode(string Key, string Text, string? Url)
{
    /// <summary>Who sits there.</summary>
    public string? Who { get; init; }

    /// <summary>How it stands with the seat, in a word that is framed: «Ledig», «Konstituert», «Permisjon».</summary>
    public string? Word { get; init; }

    /// <summary>What follows the word: since when, and who answers.</summary>
    public string? Rest { get; init; }

    /// <summary>It stands beside the line: it advises, and leads nobody under the line.</summary>
    public bool IsBeside { get; init; }

    /// <summary>Nobody sits there.</summary>
    public bool IsVacant { get; init; }

    /// <summary>It is what was looked for.</summary>
    public bool IsFound { get; init; }

    /// <summary>How it differs, and in which words.</summary>
    public TreeMark Mark { get; init; }

    /// <summary>What <see cref="Mark"/> says.</summary>
    public string? MarkWord { get; init; }

    /// <summary>Whether what is under it is unfolded.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>What is under it, as one line says it: «14 enheter».</summary>
    public string? Counted { get; init; }

    /// <summary>What hangs under it, those beside the line too.</summary>
    public IReadOnlyList<TreeNode> Below { get; init; } = [];
}
