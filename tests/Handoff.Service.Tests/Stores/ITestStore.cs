using Handoff.Service.Stores;

namespace Handoff.Service.Tests.Stores;

/// <summary>A store for a test, empty at first.</summary>
public interface ITestStore : IDisposable
{
    IConversationStore Conversations { get; }
    IConversationIndex Index { get; }
    IOutbox Outbox { get; }
    ISurveyReports Surveys { get; }
    ISettings Settings { get; }
    IAccountStore Accounts { get; }
    IPresenceStore Presence { get; }
    IPhoneBook Phones { get; }
    ISuppressionList Suppressions { get; }
    IDeliveryStates Deliveries { get; }
    ISenderPace Pace { get; }
    IArchive Archive { get; }

    /// <summary>As after a restart: whatever was only in memory is gone.</summary>
    void Reopen();
}
