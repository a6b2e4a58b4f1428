using Chaos;
using Chaos.Runs;

// Breaks everything that can be broken while people talk, and checks afterwards that nothing was lost.
using var stop = new CancellationTokenSource();
try
{
    var options = ChaosOptions.Parse(args);
    Console.CancelKeyPress += (_, pressed) =>
    {
        pressed.Cancel = true;
        stop.Cancel();
    };
    var verdict = await new ChaosRun(options, Console.Error.WriteLine).RunAsync(stop.Token);
    Console.WriteLine(Report.Write(verdict));
    return verdict.Holds ? 0 : 1;
}
catch (FormatException fault)
{
    Console.Error.WriteLine($"{fault.Message}\n{ChaosOptions.Usage}");
    return 2;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Stopped before the end.");
    return 2;
}
