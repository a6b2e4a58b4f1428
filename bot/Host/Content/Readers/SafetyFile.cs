using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Signals;
using Bot.Host.Content.Shapes;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content.Readers;

/// <param name="Words">By signal.</param>
/// <param name="WithoutStore">For danger of any kind while no conversation can be kept: it promises nobody.</param>
internal sealed record SafetyWords(ImmutableDictionary<string, Text> Words, Text CheckIn, ImmutableDictionary<string, Text> CheckIns, Text Apology, Text WithoutStore);

/// <summary><c>safety.yaml</c></summary>
internal static class SafetyFile
{
    /// <param name="signals">Those of the folder <c>signals</c>: each that is answered with safety words must have some.</param>
    /// <param name="signalNames">Also of those whose file can't be read.</param>
    public static SafetyWords Read(YamlGroup root, WordsReader words, ImmutableArray<SignalDefinition> signals, IReadOnlySet<string> signalNames)
    {
        var shapes = words.Shapes;
        var fields = new Fields(root, shapes.Findings);
        shapes.Date(fields.Required("reviewed", "Write the day on which these words were last reviewed: reviewed: 2026-11-22."));
        shapes.Line(fields.Required("reviewed-by", "Write who reviewed these words; they must not be changed without."));
        var bySignal = Words("words", fields.Required("words", "Write words: and below it each signal with web: and sms:."), words, signals, signalNames);
        var checkIn = words.Text(fields.Required("check-in", "Write the one question for someone who sounds hopeless."));
        var checkIns = fields.Optional("check-ins") is { } node ? Words("check-ins", node, words, [], signalNames) : ImmutableDictionary<string, Text>.Empty;
        var apology = words.Text(fields.Required("apology", "Write what is said to someone who is angry, before a person is brought."));
        var withoutStore = words.Text(fields.Required("without-store", "Write what is said to someone in danger while no conversation can be kept."));
        fields.NothingElse();
        return new SafetyWords(bySignal, checkIn, checkIns, apology, withoutStore);
    }

    /// <param name="signals">Each of these that is answered with safety words must be there; a check-in is, once it is plainly heard.</param>
    private static ImmutableDictionary<string, Text> Words(
        string name, YamlNode? node, WordsReader words, ImmutableArray<SignalDefinition> signals, IReadOnlySet<string> signalNames)
    {
        var bySignal = ImmutableDictionary.CreateBuilder<string, Text>(StringComparer.Ordinal);
        if (words.Shapes.OpenGroup(node, $"Below {name}: write each signal with web: and sms:.") is not { } group) return bySignal.ToImmutable();

        var findings = words.Shapes.Findings;
        foreach (var entry in group.Entries)
        {
            if (!signalNames.Contains(entry.Name))
                findings.Fault(entry.At, $"There is no signal {entry.Name}.", $"{Spelling.DidYouMean(entry.Name, signalNames)}Each signal is a file of the folder signals.");
            bySignal[entry.Name] = words.Text(entry.Value);
        }

        foreach (var signal in signals)
            if (signal.Action is SignalAction.Safety or SignalAction.CheckIn && !bySignal.ContainsKey(signal.Name))
                findings.Fault(group.At, $"The signal {signal.Name} has no safety words.", $"Write {signal.Name}: with web: and sms:, or give the signal another action.");

        return bySignal.ToImmutable();
    }
}
