namespace Bot.Host.Content;

/// <summary>Collects what is wrong with one file, so that an editor hears of everything at once.</summary>
internal sealed class FileFindings(string file, ContentLimits limits)
{
    private readonly List<ContentFault> faults = [];
    private readonly List<ContentFault> warnings = [];
    private int unlisted;

    public string File => file;

    public bool HasFaults => faults.Count > 0;

    public IEnumerable<ContentFault> Warnings => warnings;

    public IEnumerable<ContentFault> Faults => unlisted == 0
        ? faults
        : faults.Append(new ContentFault(file, 0, 0, $"There are {unlisted} more faults.", "Put these right first."));

    public void Fault(Position at, string what, string advice)
    {
        if (faults.Count < limits.MaxFaultsPerFile) faults.Add(new ContentFault(file, at.Line, at.Column, what, advice));
        else unlisted++;
    }

    public void Warn(Position at, string what, string advice)
    {
        if (warnings.Count < limits.MaxFaultsPerFile) warnings.Add(new ContentFault(file, at.Line, at.Column, what, advice));
    }
}
