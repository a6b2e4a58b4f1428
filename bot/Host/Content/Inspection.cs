using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Dialogs;
using Bot.Core.Texting;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content;

/// <summary>Gives the inspector's faults, which name a file and a path of keys, their lines.</summary>
internal static class Inspection
{
    /// <summary>Adds what the inspector finds, except where the reader has found something already: one fault is not told twice.</summary>
    public static void AddFaults(DialogBook book, IReadOnlyDictionary<string, ParsedFile> files, List<ContentFault> folderFaults)
    {
        var phone = SmsTexts.Of(book);
        WarnOfLongTexts(phone, files);
        // Every place is looked up before the first is added: a line may well have two of the inspector's own.
        var faults = DialogInspector.Inspect(book, phone: phone).Select(fault => (Fault: fault, File: files.GetValueOrDefault($"{fault.Source}.yaml"))).ToArray();
        var places = faults.Select(found => Find(found.File?.Root, found.Fault)).ToArray();
        var known = faults.Zip(places, (found, place) => found.File?.File.Findings.Covers(place.Line) ?? false).ToArray();
        for (var i = 0; i < faults.Length; i++)
        {
            var (fault, file) = faults[i];
            if (file is null) folderFaults.Add(new ContentFault($"{fault.Source}.yaml", 0, 0, fault.Problem, fault.Advice));
            else if (!known[i]) file.File.Findings.Fault(places[i], fault.Problem, fault.Advice);
        }
    }

    private static void WarnOfLongTexts(ImmutableArray<SmsText> texts, IReadOnlyDictionary<string, ParsedFile> files)
    {
        foreach (var text in texts.Where(text => text.Text.Length is > TextBudget.Aim and <= TextBudget.Ceiling))
        {
            if (files.GetValueOrDefault($"{text.Source}.yaml") is not { Root: { } root } file) continue;
            file.File.Findings.Warn(
                Follow(root, text.Key).At,
                string.Create(CultureInfo.InvariantCulture, $"As a text message it has {text.Text.Length} characters in {text.Locality}{(text.Name == text.Key ? "" : $", going out as {text.Name}")}."),
                string.Create(CultureInfo.InvariantCulture, $"People read up to {TextBudget.Aim}."));
        }
    }

    private static Position Find(YamlNode? root, DialogFault fault)
    {
        if (root is null) return Position.WholeFile;
        var node = Follow(root, fault.Key);
        return (fault.Phrase is { } phrase ? PhraseIn(node, phrase) : null) ?? (node == root ? Position.WholeFile : node.At);
    }

    // As far as the path leads: `rating.labels` of the survey, `questions[0].ask.sms.es` of a topic.
    private static YamlNode Follow(YamlNode node, string path)
    {
        foreach (var part in path.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
        {
            node = node switch
            {
                YamlGroup group => group.Entries.FirstOrDefault(entry => entry.Name == part).Value ?? node,
                YamlList list when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Items.Length => list.Items[index],
                _ => node,
            };
        }

        return node;
    }

    private static Position? PhraseIn(YamlNode node, string phrase) => node switch
    {
        YamlText text when text.Value.Trim() == phrase => text.At,
        YamlList list => list.Items.Select(item => PhraseIn(item, phrase)).FirstOrDefault(place => place is not null),
        YamlGroup group => group.Entries.Select(entry => PhraseIn(entry.Value, phrase)).FirstOrDefault(place => place is not null),
        _ => null,
    };
}
