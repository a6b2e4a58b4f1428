using System.Collections.Immutable;

namespace Bot.Host.Content;

/// <summary>The dialogs folder has faults, so the bot does not start. The message lists all of them, a line each.</summary>
internal sealed class ContentFaultsException(string folder, ImmutableArray<ContentFault> faults)
    : Exception($"The dialogs in {folder} have {ContentReport.Count(faults.Length, "fault")}:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}")
{
    public ImmutableArray<ContentFault> Faults => faults;
}
