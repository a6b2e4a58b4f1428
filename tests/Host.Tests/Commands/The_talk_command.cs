using Host.Tests.Content;

namespace Host.Tests.Commands;

public sealed class The_talk_command
{
    [Fact]
    public async Task Plays_a_whole_life_from_the_question_to_the_rating()
    {
        var run = await TalkAsync([], "how do i sign up for food stamps", "I don't know", "talk to a person", "/note seen", "/advocate Hello, I am here.", "thank you", "/resolve", "4", "1");

        AssertInOrder(
            run.Output,
            "bot: greeting",
            "Call your state's benefits office.",
            "What date is on the letter?",
            "1) I don't know",
            "you: I don't know",
            "for advocates: handoff.initiate",
            "handoff-coming 1",
            "waiting in general",
            "accepted Maria",
            "for advocates: benefits.note \"seen\"",
            "Maria: Hello, I am here.",
            "resolved Maria",
            "How satisfied are you with the help you got today?",
            "you: 4",
            "Anything else?",
            "1) Skip",
            "Thank you.",
            "(ended");
    }

    [Fact]
    public async Task A_number_takes_the_choice_of_that_number()
    {
        var run = await TalkAsync([], "food pantry", "1", "/quit", "never read");

        AssertInOrder(run.Output, "1) I don't know", "you: 1", "waiting in general");
        Assert.DoesNotContain("never read", run.Output);
    }

    [Fact]
    public async Task Danger_gets_the_safety_words_first_in_the_clients_language()
    {
        var run = await TalkAsync(["--lang", "es", "--channel", "sms", "--locality", "new-mexico"], "quiero matarme", "/resolve");

        AssertInOrder(run.Output, "you: quiero matarme", "Llame al 988.", "handoff-urgent (es)", "waiting in urgent, emergency", "(ended");
    }

    [Fact]
    public async Task Explains_what_it_took_a_message_to_mean()
    {
        var run = await TalkAsync(["--explain"], "apply for snap");

        AssertInOrder(run.Output, "answer; signal none (none); language en", "topics: snap.apply", "because topic snap.apply: apply for snap");
    }

    [Fact]
    public async Task What_can_not_be_done_now_is_said()
    {
        var run = await TalkAsync([], "/advocate hi", "/late", "/dance", "/transfer", "/help", new string('x', 4_001));

        AssertInOrder(
            run.Output, "The client is not waiting for a person.", "Nothing is due.", "/dance is not known", "/transfer is not known, or lacks its words",
            "/resolve      as the advocate", "longer than 4000 characters");
    }

    [Fact]
    public async Task A_place_that_is_not_there_is_named()
    {
        using var dialogs = new SmallDialogs();

        var run = await HostProcess.RunAsync("", "/tmp", "talk", "--dialogs", dialogs.Folder, "--locality", "new-mexic");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("There is no place new-mexic. Did you mean `new-mexico`?", run.Errors);
    }

    private static async Task<HostProcess> TalkAsync(string[] options, params string[] lines)
    {
        using var dialogs = new SmallDialogs();
        dialogs.Replace("handoff.yaml", "\"08:00-17:00\"", "\"00:00-24:00\"").Replace("handoff.yaml", "closed", "\"00:00-24:00\"").Replace("handoff.yaml", "2026-11-26", "2020-11-26");
        var run = await HostProcess.RunAsync(string.Join('\n', lines) + '\n', "/tmp", ["talk", "--dialogs", dialogs.Folder, .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        return run;
    }

    private static void AssertInOrder(string text, params string[] parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            var at = text.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"\"{part}\" is not there, or not after what it should follow:\n{text}");
            from = at + part.Length;
        }
    }
}
