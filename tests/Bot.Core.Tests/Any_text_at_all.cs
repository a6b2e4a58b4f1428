using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Bot.Core.Tests;

public sealed class Any_text_at_all
{
    private static readonly Advocate Maria = new(new AdvocateId("a1"), "Maria");
    private static readonly TurnPolicy Policy = new(A.Bot, A.Bot, A.Book.Rules, A.Book.Survey);

    private static readonly string[] Pieces =
    [
        "kill myself", "no", "yes", "hopeless", "real person", "they closed my case", "2", "skip", "STOP", "¿", "\uD800", "\u202E", "{agency_name}", "<script>", "'", "😂", "\0", "..", "*",
        "perdí mi tarjeta", "None of these", "hello", "i lost my card",
    ];

    [Fact]
    public void Is_understood_without_failing() =>
        Prop.ForAll(Texts().ToArbitrary(), text => A.Bot.Understand(text, botState: A.Bot.Remember("", text)).Confidence is >= 0 and <= 1).QuickCheckThrowOnFailure();

    [Fact]
    public void Is_a_turn_in_every_stage_one_after_another() =>
        Prop.ForAll(Texts().ArrayOf().ToArbitrary(), texts =>
        {
            foreach (var stage in Stages())
            {
                var conversation = A.Conversation() with { Stage = stage };
                for (var i = 0; i < texts.Length; i++) conversation = Say(conversation, texts[i], i).After;
                if (conversation.LogLength < texts.Length) return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Four_thousand_characters_are_answered()
    {
        foreach (var piece in Pieces)
            Assert.NotNull(A.Bot.Answer(A.Conversation().Turn(string.Concat(Enumerable.Repeat(piece + " ", 4_000 / (piece.Length + 1))))));
    }

    private static Gen<string> Texts() => Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Join(' ', pieces)));

    private static TurnDecision Say(Conversation conversation, string text, int number) => TurnDecider.Decide(new TurnContext(
        conversation, new TurnInput.ClientSaid(new Activity { Type = ActivityTypes.Message, Text = text }, new InputId($"m{number}")), Policy, QueueState.Empty, A.Noon));

    private static IEnumerable<Stage> Stages()
    {
        var request = new HandoffRequest(1, QueueNames.General, Priority.Routine, A.Noon, null, 0, false, false, new("Asked", [], null, null, []));
        yield return new Stage.WithBot();
        yield return new Stage.Waiting(request);
        yield return new Stage.WithAdvocate(request, Maria, A.Noon);
        yield return new Stage.Ended(A.Noon);
        foreach (var question in Enum.GetValues<SurveyQuestion>())
            yield return new Stage.Surveying(new SurveyProgress(1, Maria, QueueNames.General, null, question, A.Noon));
    }
}
