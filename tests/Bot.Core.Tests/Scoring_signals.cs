using Bot.Core.Dialogs;
using Bot.Core.Routing;
using Bot.Core.Signals;

namespace Bot.Core.Tests;

public sealed class Scoring_signals
{
    private static readonly string[] Needs = ["there is no food in the house", "we have no food today", "the kids have no food", "no hay comida en la casa", "my baby has no milk today", "we are out of milk and food"];
    private static readonly string[] Plain = ["what time do you open", "how do i apply", "is the form online", "thank you so much", "where is the office", "a qué hora abren", "can i mail the form", "do you open on friday"];

    private static readonly SignalLexicon Learned = Train(new SignalLexicon(TestLexicon.All.Signals)
    {
        Concepts = [new("food", ["food", "milk", "comida", "leche"]), new("gone", ["no", "out of", "sin"])],
        Examples = [.. Needs.Select(text => new SignalExample(text, "acute-need", Level.Urgent, "en", "ab")), .. Plain.Select(text => new SignalExample(text, "none", Level.None, "en", "ab"))],
        Thresholds = new(FireAt: 0.7, EmergencyAt: 0.7, PhraseAt: -6, AskAt: 0, PressedAt: 0, SureAt: 0),
    });

    [Fact]
    public void Words_never_seen_are_heard_by_their_concepts() => Assert.Equal("acute-need", Hear("sin leche").First?.Name);

    [Fact]
    public void A_harmless_message_is_quiet() => Assert.Null(Hear("what time do you open today").First);

    [Fact]
    public void What_was_heard_is_explained_by_the_words_that_spoke_most()
    {
        const string text = "we have no food";
        var heard = Hear(text).First!.Heard;

        Assert.Contains(heard, phrase => text.Substring(phrase.Start, phrase.Length) == phrase.Text && phrase.Text.Contains("food", StringComparison.Ordinal));
    }

    [Fact]
    public void A_phrase_counts_where_the_scorer_does_not_deny_it() => Assert.Equal("suicide-self-harm", Hear("kill myself").First?.Name);

    [Fact]
    public void What_is_nearly_danger_is_worth_a_question()
    {
        var careful = new SignalDetector(Learned with { Thresholds = Learned.Thresholds with { FireAt = 15, EmergencyAt = 15 } });
        var reading = careful.Detect(TextFolding.Fold("we have no food today"));

        Assert.Equal((null, "acute-need"), (reading.First?.Name, reading.Doubtful?.Name));
    }

    [Fact]
    public void A_thought_in_two_pieces_is_read_whole()
    {
        var strict = new SignalDetector(Learned with { Thresholds = Learned.Thresholds with { FireAt = 1.5, EmergencyAt = 15, AskAt = 14 } });
        var piece = TextFolding.Fold("food and milk");

        var reading = strict.Detect(piece, Situation.None with { Before = "there is no food in the house, no milk" });

        Assert.Equal("acute-need", (reading.First ?? strict.Detect(piece).First)?.Name);
    }

    [Fact]
    public void Ordinary_questions_teach_what_is_no_danger_and_nothing_else()
    {
        const string Ordinary = "is there no food at the fair";
        var calm = Train(Learned with { Everyday = [[new Example(Ordinary, "en", "ab", []), new Example("no food at the fair today", "en", "ab", [])]] });
        bool Hears(SignalLexicon lexicon, string text) => new SignalDetector(lexicon).Detect(TextFolding.Fold(text)).First is { Action: SignalAction.Safety };

        Assert.True(Hears(Learned, Ordinary));
        Assert.False(Hears(calm, Ordinary));
        Assert.True(Hears(calm, "we have no food today"));
        Assert.NotEqual(SignalModel.SourceOf(Learned), SignalModel.SourceOf(calm));
    }

    [Fact]
    public void A_question_that_no_list_knows_is_read_by_its_own_words()
    {
        var learned = Train(Learned with { Examples = [.. Learned.Examples.Select(example => example with { Signal = example.Signal == "acute-need" ? "violence-to-self" : example.Signal })] });
        var detector = new SignalDetector(learned with { Thresholds = Learned.Thresholds with { PhraseAt = 0 } });

        var question = detector.AskedIn("so you have no food there");

        Assert.Equal(("violence-to-self", Level.Urgent, DangerAnswer.Yes), (question?.Signal, question?.Level, question?.Danger));
        Assert.Equivalent(question, new CheckIns([]).Named(question!.Name)); // it waits for its answer by name
    }

    [Fact]
    public void Two_questions_of_one_name_are_no_harm_and_the_first_has_the_answers()
    {
        DangerQuestion Asks(string answer) => new("last-meal", ["last eat"], DangerAnswer.Listed, "acute-need", Level.Urgent) { Answers = [answer] };
        var known = new CheckIns([Asks("yesterday"), Asks("monday")]);

        Assert.Equal(Level.Urgent, known.Danger(known.Read("when did you last eat")!, TextFolding.Fold("yesterday"))?.Level);
    }

    [Fact]
    public void Of_need_it_says_nothing_since_have_and_have_not_hold_the_same_words() =>
        Assert.Null(new SignalDetector(Learned with { Thresholds = Learned.Thresholds with { PhraseAt = -2 } }).AskedIn("so you have no food there"));

    [Fact]
    public void Few_words_barely_heard_are_asked_about_where_the_question_is_still_open()
    {
        var detector = new SignalDetector(Learned with { Thresholds = Learned.Thresholds with { SureAt = 15 } });
        SignalAction? Does(string text, Situation situation) => detector.Detect(TextFolding.Fold(text), situation).First?.Action;
        var asks = Situation.None with { MayAsk = true };

        Assert.Equal(SignalAction.CheckIn, Does("we have no food today", asks));
        Assert.Equal(SignalAction.Safety, Does("we have no food today", Situation.None));
        Assert.Equal(SignalAction.Safety, Does("we have no food today and the kids have no milk and no food", asks)); // so many words are not said lightly
        Assert.Equal(SignalAction.Safety, Does("we have no food today", asks with { Question = new CheckIns([]).Own }));
        Assert.Equal(SignalAction.Safety, new SignalDetector(Learned).Detect(TextFolding.Fold("we have no food today"), asks).First?.Action);
    }

    [Theory]
    [InlineData("no food")]
    [InlineData("how is it without food")]
    [InlineData("is there enough food in the house")]
    [InlineData("when do you open on friday")]
    public void Too_few_words_or_an_open_question_or_one_that_may_mean_either_ask_of_no_danger(string question) =>
        Assert.Null(new SignalDetector(Learned with { Thresholds = Learned.Thresholds with { PhraseAt = -2 } }).AskedIn(question));

    [Fact]
    public void The_same_examples_give_the_same_bytes_and_survive_a_file()
    {
        var again = SignalModel.Train(Learned, cancellationToken: TestContext.Current.CancellationToken)!.Write();

        Assert.Equal(Learned.Model!.Write(), again);
        Assert.Equal(SignalModel.SourceOf(Learned), SignalModel.Read(again)!.Source);
    }

    [Fact]
    public void An_example_or_a_concept_more_is_another_source()
    {
        var more = Learned with { Examples = [.. Learned.Examples, new SignalExample("no bread", "acute-need", Level.Urgent, "en", "ab")] };
        var wider = Learned with { Concepts = [.. Learned.Concepts, new Concept("cold", ["cold"])] };

        Assert.Equal(3, new[] { Learned, more, wider }.Select(SignalModel.SourceOf).Distinct().Count());
    }

    [Fact]
    public void Bytes_that_are_no_model_are_none() => Assert.Null(SignalModel.Read([1, 2, 3]));

    [Fact]
    public void Without_a_model_the_phrases_work_alone()
    {
        var plain = new SignalDetector(Learned with { Model = null });

        Assert.Equal("suicide-self-harm", plain.Detect(TextFolding.Fold("i will kill myself")).First?.Name);
        Assert.Null(plain.Detect(TextFolding.Fold("there is no food in the house")).First);
    }

    [Fact]
    public void A_measure_learns_from_all_but_the_author_it_measures()
    {
        var two = Learned with { Examples = [.. Learned.Examples, new SignalExample("no food at all", "acute-need", Level.Urgent, "en", "cd")] };

        var heard = Assert.Single(SignalMeasure.LeaveOut(two, "cd", TestContext.Current.CancellationToken));

        Assert.Equal(("cd", "acute-need"), (heard.Example.Author, heard.Signal));
    }

    private static SignalReading Hear(string text) => new SignalDetector(Learned).Detect(TextFolding.Fold(text));

    private static SignalLexicon Train(SignalLexicon lexicon) => lexicon with { Model = SignalModel.Train(lexicon) };
}
