using Bot.Core.Dialogs;
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
}
