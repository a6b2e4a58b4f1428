using System.CommandLine;
using Bot.Core.Dialogs;
using Bot.Core.Routing;
using Bot.Host.Content;

namespace Bot.Host.Commands;

/// <summary><c>check [dialogs]</c>: every fault with file, line and advice; with <c>--measure</c>, how good routing and the ear for danger are.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("dialogs") { Description = "The dialogs folder (default: dialogs).", Arity = ArgumentArity.ZeroOrOne };
        var texts = new Option<bool>("--texts") { Description = "Also list every text message that can be sent, in both languages, with what it costs." };
        var measure = new Option<bool>("--measure") { Description = "Also measure routing and signals, each author of the examples left out in turn; takes a minute." };
        var corpus = new Option<string[]>("--corpus") { Description = "Also measure on these messages: JSON lines with id, text, lang and topic, alt_topics for routing, or signal, level for signals, or messages, at for conversations. After a change, names the messages that go elsewhere than before." };
        var command = new Command("check", "Read the dialogs and list everything that is wrong with them. Exit code 1 if anything is.") { folder, texts, measure, corpus };
        command.SetAction((result, cancellationToken) =>
        {
            var dialogs = DialogsFolder.Find(result.GetValue(folder));
            var output = result.InvocationConfiguration.Output;
            var code = Run(dialogs, output, TimeProvider.System, result.GetValue(texts));
            if (code == 0) code = Measure(dialogs, result.GetValue(measure), result.GetValue(corpus) ?? [], output, cancellationToken);
            return Task.FromResult(code);
        });
        return command;
    }

    private static int Measure(string folder, bool authors, string[] corpora, TextWriter output, CancellationToken cancellationToken)
    {
        if (!authors && corpora.Length == 0) return 0;
        var book = ContentLoader.Load(folder, DateOnly.MinValue).Book!;
        RoutingReport.Keywords(book, output);
        if (authors) Measuring.Authors(book, output, cancellationToken);
        if (authors) SignalMeasuring.Authors(book.Lexicon, output, cancellationToken);
        if (corpora.Length == 0) return 0;
        var (kept, trained) = (TopicModels.Read(folder), TopicModels.For(book, folder, cancellationToken));
        try
        {
            foreach (var corpus in corpora) Corpus(book, kept, trained, corpus, output);
            return 0;
        }
        catch (CorpusException e)
        {
            output.WriteLine(e.Message);
            return 1;
        }
    }

    private static void Corpus(DialogBook book, TrainedTopics? kept, TrainedTopics trained, string corpus, TextWriter output)
    {
        if (!File.Exists(corpus)) throw new CorpusException($"There is no file {Path.GetFullPath(corpus)}.");
        if (SignalMeasuring.IsOfSignals(corpus))
        {
            SignalMeasuring.Corpus(book, trained, corpus, output);
            return;
        }

        Measuring.Corpus(book, trained, corpus, output);
        if (kept is not null && kept.Source != trained.Source) RoutingReport.Changes(book, kept, trained, corpus, output);
    }

    /// <returns>1 if there is any fault, else 0: warnings keep nothing from starting.</returns>
    public static int Run(string folder, TextWriter output, TimeProvider clock, bool texts = false)
    {
        var load = ContentLoader.Load(folder, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        foreach (var fault in load.Faults) output.WriteLine(fault);
        if (!load.Warnings.IsEmpty)
        {
            if (!load.Faults.IsEmpty) output.WriteLine();
            output.WriteLine("Warnings:");
            foreach (var warning in load.Warnings) output.WriteLine(warning);
        }

        if (!load.Faults.IsEmpty || !load.Warnings.IsEmpty) output.WriteLine();
        if (load.Book is { } book)
        {
            if (texts) TextReport.Write(book, output);
            output.WriteLine(ContentReport.Of(book));
            output.WriteLine(TextReport.Sum(book));
        }

        output.WriteLine($"{ContentReport.Count(load.Faults.Length, "fault")}, {ContentReport.Count(load.Warnings.Length, "warning")} in {folder}");
        return load.Faults.IsEmpty ? 0 : 1;
    }
}
