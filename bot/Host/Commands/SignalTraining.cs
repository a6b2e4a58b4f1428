using System.Diagnostics;
using System.Globalization;
using Bot.Core.Signals;
using Bot.Host.Content;
using Bot.Host.Content.Readers;

namespace Bot.Host.Commands;

/// <summary>Trains the signals' model from the examples and writes it beside them.</summary>
internal static class SignalTraining
{
    /// <returns>1 where the file can't be written, else 0.</returns>
    public static int Run(string folder, SignalLexicon lexicon, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        if (SignalModel.Train(lexicon, cancellationToken: cancellationToken) is not { } model)
        {
            output.WriteLine("There are no examples to learn signals from.");
            return 0;
        }

        var path = Path.Combine(folder, FolderLayout.SignalModel);
        try
        {
            SignalModelFile.Write(folder, model);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{path} can't be written: {e.Message}");
            return 1;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {new FileInfo(path).Length:N0} bytes, learned in {watch.Elapsed.TotalSeconds:0.0} s."));
        return 0;
    }
}
