namespace Bot.Host.Content;

/// <summary>
/// What a dialogs folder may not exceed, in one place. The folder can be a share that many people write
/// to: a mistaken or hostile file must be a fault with a name, never a process that dies or hangs.
/// </summary>
internal sealed record ContentLimits
{
    public static readonly ContentLimits Default = new();

    /// <summary>YAML and example files in the folder.</summary>
    public int MaxFiles { get; init; } = 500;

    /// <summary>Bytes of one file. The largest shipped, a word list, is a tenth of it.</summary>
    public int MaxFileBytes { get; init; } = 1024 * 1024;

    /// <summary>Bytes of all files together.</summary>
    public int MaxTotalBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Characters of a file's path within the folder.</summary>
    public int MaxNameLength { get; init; } = 120;

    /// <summary>
    /// Lists and groups within each other. The format needs 5. Looked at before the parser runs: trees of
    /// YAML are read with a stack frame a level, and a stack overflow can't be caught.
    /// </summary>
    public int MaxNesting { get; init; } = 32;

    /// <summary>Columns before the first letter of a line: each level of a block needs at least one.</summary>
    public int MaxIndent { get; init; } = 80;

    /// <summary>Characters of one example: longer ones are stories, from which nothing is learned.</summary>
    public int MaxExampleLength { get; init; } = 1000;

    /// <summary>Examples of all topics together: training must stay under a minute.</summary>
    public int MaxExamples { get; init; } = 60_000;

    /// <summary>Keywords of all topics together, and phrases of the words that mean the same.</summary>
    public int MaxKeywords { get; init; } = 50_000;

    /// <summary>Texting words of both languages together.</summary>
    public int MaxTextingWords { get; init; } = 500;

    /// <summary>Words that one texting word may stand for.</summary>
    public int MaxTextingMeaning { get; init; } = 6;

    /// <summary>Faults listed for one file; more are counted, not listed.</summary>
    public int MaxFaultsPerFile { get; init; } = 100;
}
