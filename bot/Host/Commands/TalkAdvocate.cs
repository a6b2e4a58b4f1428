using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Turns;

namespace Bot.Host.Commands;

/// <summary>What can be typed in the advocate's place, so that one person can play a whole handoff.</summary>
internal sealed class TalkAdvocate(Rehearsal rehearsal, TimeProvider clock)
{
    private static readonly Advocate Maria = new(new AdvocateId("maria"), "Maria");

    /// <returns>Why it can't be done; null if it was.</returns>
    public string? Act(string command, string words, HandoffRules rules, Action<TurnDecision> show)
    {
        if (Input(command, words, rules) is not { } input) return $"{command} is not known, or lacks its words. /help lists what is.";
        if (command == "/late" && rehearsal.Now.Stage is not (Stage.Waiting or Stage.Surveying)) return "Nothing is due.";

        // Writing to somebody who waits takes them first, as the desk does.
        var claims = rehearsal.Now.Stage is Stage.Waiting && command is not ("/late" or "/take");
        if (claims) show(Take(new TurnInput.AdvocateClaimed(Maria)));
        if (rehearsal.Now.Stage is not Stage.WithAdvocate && command is not ("/late" or "/take")) return "The client is not waiting for a person.";
        show(Take(input));
        return null;
    }

    private TurnDecision Take(TurnInput input) => rehearsal.Take(input, clock.GetUtcNow());

    private TurnInput? Input(string command, string words, HandoffRules rules) => (command, words) switch
    {
        ("/take", _) => new TurnInput.AdvocateClaimed(Maria),
        ("/advocate", { Length: > 0 }) => new TurnInput.AdvocateSaid(Maria, words, rehearsal.NextInput()),
        ("/note", { Length: > 0 }) => new TurnInput.AdvocateNoted(Maria, words, rehearsal.NextInput()),
        ("/resolve", _) => new TurnInput.AdvocateResolved(Maria, words.Length > 0 ? words : rules.ResolveCategories[0].Id, null),
        ("/back", _) => new TurnInput.AdvocateReturnedToBot(Maria),
        ("/transfer", { Length: > 0 }) => new TurnInput.AdvocateTransferred(Maria, new QueueName(words), null),
        ("/lost", _) => new TurnInput.AdvocateLost(Maria.Id),
        ("/late", _) => new TurnInput.DeadlinePassed(Indexes.Of(rehearsal.Now).Deadline ?? new Deadline(DeadlineKind.AnswerBy, clock.GetUtcNow())),
        _ => null,
    };
}
