using Handoff.Core.Conversations;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Shared;

/// <summary>Says the key of what is to be said, and its values.</summary>
internal sealed class PlainWords : IWording
{
    public Utterance Say(string key, Conversation conversation, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = key;
        foreach (var (name, value) in values) text += $" {name}={value}";
        return new Utterance(text);
    }

    public Utterance Ask(SurveyQuestion question, Conversation conversation) => new($"ask {question}");

    public string Moment(DateTime local, Language language) => local.ToString("yyyy-MM-dd HH:mm", null);
}
