using Bot.Host.Content;

namespace Host.Tests.Content;

/// <summary>One change to a whole folder, and the fault it makes: file, line, and what is wrong.</summary>
public sealed class Faults_in_dialogs
{
    private const string Snap = "topics/snap.apply.yaml";
    private const string Suicide = "signals/suicide-self-harm.yaml";

    [Theory]
    // Names
    [InlineData(Snap, "route: answer", "rout: answer", 4, "`rout` means nothing here. Did you mean `route`?")]
    [InlineData(Snap, "route: answer", "rout: answer", 1, "`route` is missing")]
    [InlineData(Snap, "topic: snap.apply", "topic: snap.aply", 1, "The file is named snap.apply")]
    [InlineData(Snap, "effective: 2025-10-01", "route: answer", 7, "`route` is here twice. Keep one: the first is in line 4.")]
    // Words
    [InlineData(Snap, ", es: Título de snap.apply}", "}", 2, "`es` is missing")]
    [InlineData(Snap, "title: {en: Title of snap.apply, es: Título de snap.apply}", "title: How to apply", 2, "A group of names belongs here")]
    [InlineData(Snap, "{en: Apply for SNAP, es: Apply for SNAP}", "{en: Apply for SNAP this very morning, es: SNAP}", 3, "The English button has 32 characters")]
    [InlineData(Snap, "**{agency_phone}**", "**{agency_fone}**", 23, "There is no variable {agency_fone}. Did you mean `agency_phone`?")]
    [InlineData(Snap, "**{agency_phone}**", "**{agency phone**", 23, "A `{` opens here and no name follows")]
    [InlineData(Snap, "es: Llame al {agency_phone}.\n", "es:\n", 24, "There is no text here")]
    [InlineData(Snap, "es: Llame al {agency_phone}.\n", "es: {agency_phone}\n", 24, "This is a group of names, and one text belongs here")]
    [InlineData(Snap, "  sms: {en: \"Call {agency_phone}.\", es: \"Llame al {agency_phone}.\"}\n", "", 19, "`sms` is missing")]
    [InlineData(Snap, "    - how do i sign up for food stamps\n  es:", "  es:", 14, "A list belongs here")]
    // Choices, dates, addresses
    [InlineData(Snap, "route: answer", "route: anser", 4, "This word can't stand here. Did you mean `answer`? Write one of: answer, caseworker, advocate.")]
    [InlineData(Snap, "reviewed: 2026-11-22", "reviewed: 2026-11-31", 8, "This is not a day of the calendar")]
    [InlineData(Snap, "reviewed: 2026-11-22", "reviewed: 11/22/2026", 8, "This is not a day of the calendar")]
    [InlineData(Snap, "https://www.fns.usda.gov/snap", "fns.usda.gov", 6, "This is not a web address")]
    // What comes next
    [InlineData(Snap, "next: [food.pantry]", "next: [food.pantri]", 31, "There is no topic food.pantri. Did you mean `food.pantry`?")]
    [InlineData(Snap, "next: [food.pantry]", "next: [food.pantry, food.pantry]", 31, "food.pantry is offered twice")]
    [InlineData(Snap, "next: [food.pantry]", "next: [snap.apply]", 31, "The topic offers itself")]
    [InlineData(Snap, "next: [food.pantry]", "next: food.pantry", 31, "A list belongs here")]
    // Questions
    [InlineData(Snap, "fact: notice-date", "fact: Notice date", 27, "Notice date can't be a name")]
    [InlineData(Snap, "    ask:", "    aks:", 28, "`aks` means nothing here. Did you mean `ask`?")]
    // Phrases
    [InlineData(Snap, "[apply for snap]", "[ap*ly for snap]", 11, "has a star that is not at a word's end")]
    [InlineData(Snap, "[apply for snap]", "[\"!?\"]", 11, "has no word in it")]
    // Signals
    [InlineData(Suicide, "order: 1", "order: one", 2, "Write a whole number from 1 to 1000")]
    [InlineData(Suicide, "order: 1", "order: 8", 1, "human-request has the order 8 too")]
    [InlineData(Suicide, "queue: urgent", "queue: urgnt", 3, "There is no queue urgnt. Did you mean `urgent`?")]
    [InlineData(Suicide, "action: safety", "action: savety", 4, "Did you mean `safety`?")]
    [InlineData(Suicide, "level: emergency", "level: high", 8, "Write one of: emergency, urgent, soon.")]
    [InlineData(Suicide, "negation: part", "negation: yes", 9, "Write one of: part.")]
    // Safety words
    [InlineData("safety.yaml", "  suicide-self-harm:", "  suicide-selfharm:", 4, "There is no signal suicide-selfharm. Did you mean `suicide-self-harm`?")]
    [InlineData("safety.yaml", "  suicide-self-harm:", "  human-request:", 4, "The signal suicide-self-harm has no safety words")]
    [InlineData("safety.yaml", "reviewed-by: pending", "", 1, "`reviewed-by` is missing")]
    // Replies
    [InlineData("replies.yaml", "greeting:", "greting:", 1, "`greting` means nothing here. Did you mean `greeting`?")]
    [InlineData("replies.yaml", "{position}", "{postion}", 17, "There is no variable {postion}. Did you mean `position`?")]
    // Survey
    [InlineData("surveys/csat.yaml", "    5: {en: Very satisfied, es: Muy satisfecho}\n", "", 4, "`5` is missing")]
    [InlineData("surveys/csat.yaml", "    rules:", "    The rules:", 12, "The rules can't be a name")]
    // Handoff
    [InlineData("handoff.yaml", "America/Denver", "Mountain", 1, "There is no time zone Mountain")]
    [InlineData("handoff.yaml", "saturday: closed", "saturday: \"9-5\"", 8, "These are not opening hours")]
    [InlineData("handoff.yaml", "saturday: closed", "saturday: \"17:00-08:00\"", 8, "This closes before it opens")]
    [InlineData("handoff.yaml", "  saturday: closed\n", "", 3, "`saturday` is missing")]
    [InlineData("handoff.yaml", "  urgent: {answer-within-minutes: 5, always-open: true}\n", "", 13, "The queue urgent is missing")]
    [InlineData("handoff.yaml", "answer-within-minutes: 10", "answer-within-minutes: 0", 13, "Write a whole number from 1 to 1440")]
    [InlineData("handoff.yaml", "always-open: true", "always-open: sure", 14, "This is neither true nor false")]
    [InlineData("handoff.yaml", "  - {id: answered, name: Answered}", "  []", 16, "There is no category")]
    [InlineData("handoff.yaml", "queues:", "  - {date: 2026-11-26, name: {en: Again, es: Otra vez}}\nqueues:", 12, "2026-11-26 is here twice")]
    // Places
    [InlineData("localities/new-mexico.yaml", "agency_phone", "agency_fone", 4, "localities/default.yaml has no agency_fone. Did you mean `agency_phone`?")]
    [InlineData("localities/new-mexico.yaml", "\"1-800-283-4465\"", "[1, 2]", 4, "A group of names belongs here")]
    // The chat window
    [InlineData("chat/es.yaml", "send: Enviar\n", "", 0, "`send` is missing. chat/en.yaml has it in line 1")]
    [InlineData("chat/es.yaml", "{name}", "{nombre}", 2, "The text lacks {name}")]
    // Thresholds
    [InlineData("routing.yaml", "0.62", "62%", 1, "This is not a number from 0 to 1")]
    [InlineData("routing.yaml", "0.62", "0.2", 1, "answer-at is lower than offer-at")]
    public void Each_is_named_with_its_line_and_advice(string file, string old, string with, int line, string what)
    {
        using var dialogs = new SmallDialogs();

        var load = dialogs.Replace(file, old, with).Load();

        Assert.Null(load.Book);
        Assert.Contains(load.Faults, fault => fault.File == file && fault.Line == line && $"{fault.What} {fault.Advice}".Contains(what, StringComparison.Ordinal));
        Assert.All(load.Faults, fault => Assert.NotEmpty(fault.Advice));
    }

    [Theory]
    [InlineData("title: {en: How to apply: now}", 2, "colon")]
    [InlineData("title: How to apply: now", 2, "colon")]
    [InlineData("title: \"How to apply", 2, "quote")]
    [InlineData("title: {en: Yes", 2, "}")]
    [InlineData("title: [one, two", 2, "]")]
    [InlineData("\ttitle: Tab", 1, "tab")]
    [InlineData("title: @home", 2, "quotes")]
    [InlineData("title: &anchor Text", 2, "anchor")]
    [InlineData("title: *all", 2, "alias")]
    [InlineData("title: !!set {a, b}", 2, "tag")]
    [InlineData("title", 2, "")]
    [InlineData("---\nsecond: document", 2, "second document")]
    public void What_is_no_YAML_is_explained_in_an_editors_words(string wrong, int line, string says)
    {
        using var dialogs = new SmallDialogs();

        var load = dialogs.Write("topics/food.pantry.yaml", $"topic: food.pantry\n{wrong}\n").Load();

        Assert.Null(load.Book);
        var fault = load.Faults.First(fault => fault.File == "topics/food.pantry.yaml" && fault.Line >= line && fault.Line > 0);
        Assert.Contains(says, $"{fault.What} {fault.Advice}", StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("parser says", fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_is_a_signal_can_be_long_over()
    {
        using var dialogs = new SmallDialogs();

        var fault = Assert.Single(dialogs.Write("signals.yaml", $"approved-by: pending\nthresholds: {{fire-at: 3, emergency-at: 3, phrase-at: 3, ask-at: 3, pressed-at: 3}}\nquestions: []\nrecovery:\n  signals: [hunger]\n  long-ago: {{en: [years ago]}}\n  well-now: {{en: [been well]}}\n").Load().Faults);

        Assert.Equal(("signals.yaml", 5, "There is no signal hunger."), (fault.File, fault.Line, fault.What));
    }

    [Fact]
    public void A_topic_of_danger_that_is_not_there_is_a_fault()
    {
        using var dialogs = new SmallDialogs();

        var fault = Assert.Single(dialogs.Write("signals.yaml", $"approved-by: pending\nthresholds: {{fire-at: 3, emergency-at: 3, phrase-at: 3, ask-at: 3, pressed-at: 3}}\ntopics-of-danger: [food.pantri]\nquestions: []\n").Load().Faults);

        Assert.Equal(("signals.yaml", 3, "There is no topic food.pantri."), (fault.File, fault.Line, fault.What));
        Assert.Contains("food.pantry", fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void All_of_them_are_listed_at_once_in_the_order_of_files_and_lines()
    {
        using var dialogs = new SmallDialogs();
        dialogs.Replace(Snap, "route: answer", "rout: answer").Replace(Snap, "reviewed: 2026-11-22", "reviewed: soon")
            .Replace("handoff.yaml", "America/Denver", "Mountain").Write("topics/food.pantry.yaml", "topic: [").Delete("safety.yaml");

        var faults = dialogs.Load().Faults;

        Assert.Equal(
            ["handoff.yaml:1", "safety.yaml:0", "topics/food.pantry.yaml:2", "topics/snap.apply.yaml:1", "topics/snap.apply.yaml:4", "topics/snap.apply.yaml:8"],
            faults.Select(fault => $"{fault.File}:{fault.Line}"));
    }

    [Fact]
    public void One_fault_is_told_once()
    {
        using var dialogs = new SmallDialogs();
        dialogs.Replace(Snap, "**{agency_phone}**", "**{agency_fone}**").Replace(Snap, "next: [food.pantry]", "next: [food.pantri]")
            .Replace(Snap, "{en: Apply for SNAP, es: Apply for SNAP}", "{en: Apply for SNAP this very morning}").Replace("chat/es.yaml", "send: Enviar\n", "")
            .Replace(Suicide, "queue: urgent", "queue: urgnt");

        Assert.Equal(
            ["chat/es.yaml:0", $"{Suicide}:3", $"{Snap}:3", $"{Snap}:3", $"{Snap}:23", $"{Snap}:31"],
            dialogs.Load().Faults.Select(fault => $"{fault.File}:{fault.Line}"));
    }

    [Fact]
    public void What_depends_on_an_unreadable_file_is_not_called_wrong_too()
    {
        using var dialogs = new SmallDialogs();
        dialogs.Write("localities/default.yaml", "variables: [").Write("handoff.yaml", "queues: {").Write("topics/food.pantry.yaml", "next: [")
            .Write(Suicide, "groups: [");

        Assert.Equal(
            ["handoff.yaml", "localities/default.yaml", Suicide, "topics/food.pantry.yaml"],
            dialogs.Load().Faults.Select(fault => fault.File));
    }

    [Theory]
    [InlineData(Snap, "{en: \"Call {agency_phone}.\"", "{en: \"LONG {agency_phone}.\"", 25, "As a text message it has")]
    [InlineData(Snap, "[apply for snap]", "[apply for snap, food  pantry]", 11, "\"food  pantry\" is also a keyword of food.pantry.")]
    [InlineData("replies.yaml", "keep-waiting-button (es)", "CANCELAR", 26, "is a word that phone companies act on")]
    [InlineData("safety.yaml", "\"Call or text 988.\"", "\"Call {agency_phone}.\"", 5, "nothing is filled into safety words")]
    [InlineData(Snap, "route: answer", "route: caseworker", 0, "there is no such queue")]
    public void What_the_bot_could_not_say_or_tell_apart_is_found_too(string file, string old, string with, int line, string what)
    {
        using var dialogs = new SmallDialogs();

        var faults = dialogs.Replace(file, old, with.Replace("LONG", new string('x', 310), StringComparison.Ordinal)).Load().Faults;

        Assert.Contains(faults, fault => (line == 0 || (fault.File == file && fault.Line == line)) && fault.What.Contains(what, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("replies.yaml")]
    [InlineData("safety.yaml")]
    [InlineData("handoff.yaml")]
    [InlineData("surveys/csat.yaml")]
    [InlineData("localities/default.yaml")]
    [InlineData("chat/es.yaml")]
    public void A_missing_file_is_a_fault_under_its_name(string name)
    {
        using var dialogs = new SmallDialogs();

        var fault = Assert.Single(dialogs.Delete(name).Load().Faults, fault => fault.File == name);

        Assert.Equal("The file is missing.", fault.What);
    }

    [Theory]
    [InlineData("topic/wic.apply.yaml", "Did you mean `topics/wic.apply.yaml`?")]
    [InlineData("reply.yaml", "Nothing reads this file.")]
    [InlineData("topics/more/wic.apply.yaml", "Nothing reads this file.")]
    [InlineData("topics/wic.apply.yml", "Files end in `.yaml` here.")]
    public void A_file_that_nothing_reads_is_a_fault(string name, string says)
    {
        using var dialogs = new SmallDialogs();

        Assert.Contains(dialogs.Write(name, "a: b").Load().Faults, fault => fault.File == name && fault.ToString().Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_that_is_not_there_says_where_it_was_looked_for()
    {
        var fault = Assert.Single(ContentLoader.Load("/no such folder", SmallDialogs.Today).Faults);

        Assert.Contains("/no such folder", fault.ToString());
    }
}
