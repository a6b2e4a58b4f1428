using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;

namespace Chaos.Checking;

/// <summary>
/// Whoever waits is in the queue, whoever is held is on an advocate's list, and nobody else is. Worked out
/// here from the stage once more, not by the product's own derivation.
/// </summary>
internal static class IndexRules
{
    public static IReadOnlyList<Violation> Check(IReadOnlyCollection<Conversation> snapshots, IndexFacts indexes) =>
    [
        .. Compare("queue", snapshots.SelectMany(PlaceOf), indexes.Waiting, place => place.Conversation),
        .. Compare("advocates' lists", snapshots.SelectMany(HoldOf), indexes.Held, held => held.Item1),
        .. Compare("deadlines", snapshots.SelectMany(DeadlineOf), indexes.Deadlines, due => due.Item1),
        .. Order(indexes.Waiting),
    ];

    private static IEnumerable<Violation> Compare<T>(string name, IEnumerable<T> expected, IReadOnlyCollection<T> found, Func<T, ConversationId> conversation)
        where T : notnull
    {
        var (wanted, there) = (expected.ToHashSet(), new HashSet<T>());
        foreach (var one in found)
        {
            if (!there.Add(one)) yield return new($"the {name}: there twice", conversation(one).Value, $"{one}");
            if (!wanted.Contains(one)) yield return new($"the {name}: there, but not by its snapshot", conversation(one).Value, $"{one}");
        }

        foreach (var one in wanted.Where(one => !there.Contains(one))) yield return new($"the {name}: missing", conversation(one).Value, $"{one}");
    }

    private static IEnumerable<Violation> Order(IReadOnlyList<QueuePlace> waiting)
    {
        for (var i = 1; i < waiting.Count; i++)
        {
            var (a, b) = (waiting[i - 1], waiting[i]);
            if (a.Priority < b.Priority || (a.Priority == b.Priority && a.RequestedAt > b.RequestedAt))
                yield return new("the queue: out of order", b.Conversation.Value, $"behind {a.Conversation}");
        }
    }

    private static IEnumerable<QueuePlace> PlaceOf(Conversation conversation) =>
        conversation.Stage is Stage.Waiting { Request: var request } ? [new(conversation.Id, request.Queue, request.Priority, request.RequestedAt)] : [];

    private static IEnumerable<(ConversationId, AdvocateId)> HoldOf(Conversation conversation) =>
        conversation.Stage is Stage.WithAdvocate held ? [(conversation.Id, held.Advocate.Id)] : [];

    private static IEnumerable<(ConversationId, Deadline)> DeadlineOf(Conversation conversation) => conversation.Stage switch
    {
        Stage.Waiting { Request.AnswerBy: { } due } => [(conversation.Id, new Deadline(DeadlineKind.AnswerBy, due))],
        Stage.WithBot { Gathered: { } owed } => [(conversation.Id, new Deadline(DeadlineKind.Answer, owed.AnswerAt))],
        Stage.WithBot { Question: { } asked } => [(conversation.Id, new Deadline(DeadlineKind.Unanswered, asked.AnswerBy))],
        Stage.Surveying { Survey: var survey } => [(conversation.Id, new Deadline(DeadlineKind.SurveyEnds, survey.EndsAt))],
        _ => [],
    };
}
