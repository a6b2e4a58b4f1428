using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Handoff.Service.Tests.Stores;

/// <summary>Any turns in any order leave in the store what they leave in three dictionaries.</summary>
public abstract class A_store_against_a_model<TStore>
    where TStore : class, ITestStore, new()
{
    private static readonly TurnInput[] Inputs =
    [
        A.Joins(Channel.Sms), A.Joins(), A.Says("hello"), A.Says("person"), A.Says("danger"), A.Says("5"), A.Says("2"), A.Says("again", "same key"),
        A.Claims(A.Maria), A.Claims(A.Tom), A.Answers(A.Maria, "hi"), A.Resolves(A.Maria), A.Resolves(A.Tom),
        new TurnInput.AdvocateReturnedToBot(A.Tom), new TurnInput.AdvocateTransferred(A.Maria, QueueNames.Urgent, "note"), new TurnInput.AdvocateLost(A.Maria.Id),
    ];

    [Fact]
    public void A_store_equals_the_model_before_and_after_a_restart() =>
        Prop.ForAll(Steps().ToArbitrary(), steps => CheckAsync(steps)).Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithQuietOnSuccess(true));

    private static Gen<Step[]> Steps() => Gen.ArrayOf(
        from conversation in Gen.Choose(1, 3)
        from input in Gen.Choose(-1, Inputs.Length - 1)
        from minutes in Gen.Choose(0, 12)
        from stale in Gen.Frequency((6, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Step($"c{conversation}", input, minutes, stale));

    private static async Task CheckAsync(Step[] steps)
    {
        using var store = new TStore();
        var (model, now) = (new Model(), A.Noon);
        foreach (var step in steps)
        {
            now = now.AddMinutes(step.Minutes);
            var before = step.Stale ? model.Older(step.Conversation) : model.Newest(step.Conversation);
            var decision = before.Does(step.InputFor(before), now);
            if (decision.ChangesNothing) continue;

            Assert.Equal(model.TryCommit(decision), await store.Conversations.TryCommitAsync(decision, CancellationToken.None));
        }

        await model.AssertEqualsAsync(store);
        store.Reopen();
        await model.AssertEqualsAsync(store);
    }

    /// <param name="Input">Which of the inputs; -1 is the conversation's own deadline.</param>
    /// <param name="Stale">Decided on the snapshot before the last, so that the commit must fail.</param>
    private sealed record Step(string Conversation, int Input, int Minutes, bool Stale)
    {
        public TurnInput InputFor(Conversation before) =>
            Input >= 0 ? Inputs[Input] : new TurnInput.DeadlinePassed(Indexes.Of(before).Deadline ?? new Deadline(DeadlineKind.AnswerBy, A.Noon));
    }

    private sealed class Model
    {
        private readonly Dictionary<string, List<Conversation>> snapshots = [];
        private readonly Dictionary<string, List<LogEntry>> logs = [];
        private readonly Dictionary<(string, int), SurveyAnswer> surveys = [];
        private readonly List<Delivery> deliveries = [];

        public Conversation Newest(string id) => snapshots.GetValueOrDefault(id)?[^1] ?? A.New(id);

        public Conversation Older(string id) => snapshots.GetValueOrDefault(id) is [.., var older, _] ? older : A.New(id);

        public bool TryCommit(TurnDecision decision)
        {
            var id = decision.Before.Id.Value;
            if (Newest(id).LogLength != decision.Before.LogLength) return false;

            (snapshots.TryGetValue(id, out var known) ? known : snapshots[id] = []).Add(decision.After);
            (logs.TryGetValue(id, out var log) ? log : logs[id] = []).AddRange(decision.Entries);
            deliveries.AddRange(decision.Deliveries);
            if (decision.Survey is { } survey) surveys[(id, survey.Handoff)] = survey;
            return true;
        }

        public async Task AssertEqualsAsync(TStore store)
        {
            foreach (var id in new[] { "c1", "c2", "c3" })
            {
                var found = await store.Conversations.FindAsync(new(id), CancellationToken.None);
                Assert.Equal(Json(snapshots.GetValueOrDefault(id)?[^1]), Json(found));
                var log = await store.Conversations.ReadLogAsync(new(id), 0, Audience.Everyone, 1_000, CancellationToken.None);
                Assert.Equal(
                    logs.GetValueOrDefault(id, []).Where(entry => entry.Audience != Audience.Nobody).Select(entry => (entry.Position, entry.Audience, Json(entry))),
                    log.Entries.Select(entry => (entry.Position, entry.Audience, Encoding.UTF8.GetString(entry.ActivityJson.Span))));
            }

            await AssertIndexesAsync(store);
        }

        private async Task AssertIndexesAsync(TStore store)
        {
            var indexes = snapshots.Values.Select(known => (known[^1].Id, Indexes: Indexes.Of(known[^1]))).ToList();
            Assert.Equal(indexes.Select(one => one.Indexes.Place).OfType<QueuePlace>().Order(QueuePlace.InOrder), await store.Index.WaitingAsync(10, CancellationToken.None));
            foreach (var advocate in new[] { A.Maria.Id, A.Tom.Id })
                Assert.Equal(indexes.Where(one => one.Indexes.HeldBy == advocate).Select(one => one.Id.Value).Order(), (await store.Index.HeldByAsync(advocate, CancellationToken.None)).Select(id => id.Value));

            var due = await store.Index.LeaseDueAsync(A.Noon.AddYears(1), TimeSpan.Zero, 10, CancellationToken.None);
            Assert.Equal(
                indexes.Where(one => one.Indexes.Deadline is not null).Select(one => (one.Id.Value, one.Indexes.Deadline!)).Order(),
                due.Select(one => (one.Conversation.Value, one.Deadline)).Order());
            Assert.Equal(
                deliveries.GroupBy(one => one.Conversation.Value).Select(one => one.OrderBy(delivery => delivery.Lane).ThenBy(delivery => delivery.Position).First()).ToHashSet(),
                (await store.Outbox.LeaseAsync(A.Noon, TimeSpan.Zero, 10, CancellationToken.None)).Select(one => one.Delivery).ToHashSet());
            Assert.Equal(surveys.Values.ToHashSet(), (await store.Surveys.AnswersAsync(A.Noon, A.Noon.AddYears(1), 100, CancellationToken.None)).ToHashSet());
        }

        private static string Json(Conversation? conversation) => conversation is null ? "none" : Encoding.UTF8.GetString(SnapshotFormat.Write(conversation));

        private static string Json(LogEntry entry) => Encoding.UTF8.GetString(ActivityJson.Write(entry.Activity));
    }
}
