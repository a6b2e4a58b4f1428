using Bot.Core;
using Bot.Core.Signals;
using Bot.Host.Commands;
using Bot.Host.Content;

namespace Host.Tests.Content;

/// <summary>How well danger is heard. The floors only rise.</summary>
public sealed class The_shipped_signals
{
    private static readonly string Folder = Path.Combine(Repository.Root, "dialogs");
    private static readonly Bot.Core.Dialogs.DialogBook Book = ContentLoader.Load(Folder, SmallDialogs.Today).Book!;

    [Fact]
    public void The_model_is_exactly_what_its_examples_give()
    {
        Assert.Equal(SignalModel.SourceOf(Book.Lexicon), Book.Lexicon.Model!.Source);
        Assert.True(SignalModel.Train(Book.Lexicon, cancellationToken: TestContext.Current.CancellationToken)!.Write().AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Folder, FolderLayout.SignalModel))), "Run `train`.");
    }

    // Messages of another author, which no example is taken from.
    [Fact]
    public void On_messages_not_seen()
    {
        var heard = SignalMeasure.Hear(Book.Lexicon, SignalMeasuring.Read(Corpus("distress_dev.jsonl")));
        var all = SignalFigures.Of(heard);

        AtLeast(0.95, all.Recall, "any signal");
        AtLeast(0.95, all.Precision, "precision");
        AtLeast(0.98, all.Emergencies, "emergencies");
        AtLeast(0.93, SignalFigures.Of([.. heard.Where(one => one.Example.Language == "en")]).Recall, "English");
        AtLeast(0.95, SignalFigures.Of([.. heard.Where(one => one.Example.Language != "en")]).Recall, "Spanish and mixed");
    }

    // Most of what people write is an ordinary question, and an alarm at it is as bad as silence elsewhere.
    [Fact]
    public void On_ordinary_questions_not_seen()
    {
        var bot = new BenefitsBot(Book, TopicModels.For(Book, Folder, CancellationToken.None));
        var messages = CorpusFile.Read(Corpus("routing_dev.jsonl"), "text and topic", line => (Text: line.GetProperty("text").GetString()!, Topic: line.GetProperty("topic").GetString()!))
            .Where(message => !Book.Lexicon.TopicsOfDanger.Contains(message.Topic)).ToArray();
        var disturbed = messages.Count(message => bot.Understand(message.Text) is { Action: BotAction.Safety } or { Signal: "none", Why: [['s', 'i', 'g', 'n', 'a', 'l', ..], ..] });

        AtLeast(0.98, 1 - ((double)disturbed / messages.Length), "left in peace");
    }

    [Theory]
    [InlineData("quiero suicidarme", "suicide-self-harm")]
    [InlineData("my husband hits me", "violence-to-self")]
    [InlineData("mi mamá tiene la cara caída y no puede hablar", "medical-emergency")]
    [InlineData("my daughter says she wants to kill herself", "suicide-self-harm")]
    public void Harmless_words_beside_it_do_not_drown_danger(string danger, string signal)
    {
        var bot = new BenefitsBot(Book, TopicModels.For(Book, Folder, CancellationToken.None));
        string[] among =
        [
            $"how do i apply for food stamps\n{danger}\nwhat papers do i need",
            $"My rent is 900 and my income is 1200 a month. {danger}. When do the stamps come, and how do I renew my Medicaid?",
        ];

        foreach (var text in among) Assert.Equal((signal, BotAction.Safety), (bot.Understand(text).Signal, bot.Understand(text).Action));
    }

    // One author left out: most of what the others wrote has to carry over. Whoever is not heard and nearly is gets the check-in
    // question: the threshold is the one that leaves in peace those who need nobody.
    [Fact]
    public void On_an_author_left_out()
    {
        var heard = SignalFigures.Of(SignalMeasure.LeaveOut(Book.Lexicon, "tt", TestContext.Current.CancellationToken));

        AtLeast(0.85, heard.Recall, "any signal");
        AtLeast(0.95, heard.Emergencies, "emergencies");
        AtLeast(0.99, heard.Precision, "precision");
        AtLeast(0.98, 1 - heard.FalseAlarms, "left in peace");
    }

    [Fact]
    public void In_conversations()
    {
        var classifier = new Classifier(new BenefitsBot(Book, TopicModels.For(Book, Folder, CancellationToken.None)));
        var figures = ConversationFigures.Of(classifier, File.ReadLines(Corpus("distress_context_train.jsonl")));

        AtLeast(0.70, figures.AtRight, "at the right message");
        AtLeast(0.92, figures.AtAll, "at all");
        AtLeast(0.82, 1 - figures.WithoutNeed, "left alone");
    }

    private static string Corpus(string name) => Path.Combine(Repository.Root, "tests/Corpora", name);

    private static void AtLeast(double floor, double share, string what) => Assert.True(share >= floor, $"{what}: {share:0.000} is below {floor:0.000}");
}
