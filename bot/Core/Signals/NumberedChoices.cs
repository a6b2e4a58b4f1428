using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Routing;

namespace Bot.Core.Signals;

/// <summary>"Reply 1 I am sick, 2 I think of dying": what a bare number in the answer stands for.</summary>
internal static class NumberedChoices
{
    private const int Most = 9;
    private const int MostCharacters = 120;

    // Words around a choice that are not part of it: "type 9 for a worker", "(1) yes", "or 2 no".
    private static readonly char[] Around = [' ', ',', ';', ':', '.', '(', ')', '=', '-', '?', '!', '¿', '\n', '\r', '\t'];
    private static readonly string[] Lead = ["for ", "is ", "if ", "para ", "por ", "si ", "es "];
    private static readonly string[] Tail = [" or", " o", " type", " reply", " press", " escriba", " oprima", " responda", " for the"];

    /// <returns>The label of each number from 1 on; empty where it stands for nothing. None at all without two of them.</returns>
    public static ImmutableArray<string> In(string words)
    {
        var marks = new List<(int Number, int Start, int End)>();
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is < '1' or > '9' || (i > 0 && !Around.Contains(words[i - 1])) || (i + 1 < words.Length && !Around.Contains(words[i + 1]))) continue;
            if (!marks.Exists(mark => mark.Number == words[i] - '0')) marks.Add((words[i] - '0', i, i + 1));
        }

        if (marks.Count < 2) return [];
        var labels = new string[Most];
        Array.Fill(labels, "");
        for (var m = 0; m < marks.Count; m++)
        {
            var end = m + 1 < marks.Count ? marks[m + 1].Start : words.Length;
            labels[marks[m].Number - 1] = Trimmed(words[marks[m].End..end]);
        }

        return [.. labels.Take(marks.Max(mark => mark.Number))];
    }

    /// <returns>The answer with the chosen label in place of its number, as the client would say it; else the answer as it is.</returns>
    public static string Meant(string answer, ImmutableArray<string> choices)
    {
        if (choices.IsDefaultOrEmpty) return answer;
        var said = answer.AsSpan().TrimStart(" (#");
        if (said is not [>= '1' and <= '9', ..] || (said.Length > 1 && !Around.Contains(said[1]))) return InWords(answer, choices) ?? answer;
        if (Said(said[0] - '1', choices) is not { } own) return answer;
        return said.Length == 1 ? own : $"{own}. {said[1..].Trim(Around)}";
    }

    // "Option 2", "la segunda": the whole answer.
    private static string? InWords(string answer, ImmutableArray<string> choices) =>
        answer.Length <= MostCharacters && ChoiceNumbers.Read(TextFolding.Fold(answer).Joined(), choices.Length) is { } chosen ? Said(chosen, choices) : null;

    private static string? Said(int choice, ImmutableArray<string> choices) =>
        choice < choices.Length && choices[choice] is { Length: > 0 } label ? HeardQuestion.AsSaid(TextFolding.Fold(label)).Source : null;

    private static string Trimmed(string label)
    {
        var stop = label.AsSpan().IndexOfAny(".?!\n");
        label = (stop > 0 ? label[..stop] : label).Trim(Around);
        foreach (var tail in Tail.Where(tail => label.EndsWith(tail, StringComparison.OrdinalIgnoreCase))) label = label[..^tail.Length].Trim(Around);
        foreach (var lead in Lead.Where(lead => label.StartsWith(lead, StringComparison.OrdinalIgnoreCase))) label = label[lead.Length..].Trim(Around);
        return label.Length <= MostCharacters ? label : "";
    }
}
