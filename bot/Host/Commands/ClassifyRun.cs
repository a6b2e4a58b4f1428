using System.Globalization;

namespace Bot.Host.Commands;

/// <summary>Classifies lines in parallel and writes the results in the lines' order.</summary>
internal sealed class ClassifyRun(Classifier classifier, TextWriter errors)
{
    private const int LinesAtOnce = 1024;

    private int failed;

    /// <returns>1 if any line could not be read, else 0. Empty lines are passed over.</returns>
    public async Task<int> RunAsync(TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        var number = 0;
        var lines = new List<(int Number, string Json)>(LinesAtOnce);
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            lines.Add((number, line));
            if (lines.Count < LinesAtOnce) continue;
            await WriteAsync(lines, output, cancellationToken);
            lines.Clear();
        }

        await WriteAsync(lines, output, cancellationToken);
        return failed == 0 ? 0 : 1;
    }

    private async Task WriteAsync(List<(int Number, string Json)> lines, TextWriter output, CancellationToken cancellationToken)
    {
        var results = new string[lines.Count];
        Parallel.For(0, lines.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => results[i] = Classify(lines[i].Number, lines[i].Json));
        foreach (var result in results) await output.WriteLineAsync(result.AsMemory(), cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    private string Classify(int number, string json)
    {
        var (request, error) = ClassifyRequest.Read(json);
        if (error is null) return classifier.Classify(request);

        Interlocked.Increment(ref failed);
        var numbered = string.Create(CultureInfo.InvariantCulture, $"line {number}: {error}");
        lock (errors) errors.WriteLine(numbered);
        return ClassifyResult.OfError(request.Id, numbered);
    }
}
