using System.Diagnostics;
using System.Globalization;
using Bot.Core.Signals;
using Bot.Host.Content;
using Bot.Host.Content.Readers;

namespace Bot.Host.Commands;

/// <summary>Trains the signals' model from the examples and writes it beside them.</summary>
internal static class SignalTraining
{
    public static int Run(string folder, SignalLexicon lexicon, TextWriter output, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        if (SignalModel.Train(lexicon, cancellationToken: cancellationToken) is not { } model)
        {
            output.WriteLine("There are no examples to learn signals from.");
            return 1;
        }

        SignalModelFile.Write(folder, model);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{FolderLayout.SignalModel}: {lexicon.Examples.Length:N0} examples, {new FileInfo(Path.Combine(folder, FolderLayout.SignalModel)).Length / 1024:N0} KB, {watch.Elapsed.TotalSeconds:F1} s"));
        return 0;
    }
}
