using System.Text;
using Bot.Core.Scoring;

namespace Bot.Core.Routing;

/// <summary>Types a text again as on a phone, in a hurry: the same slips for the same text each time.</summary>
internal static class TypingNoise
{
    /// <summary>As the content is measured: one word in five.</summary>
    public static string Of(string text) => Of(text, slips: 0.2f, seed: 2026);

    /// <param name="slips">Share of the words of three letters or more that get a slip.</param>
    /// <param name="seed">Another one gives other slips.</param>
    public static string Of(string text, float slips, ulong seed)
    {
        var chance = new SeededChance(seed ^ Hash(text));
        var words = text.Split(' ');
        var typed = new StringBuilder(text.Length + 8);
        for (var i = 0; i < words.Length; i++)
        {
            typed.Append(words[i].Length >= 3 && chance.NextShare() < slips ? Slip(words[i], chance) : words[i]);
            if (i < words.Length - 1 && chance.NextShare() >= slips / 6) typed.Append(' ');
        }

        return typed.ToString();
    }

    private static string Slip(string word, SeededChance chance)
    {
        var at = chance.Next(word.Length);
        return chance.Next(5) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            2 when at + 1 < word.Length => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
            3 => $"{word[..at]}{Near(word[at], chance)}{word[at..]}",
            _ => $"{word[..at]}{Near(word[at], chance)}{word[(at + 1)..]}",
        };
    }

    private static char Near(char letter, SeededChance chance)
    {
        var near = Enumerable.Range('a', 26).Select(c => (char)c).Where(c => Typing.AreNear(char.ToLowerInvariant(letter), c)).ToArray();
        return near.Length == 0 ? letter : near[chance.Next(near.Length)];
    }

    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text) hash = (hash ^ letter) * 1099511628211UL;
        return hash;
    }
}
