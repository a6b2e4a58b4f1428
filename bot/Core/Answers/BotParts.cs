using Bot.Core.Dialogs;
using Bot.Core.Facts;
using Bot.Core.Routing;
using Bot.Core.Wordings;

namespace Bot.Core.Answers;

/// <summary>All that is made once of a content version.</summary>
internal sealed class BotParts
{
    public BotParts(DialogBook book, TrainedTopics? trained)
    {
        Book = book;
        Understander = new Understander(book, trained);
        Wording = new Wording(book);
        Survey = new SurveyWording(book, Wording);
        Walker = new DialogWalker(Wording);
        Labels = new Labels(book);
        Suggestions = new Suggestions(book, Wording);
        Greeting = new Greeting(Wording, Suggestions);
        Wishes = new Wishes(book);
        Facts = new FactReader(book.Facts);
        Ratings = new RatingWords(book.SurveyWords);
    }

    public DialogBook Book { get; }
    public Understander Understander { get; }
    public Wording Wording { get; }
    public SurveyWording Survey { get; }
    public DialogWalker Walker { get; }
    public Labels Labels { get; }
    public Suggestions Suggestions { get; }
    public Greeting Greeting { get; }
    public Wishes Wishes { get; }
    public FactReader Facts { get; }
    public RatingWords Ratings { get; }

    /// <returns>The time at the agency, which the client's "tomorrow" is counted from.</returns>
    public DateTime LocalTime(DateTimeOffset now) => TimeZoneInfo.ConvertTime(now, Book.Rules.Hours.Zone).DateTime;
}
