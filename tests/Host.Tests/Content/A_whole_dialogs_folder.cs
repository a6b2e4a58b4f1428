using Bot.Core.Dialogs;
using Bot.Core.Signals;
using Bot.Host.Content;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;

namespace Host.Tests.Content;

public sealed class A_whole_dialogs_folder
{
    [Fact]
    public void Loads_with_no_fault_and_everything_in_it()
    {
        using var dialogs = new SmallDialogs();

        var load = dialogs.Load();

        Assert.Empty(load.Faults);
        var book = load.Book!;
        Assert.Equal(["food.pantry", "snap.apply"], book.Topics.Keys.Order(StringComparer.Ordinal));
        Assert.Matches("^[0-9a-f]{12}$", book.Version);
        var topic = book.Topics["snap.apply"];
        Assert.Equal("Call {agency_name}.\n\nThe number is **{agency_phone}**.", topic.Steps[0].Say.Web.English);
        Assert.Equal("Llame al {agency_phone}.", topic.Steps[0].Say.Sms.Spanish);
        Assert.Equal("notice-date", topic.Steps[1].Fact);
        Assert.Equal(new LocalizedPhrase(Language.Spanish, "apply for snap en español"), topic.Keywords[1]);
        Assert.Equal(new DateOnly(2027, 3, 31), topic.ReviewBy);
    }

    [Fact]
    public void A_place_has_every_variable_of_the_default_and_its_own_over_it()
    {
        using var dialogs = new SmallDialogs();

        var place = dialogs.Load().Book!.Localities["new-mexico"];

        Assert.Equal("1-800-283-4465", place.Variables["agency_phone"].Spanish);
        Assert.Equal("your state's benefits office", place.Variables["agency_name"].English);
    }

    [Fact]
    public void Signals_stand_in_their_order_and_hours_in_their_zone()
    {
        using var dialogs = new SmallDialogs();

        var book = dialogs.Load().Book!;

        Assert.Equal(["suicide-self-harm", "human-request"], book.Lexicon.Signals.Select(signal => signal.Name));
        var group = book.Lexicon.Signals[0].Groups[0];
        Assert.Equal((Level.Emergency, true), (group.Level, group.NegationIsPart));
        Assert.Equal(["kill myself", "suicid*", "want .. die", "matarme"], group.Phrases);
        Assert.False(book.Rules.IsOpen(QueueNames.General, new DateTimeOffset(2026, 11, 26, 18, 0, 0, TimeSpan.Zero))); // Thanksgiving
        Assert.True(book.Rules.IsOpen(QueueNames.General, new DateTimeOffset(2026, 11, 25, 18, 0, 0, TimeSpan.Zero)));
        Assert.True(book.Rules.Of(QueueNames.Urgent).AlwaysOpen);
    }

    [Fact]
    public void The_version_follows_the_contents_and_nothing_else()
    {
        using var dialogs = new SmallDialogs();
        var first = dialogs.Load().Version;
        File.SetLastWriteTimeUtc(dialogs.PathOf("replies.yaml"), new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(first, dialogs.Load().Version);
        Assert.NotEqual(first, dialogs.Replace("routing.yaml", "choices: 3", "choices: 2").Load().Version);
    }

    [Fact]
    public void Backups_notes_and_hidden_files_are_passed_over()
    {
        using var dialogs = new SmallDialogs();
        dialogs.Write("EDITORS.md", "# {").Write("topics/snap.apply.yaml~", "broken: [").Write("topics/.#snap.apply.yaml", "broken: [").Write("schema/topic.schema.json", "{}");

        Assert.Empty(dialogs.Load().Faults);
    }

    [Fact]
    public void A_byte_order_mark_and_lines_of_Windows_are_read_alike()
    {
        using var dialogs = new SmallDialogs();
        var text = File.ReadAllText(dialogs.PathOf("topics/snap.apply.yaml"));
        dialogs.Write("topics/snap.apply.yaml", '\uFEFF' + text.Replace("\n", "\r\n", StringComparison.Ordinal));

        var load = dialogs.Load();

        Assert.Empty(load.Faults);
        Assert.Equal("Call {agency_name}.\n\nThe number is **{agency_phone}**.", load.Book!.Topics["snap.apply"].Steps[0].Say.Web.English);
    }

    [Fact]
    public void A_topic_past_its_review_is_a_warning_and_not_a_fault()
    {
        using var dialogs = new SmallDialogs();
        dialogs.Replace("topics/snap.apply.yaml", "review-by: 2027-03-31", "review-by: 2026-11-21");

        var load = dialogs.Load();

        Assert.NotNull(load.Book);
        Assert.Equal("topics/snap.apply.yaml:9:12: This topic should have been reviewed by 2026-11-21. Read it against its sources, then set reviewed and review-by.", load.Warnings.Single(warning => warning.File.StartsWith("topics/", StringComparison.Ordinal)).ToString());
    }
}
