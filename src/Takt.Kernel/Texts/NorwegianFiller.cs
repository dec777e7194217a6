namespace Takt.Kernel;

/// <summary>Words that say nothing of what is asked for, in bokmål, nynorsk and English: «Hvem spør jeg om …».</summary>
public static class NorwegianFiller
{
    static readonly HashSet<string> Words =
    [
        .. """
            av i på og til for en et ei ein eit den det de dei som om med ved fra frå å er jeg eg vi meg hvem kven hva kva hvor kor
            hvordan korleis kan skal vil må har få får når ny nytt nye eller spør gjelder gjeld the a an of to in who how do can
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Whether a folded word is one of them.</summary>
    public static bool Contains(string word) => Words.Contains(word);
}
