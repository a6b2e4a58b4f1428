using Bot.Core.Signals;
using Handoff.Core.Conversations;

namespace Bot.Core.Tests;

public sealed class Classifying_a_message
{
    [Theory]
    [InlineData("where do i apply for snap", "answer", "none", "snap.apply")]
    [InlineData("they closed my case", "caseworker", "none", "case.closed")]
    [InlineData("i will kill myself", "safety", "suicide-self-harm", null)]
    [InlineData("i feel hopeless", "handoff", "hopelessness", null)]
    [InlineData("i want a real person", "handoff", "human-request", null)]
    [InlineData("change my name", "caseworker", "case-specific", null)]
    [InlineData("Stop.", "opt-out", "none", null)]
    [InlineData("dar de baja", "opt-out", "none", null)]
    [InlineData("zwqj", "fallback", "none", null)]
    public void Says_what_the_bot_would_do(string text, string action, string signal, string? topic)
    {
        var understood = A.Bot.Understand(text);

        Assert.Equal((action, signal), (understood.ActionName, understood.Signal));
        if (topic is not null) Assert.Equal(topic, understood.Topic);
    }

    [Fact]
    public void A_stop_inside_a_sentence_is_text() => Assert.NotEqual(BotAction.OptOut, A.Bot.Understand("make it stop please").Action);

    [Theory]
    [InlineData("Are you thinking about ending your life?", "yes", "suicide-self-harm")]
    [InlineData("¿Está pensando en lastimarse?", "un poquito", "suicide-self-harm")]
    [InlineData("Are you safe right now?", "no", "violence-to-self")]
    [InlineData("Are you safe right now?", "yes", "none")]
    [InlineData("Would you like the form?", "yes", "none")]
    public void An_answer_is_read_against_the_question_before_it(string bot, string client, string signal) =>
        Assert.Equal(signal, A.Bot.Understand(client, botState: A.Bot.Remember("", bot)).Signal);

    [Fact]
    public void A_replayed_conversation_remembers_the_question_too()
    {
        var state = A.Bot.Remember("", "Are you thinking about hurting yourself?");

        Assert.True(A.Bot.Answer((A.Conversation() with { BotState = state }).Turn("yes")).Handoff!.Danger);
    }

    [Fact]
    public void Why_names_the_phrases_and_the_others_heard()
    {
        var understood = A.Bot.Understand("i will kill myself, give me a real person");

        Assert.Equal(Level.Emergency, understood.Level);
        Assert.Contains("signal suicide-self-harm (emergency): kill myself", understood.Why);
        Assert.Contains("also: human-request", understood.Why);
    }

    [Fact]
    public void The_language_is_detected_else_the_hint()
    {
        Assert.Equal(Language.Spanish, A.Bot.Understand("perdí mi tarjeta", Language.English).Language);
        Assert.Equal(Language.Spanish, A.Bot.Understand("liheap", Language.Spanish).Language);
        Assert.Null(A.Bot.Understand("liheap").Language);
    }
}
