using System.Text.Json;
using Handoff.Console.Lists;
using Handoff.Core.Activities;
using Handoff.Core.Handoffs;

namespace Handoff.Console.Talk;

/// <summary>What happened, in a sentence, from the values of event activities.</summary>
internal static class EventWords
{
    public static string Initiate(Activity activity)
    {
        var reason = Member(activity.Value, "brief") is { } brief ? Text(brief, "reason") : null;
        return $"A person was asked for. {reason}".Trim();
    }

    public static string Status(Activity activity, HandoffRules rules)
    {
        var (state, category, note) = (Text(activity.Value, "state"), Text(activity.Value, "category"), Text(activity.Value, "note"));
        return (state, category) switch
        {
            ("accepted", _) => "An advocate took the conversation.",
            ("completed", "back-to-bot") => "Handed back to the automated helper.",
            ("completed", not null) => $"Resolved: {CategoryName(rules, category)}.{(string.IsNullOrWhiteSpace(note) ? "" : $" {note}")}",
            ("completed", _) => "Resolved.",
            _ => Text(activity.Value, "message") ?? "The handoff ended.",
        };
    }

    public static string Alert(Activity activity)
    {
        if (Text(activity.Value, "signal") is not { } signal || signal == "overdue") return "Overdue: nobody answered this client in time.";

        var heard = Member(activity.Value, "heard") is { ValueKind: JsonValueKind.Array } words
            ? string.Join("”, “", words.EnumerateArray().Select(word => word.ToString()))
            : "";
        var why = Text(activity.Value, "reason") ?? Words.Title(signal);
        return heard.Length == 0 ? $"{why}." : $"{why}. The words: “{heard}”.";
    }

    public static string Consent(Activity activity) => Text(activity.Value, "state") == "stopped"
        ? "No more texts may be sent to this client: they opted out."
        : "The client asked for texts again.";

    public static string? Text(JsonElement? value, string name) =>
        Member(value, name) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    private static JsonElement? Member(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } item && item.TryGetProperty(name, out var found) ? found : null;

    private static string CategoryName(HandoffRules rules, string id) =>
        rules.ResolveCategories.FirstOrDefault(category => category.Id == id)?.Name ?? Words.Title(id);
}
