using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Texting;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Bot.Core.Tests;

public sealed class Texting_with_the_bot
{
    private static readonly string[] Long =
    [
        "First, apply online or call 1-800-221-5689 today. It is free. Send it even if it is not done yet, because it counts from the day they have your name, your address and your signature. You can add all the rest later on.",
        "Second, do the interview. It is mostly by phone, and they may call from a blocked number, so please pick up. Have your ID, your pay and your bills ready when they call you.",
        "Third, send the proof that they ask for. The office has up to 30 days, and only 7 if you have almost nothing. Keep a copy of all that you send, with the day on it.",
    ];

    private static readonly BenefitsBot Wordy = new(A.Book with
    {
        Topics = A.Book.Topics.SetItem("snap.apply", A.Book.Topics["snap.apply"] with { Steps = [new Step(A.Words("web", "web", string.Join("\n\n", Long), string.Join("\n\n", Long)), null, [])] }),
    });

    [Fact]
    public void A_new_number_is_told_who_writes_in_the_language_it_wrote_and_only_once()
    {
        var greeted = A.Bot.Greet(A.Conversation(A.Sms).Turn("hola, necesito ayuda con mi tarjeta"));

        Assert.Equal(("[greeting es]", Language.Spanish), (Assert.Single(greeted.Says).Text, greeted.Language));
        Assert.Empty(A.Bot.Greet((A.Conversation(A.Sms) with { BotState = greeted.State }).Turn("hello")).Says);
    }

    [Fact]
    public void Hello_needs_no_second_hello_but_a_later_one_does()
    {
        var talk = A.Talk(A.Sms).Greets();

        Assert.Empty(talk.Says("hello").Last.Says);
        Assert.StartsWith("[greeting-again]", talk.Says("hello").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Suggested_replies_are_numbered_and_the_newest_list_owns_the_digits()
    {
        var talk = A.Talk(A.Sms).Says("where do i apply for snap");
        Assert.EndsWith("\n1 Lost EBT card\n2 My case closed", talk.Text, StringComparison.Ordinal);

        Assert.Equal("SMS Lost EBT card 211", talk.Says("1").Text);
        Assert.StartsWith("[not-sure]", talk.Says("1").Text, StringComparison.Ordinal); // nothing is offered any more
    }

    [Fact]
    public void Its_words_do_as_well() =>
        Assert.StartsWith("SMS My case closed", A.Talk(A.Sms).Says("where do i apply for snap", "my case closed").Text, StringComparison.Ordinal);

    [Fact]
    public void A_digit_means_nothing_a_day_later()
    {
        var talk = A.Talk(A.Sms).Says("where do i apply for snap");

        Assert.StartsWith("[not-sure]", talk.SaysAt(A.Noon + TurnLimits.DigitsMeanFor, "1").Text, StringComparison.Ordinal);
        Assert.Empty(A.Talk(A.Sms).Says("they closed my case").SaysAt(A.Noon.AddDays(2), "2").Now.Facts);
    }

    [Fact]
    public void Only_as_many_choices_are_listed_as_there_is_room_for()
    {
        var full = new BenefitsBot(A.Book with
        {
            Topics = A.Book.Topics.SetItem("snap.apply", A.Book.Topics["snap.apply"] with { Steps = [new Step(A.Words("web", "web", new string('x', 265), "x"), null, [])] }),
        });
        var talk = A.Talk(A.Sms, bot: full).Says("where do i apply for snap");

        Assert.EndsWith("\n[sms-choices]\n1 Lost EBT card", talk.Text, StringComparison.Ordinal);
        Assert.StartsWith("[not-sure]", talk.Says("2").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_answer_gives_its_first_step_and_the_rest_when_it_is_asked_for()
    {
        var talk = A.Talk(A.Sms, bot: Wordy).Says("where do i apply for snap");
        Assert.Equal($"{Long[0]}\n[more-hint]", talk.Text);

        Assert.Equal($"{Long[1]}\n[more-hint]", talk.Says("MORE").Text);
        Assert.Equal($"{Long[2]}", talk.Says("más, por favor").Text);
    }

    [Fact]
    public void Another_question_drops_the_rest()
    {
        var talk = A.Talk(A.Sms, bot: Wordy).Says("where do i apply for snap", "i lost my ebt card");

        Assert.DoesNotContain("Second", talk.Says("more").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AGENT")]
    [InlineData("persona")]
    [InlineData("agente por favor")]
    [InlineData("0")]
    public void A_person_can_be_asked_for_at_any_time(string word)
    {
        Assert.Equal("human-request", A.Talk(A.Sms).Says("where do i apply for snap", word).Last.Handoff!.Signal);
        Assert.Equal("human-request", A.Talk(A.Sms).Says("they closed my case", word).Last.Handoff!.Signal);
        Assert.True(A.Bot.Listen(A.Conversation(A.Sms).Turn(word)).IsQuestion); // so it ends a survey
    }

    [Fact]
    public void A_language_named_is_kept_and_the_last_answer_comes_again_in_it()
    {
        var talk = A.Talk(A.Sms).Says("where do i apply for snap", "ESPAÑOL");
        Assert.StartsWith("SMS Solicitar SNAP", talk.Text, StringComparison.Ordinal);
        Assert.True(talk.Now.LanguageChosen);

        Assert.StartsWith("SMS Perdí mi tarjeta EBT", talk.Says("i lost my ebt card").Text, StringComparison.Ordinal);
        Assert.StartsWith("SMS Lost EBT card", talk.Says("english").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_that_was_asked_is_asked_again_in_it() =>
        Assert.StartsWith("¿Qué beneficio se paró?\n1 SNAP", A.Talk(A.Sms).Says("they closed my case", "español").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("HELP", "[sms-help]")]
    [InlineData("info", "[sms-help]")]
    [InlineData("ayuda", "[sms-help es]")]
    [InlineData("Ayuda, tengo una pregunta", "SMS En qué puedo ayudar")]
    public void Help_alone_says_who_this_is(string text, string begins) => Assert.StartsWith(begins, A.Talk(A.Sms).Says(text).Text, StringComparison.Ordinal);

    [Fact]
    public void But_not_as_the_answer_to_whether_they_want_to_hurt_themselves() =>
        Assert.NotNull(A.Talk(A.Sms).Says("i feel hopeless", "help").Last.Handoff);

    [Fact]
    public void Violence_is_marked_so_that_nobody_else_reads_of_it()
    {
        Assert.True(A.Talk(A.Sms).Says("he hits me").Last.Handoff!.Discreet);
        Assert.False(A.Talk(A.Sms).Says("i want to kill myself").Last.Handoff!.Discreet);
    }

    [Fact]
    public void Every_text_of_a_book_is_listed_in_both_languages()
    {
        var texts = SmsTexts.Of(A.Book);

        Assert.Contains(texts, text => text is { Source: "topics/case.closed", Key: "questions[0].ask.es", Text: "¿Qué beneficio se paró?\n1 SNAP\n2 Ayuda en efectivo" });
        Assert.Contains(texts, text => text is { Key: "handoff-coming.en", Text: "[handoff-coming] [handoff-wait-unknown] [handoff-keep-place]" });
        Assert.Contains(texts, text => text is { Source: "safety", Key: "check-in.sms.es" });
        Assert.Equal(texts.Count(text => text.Language == Language.English), texts.Count(text => text.Language == Language.Spanish));
        Assert.Equal(3, SmsTexts.Of(Wordy.Book).Count(text => text.Name.StartsWith("answer.sms.en (part", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Reply YES to go on", "YES")]
    [InlineData("Answer yes or no.", "yes")]
    [InlineData("Responda sí o no", "sí")]
    [InlineData("Escriba AYUDA", "AYUDA")]
    [InlineData("Text STOP when you are done", "STOP")]
    [InlineData("You can say \"no letter\" or \"I don't know\".", null)]
    [InlineData("Puede decir \"no sé\".", null)]
    [InlineData("Write AGENT for a person", null)]
    [InlineData("Call or text 988. Help is there.", null)]
    [InlineData("Reply MORE for the rest.", null)]
    public void A_text_that_asks_for_a_carriers_word_is_found(string text, string? word) => Assert.Equal(word, Dialogs.Inspection.SmsFaults.AskedFor(text));
}
