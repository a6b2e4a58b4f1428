using System.Collections.Frozen;
using System.Collections.Immutable;
using Bot.Core.Dialogs;

namespace Bot.Core.Routing;

/// <summary>What the conversation was about before this message.</summary>
/// <param name="Topic">Under discussion, or null.</param>
/// <param name="Offered">Topics that the bot has just offered: "which one is closest?"</param>
internal readonly record struct RoutingContext(string? Topic, ImmutableArray<string> Offered)
{
    public static readonly RoutingContext None = new(null, []);
}

/// <summary>
/// Layer 3: a short message that leans on what was said before ("and for my mom?", "what about medicaid",
/// "how long does it take") is read together with the topic under discussion; one that answers the bot's
/// own "which one is closest?" picks among what was offered.
/// </summary>
internal sealed class FollowUps
{
    private const int ShortMessage = 8;
    private const double OfferedAtLeast = 0.08;
    private const double OfferedClearly = 1.6;
    private const double Sure = 0.9;
    private const double FollowsAtLeast = 0.35;

    private static readonly string[] Openers =
        ["and", "what about", "how about", "wat about", "what if", "also", "but", "or", "ok and", "ok but", "same for", "does that", "is that", "is it", "can it", "will it", "does it", "y", "que tal", "tambien", "pero", "o", "eso", "y si", "y para", "es lo mismo"];

    private static readonly FrozenSet<string> Leaning = new[]
    {
        "it", "that", "this", "them", "those", "there", "they", "then", "long", "much", "when", "where", "why", "how", "phone", "online", "documents",
        "eso", "esa", "ese", "esto", "lo", "la", "las", "los", "ahi", "entonces", "cuanto", "cuando", "donde", "como", "papeles",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly TopicRouter router;
    private readonly RoutingFeatures features;
    private readonly FrozenDictionary<string, string> titles;

    public FollowUps(DialogBook book, TopicRouter router, RoutingFeatures features)
    {
        (this.router, this.features) = (router, features);
        titles = book.Topics.Values.Where(topic => !TopicKinds.IsSmall(topic.Id) && topic.Id != TopicKinds.Help)
            .ToFrozenDictionary(topic => topic.Id, topic => topic.Title.English, StringComparer.Ordinal);
    }

    /// <param name="alone">What the message means by itself.</param>
    public Match Read(FoldedText text, Match alone, RoutingContext context)
    {
        if (text.Count is 0 or > ShortMessage || IsOwnMatter(alone)) return alone;
        if (!context.Offered.IsDefaultOrEmpty && OfOffered(alone, context.Offered) is { } chosen) return chosen;
        return context.Topic is { } topic && titles.TryGetValue(topic, out var title) && Leans(text, alone) ? Together(text, title, alone) : alone;
    }

    // Thanks, a wish for a person, danger: complete by themselves, whatever came before.
    private static bool IsOwnMatter(Match alone) =>
        TopicKinds.IsCrisis(alone) || (alone is { Decision: RoutingDecision.Answer, Topic: { } topic } && TopicKinds.IsSmall(topic));

    private static Match? OfOffered(Match alone, ImmutableArray<string> offered)
    {
        if (alone.Decision == RoutingDecision.NotSure || (alone.Decision == RoutingDecision.Answer && alone.Topic != TopicKinds.Help)) return null;

        var ranked = alone.Candidates.Where(candidate => offered.Contains(candidate.Topic)).Take(2).ToArray();
        if (ranked.Length == 0 || ranked[0].Score < OfferedAtLeast) return null;
        if (ranked.Length == 2 && ranked[0].Score < OfferedClearly * ranked[1].Score) return null;
        return new Match(ranked[0].Topic, Sure, [ranked[0] with { Score = Sure }, .. alone.Candidates.Where(other => other.Topic != ranked[0].Topic)], RoutingDecision.Answer, () => ["one of those offered", .. alone.Why.Take(2)]);
    }

    private bool Leans(FoldedText text, Match alone)
    {
        if (alone.Topic == TopicKinds.Help || Opens(text)) return true;
        if (alone.Decision == RoutingDecision.Answer || features.NamesProgramme(text)) return false;
        for (var i = 0; i < text.Count; i++)
            if (Leaning.Contains(text.Word(i).ToString())) return true;

        return false;
    }

    private static bool Opens(FoldedText text)
    {
        var joined = text.Joined();
        return Openers.Any(opener => joined.StartsWith(opener, StringComparison.Ordinal) && (joined.Length == opener.Length || joined[opener.Length] == ' '));
    }

    // "How to apply for SNAP" and "what about medicaid": the new programme takes the old one's place.
    private Match Together(FoldedText text, string title, Match alone)
    {
        var before = text.Alike(title);
        var words = features.NamesProgramme(text) ? features.WithoutProgrammes(before) : before.Joined();
        var both = router.Route(text.Alike($"{words} {text.Joined()}"));
        var enough = Opens(text) || alone.Topic == TopicKinds.Help ? FollowsAtLeast : alone.Confidence;
        if (both.Topic is null || both.Confidence < enough) return alone;
        return both with { Explain = () => [$"together with \"{title}\"", .. both.Why.Take(2)] };
    }
}
