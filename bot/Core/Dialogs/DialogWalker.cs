using System.Collections.Immutable;
using Bot.Core.Facts;
using Bot.Core.Routing;
using Bot.Core.Wordings;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Bot.Core.Dialogs;

/// <summary>One move through a topic.</summary>
/// <param name="Says">In order: perhaps the answer, perhaps a question.</param>
/// <param name="Step">Index of the step whose question now awaits an answer; 0 for none.</param>
/// <param name="Fact">What the client's answer told, or null.</param>
internal sealed record Walk(ImmutableArray<Utterance> Says, int Step, Fact? Fact)
{
    /// <summary>Nothing more to ask.</summary>
    public bool IsOver => Step == 0;
}

/// <summary>Walks a topic: the answer, then its questions one at a time.</summary>
internal sealed class DialogWalker(Wording wording)
{
    private static readonly ImmutableArray<string> Skips = ["skip", "pass", "next", "omitir", "saltar", "siguiente", "paso"];

    /// <summary>The answer and, where the topic has questions, the first of them.</summary>
    public Walk Begin(Topic topic, Conversation conversation)
    {
        var answer = wording.Say(topic.Steps[0].Say, conversation);
        return topic.Steps.Length > 1
            ? new Walk([answer, Question(topic.Steps[1], conversation)], 1, null)
            : new Walk([answer], 0, null);
    }

    /// <param name="step">Index of the step that was asked; one that is gone, because an editor took it out, begins the topic again.</param>
    /// <param name="now">The client's own time, for "tomorrow".</param>
    public Walk Continue(Topic topic, int step, FoldedText text, Conversation conversation, DateTime now = default)
    {
        if (step < 1 || step >= topic.Steps.Length) return Begin(topic, conversation);

        var asked = topic.Steps[step];
        var fact = Answered(asked, text, conversation.Language, now) is { } value && asked.Fact is { } name ? new Fact(name, value) : null;
        ImmutableArray<Utterance> says = fact is null ? [wording.Reply(BotReplyKeys.QuestionSkipped, conversation)] : [];
        return step + 1 < topic.Steps.Length
            ? new Walk(says.Add(Question(topic.Steps[step + 1], conversation)), step + 1, fact)
            : new Walk(says, 0, fact);
    }

    /// <summary>The same question once more.</summary>
    public Walk Again(Topic topic, int step, Conversation conversation) => step < 1 || step >= topic.Steps.Length
        ? Begin(topic, conversation)
        : new Walk([Question(topic.Steps[step], conversation)], step, null);

    /// <returns>Whether the text is one of the buttons under the question.</returns>
    public static bool IsChoice(Step step, FoldedText text) => ChoiceOf(step, text) is not null;

    // A choice is kept in the advocates' language; anything else is the client's own words.
    private static string? Answered(Step step, FoldedText text, Language language, DateTime now) =>
        text.Count == 0 || (text.Count == 1 && Skips.Contains(text.Word(0).ToString())) ? null
        : ChoiceOf(step, text)?.English ?? AnswerReader.Read(text.Source.Trim(), text, step.Kind, language, now);

    private static Localized? ChoiceOf(Step step, FoldedText text)
    {
        var said = text.Count <= 8 ? text.Joined() : "";
        if (Numbered(said, step.Choices.Length) is { } number) return step.Choices[number];
        var meant = said.Length > 0 ? text.SpelledOut() : "";
        return step.Choices.FirstOrDefault(choice => said.Length > 0 && (Is(choice.English) || Is(choice.Spanish)));

        bool Is(string label) => TextFolding.Fold(label).Joined() is var words && (words == said || words == meant);
    }

    /// <returns>The index of the choice that "2" means; null if it means none.</returns>
    public static int? Numbered(string folded, int choices) => choices == 0 ? null : ChoiceNumbers.Read(folded, choices);

    private Utterance Question(Step step, Conversation conversation)
    {
        var labels = step.Choices.Select(choice => choice.For(conversation.Language)).ToArray();
        var said = wording.Say(step.Say, conversation);
        return conversation.Channel.Brief
            ? said with { Text = Lists.Numbered(said.Text, labels) }
            : said with { Actions = [.. labels.Select(Wording.Button)] };
    }
}
