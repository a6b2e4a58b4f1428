using System.Globalization;
using System.Text.Json;
using Bot.Core;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;

namespace Bot.Host.Commands;

/// <summary>Writes a conversation to the terminal.</summary>
/// <param name="brief">The texts hold their own numbered choices.</param>
internal sealed class TalkPrinter(TextWriter output, bool brief)
{
    public string? Ask(TextReader input)
    {
        output.Write("you: ");
        output.Flush();
        var line = input.ReadLine();
        // From a file nobody types, so the line would be missing from what is read later.
        if (Console.IsInputRedirected) output.WriteLine(line);
        return line;
    }

    public void Note(string text) => output.WriteLine($"  ({text})");

    /// <returns>The choices of a message to the client, which may be none; null for anything else.</returns>
    public IReadOnlyList<CardAction>? Entry(LogEntry entry)
    {
        var activity = entry.Activity;
        if (activity.Type == ActivityTypes.Event && activity.Name != EventNames.SurveyAnswered) Event(activity);
        if (activity.Type != ActivityTypes.Message || activity.From?.Role == "user") return null;

        output.WriteLine($"{Speaker(activity)}: {(activity.Text ?? "").ReplaceLineEndings($"{Environment.NewLine}     ")}");
        var choices = activity.SuggestedActions?.Actions ?? [];
        for (var i = 0; i < choices.Count && !brief; i++) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"       {i + 1}) {choices[i].Title}"));
        return choices;
    }

    public void Floor(Stage stage) => Note(stage switch
    {
        Stage.WithBot => "the bot has the floor",
        Stage.Waiting { Request: var request } => $"waiting in {request.Queue}, {Lower(request.Priority)}: {request.Brief.Reason}; /advocate words answers",
        Stage.WithAdvocate { Advocate: var advocate } => $"{advocate.Name} has the floor; /resolve ends it",
        Stage.Surveying => "the survey",
        _ => "ended; the next message begins again",
    });

    public void Explain(Understanding understanding)
    {
        var candidates = string.Join(", ", understanding.Candidates.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Topic} {c.Score:0.00}")));
        Note($"{understanding.ActionName}; signal {understanding.Signal} ({understanding.LevelName}); language {understanding.Language?.Code ?? "not known"}");
        Note($"topics: {(candidates.Length > 0 ? candidates : "none")}");
        foreach (var why in understanding.Why) Note($"because {why}");
    }

    public void Help(HandoffRules rules)
    {
        Note("a number      takes the choice of that number");
        Note("/lang es      the client chooses Spanish; /lang en: English");
        Note("/advocate hi  as the advocate: take the waiting client and write to them; /take alone only takes them");
        Note("/note words   as the advocate: a private note");
        Note($"/resolve      as the advocate: done; with one of: {string.Join(", ", rules.ResolveCategories.Select(category => category.Id))}");
        Note("/back         as the advocate: back to the bot");
        Note($"/transfer x   as the advocate: to another queue: {string.Join(", ", rules.Queues.Keys.Select(queue => queue.Value).Order(StringComparer.Ordinal))}");
        Note("/lost         the advocate's connection is gone");
        Note("/late         the time by which something was due has passed");
        Note("/quit         ends");
    }

    private void Event(Activity activity) =>
        Note($"for advocates: {activity.Name}{(activity.Text is { } text ? $" \"{text}\"" : "")}{(activity.Value is { } value ? $" {Words(value)}" : "")}");

    private static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => string.Join("; ", value.EnumerateObject().Select(property => $"{property.Name}: {Words(property.Value)}")),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Words)),
        _ => value.ToString(),
    };

    private static string Speaker(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("speaker", out var speaker)
            ? speaker.GetString() switch { "person" => activity.From?.Name ?? "person", "system" => "---", _ => "bot" }
            : "bot";

    private static string Lower(Priority priority) => priority.ToString().ToLowerInvariant();
}
