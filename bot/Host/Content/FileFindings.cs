namespace Bot.Host.Content;

/// <summary>Collects what is wrong with one file, so that an editor hears of everything at once.</summary>
internal sealed class FileFindings(string file, ContentLimits limits)
{
    private readonly List<ContentFault> faults = [];
    private readonly List<ContentFault> warnings = [];
    private readonly HashSet<int> faultyLines = [];
    private int unlisted;

    public string File => file;

    /// <summary>Waits for people to approve it.</summary>
    public bool AwaitsApproval { get; set; }

    public bool HasFaults => faults.Count > 0;

    public IEnumerable<ContentFault> Warnings => warnings;

    public IEnumerable<ContentFault> Faults => unlisted == 0
        ? faults
        : faults.Append(new ContentFault(file, 0, 0, $"There are {unlisted} more faults.", "Put these right first."));

    /// <summary>Whether something that begins in that line has been called wrong already.</summary>
    public bool Covers(int line) => faultyLines.Contains(line);

    /// <param name="of">Where the text begins, for a fault further down in it.</param>
    public void Fault(Position at, string what, string advice, Position? of = null)
    {
        faultyLines.Add(at.Line);
        if (of is { } begin) faultyLines.Add(begin.Line);
        if (faults.Count < limits.MaxFaultsPerFile) faults.Add(new ContentFault(file, at.Line, at.Column, what, advice));
        else unlisted++;
    }

    public void Warn(Position at, string what, string advice)
    {
        if (warnings.Count < limits.MaxFaultsPerFile) warnings.Add(new ContentFault(file, at.Line, at.Column, what, advice));
    }
}
