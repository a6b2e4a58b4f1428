namespace Handoff.Console.Trying;

/// <param name="Tried">Null before anything was tried.</param>
public sealed record TryModel(string Text = "", bool ByPhone = false, TriedMessage? Tried = null, string? Fault = null)
{
    /// <summary>What the bot does, as a sentence.</summary>
    public string Does => Tried?.Action switch
    {
        "answer" => "Answers.",
        "clarify" => "Asks which of the likely subjects was meant.",
        "handoff" => "Brings a person.",
        "safety" => "Says the fixed safety words at once and asks for a person urgently.",
        "caseworker" => "Gives the general answer and brings a caseworker.",
        "opt-out" => "Takes it as the wish to get no more texts.",
        "survey" => "Takes it as an answer to the survey.",
        _ => "Says that it is not sure and offers a person.",
    };
}
