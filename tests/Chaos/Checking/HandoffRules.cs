using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;

namespace Chaos.Checking;

/// <summary>The snapshot says what the log says: the same stage, the same advocate, the first <c>RequestedAt</c>.</summary>
internal static class HandoffRules
{
    public static IEnumerable<Violation> Check(ConversationFacts facts, LogWalk walk)
    {
        var (holder, request, advocate) = facts.Snapshot.Stage switch
        {
            Stage.Waiting waiting => (Holder.Queue, waiting.Request, null),
            Stage.WithAdvocate held => (Holder.Advocate, held.Request, held.Advocate.Name),
            _ => (Holder.Bot, (HandoffRequest?)null, (string?)null),
        };
        if (holder != walk.Last.Holder || advocate != walk.Last.Advocate)
            yield return new("the stage is not what the log says", facts.Id, $"{holder} {advocate}, not {walk.Last.Holder} {walk.Last.Advocate}");
        if (request is null) yield break;

        if (request.RequestedAt != walk.Last.RequestedAt)
            yield return new("a client's RequestedAt changed", facts.Id, $"{request.RequestedAt:O}, first {walk.Last.RequestedAt:O}");
        if (request.Priority != walk.Last.Priority)
            yield return new("a request is not as urgent as the log says", facts.Id, $"{request.Priority}, not {walk.Last.Priority}");
    }
}
