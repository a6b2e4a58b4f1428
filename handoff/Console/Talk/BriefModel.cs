using System.Collections.Immutable;
using Handoff.Console.Lists;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Service.Desk;

namespace Handoff.Console.Talk;

/// <summary>What an advocate needs to know before the first word.</summary>
/// <param name="Heard">The client's words that decided.</param>
/// <param name="Told">What the client has been told already.</param>
public sealed record BriefModel(
    string Reason,
    Urgency Urgency,
    ImmutableArray<string> Heard,
    ImmutableArray<(string Name, string Value)> About,
    ImmutableArray<string> Told)
{
    internal static BriefModel Of(Conversation conversation, PhoneView? phone)
    {
        var request = RequestOf(conversation);
        return new BriefModel(
            request?.Brief.Reason ?? "No open request for a person",
            request is null ? Urgency.Routine : Words.UrgencyOf(request),
            request?.Brief.Heard ?? [],
            [.. Facts(conversation, request, phone)],
            request is null ? [] : [.. request.Brief.Told.Select(PlainWords.Of)]);
    }

    public static HandoffRequest? RequestOf(Conversation conversation) => conversation.Stage switch
    {
        Stage.Waiting waiting => waiting.Request,
        Stage.WithAdvocate held => held.Request,
        _ => null,
    };

    private static IEnumerable<(string Name, string Value)> Facts(Conversation conversation, HandoffRequest? request, PhoneView? phone)
    {
        if (request?.Brief.Topic is { } topic) yield return ("Subject", topic);
        yield return ("Language", Words.Language(conversation.Language.Code));
        yield return ("Channel", Words.Channel(conversation.Channel.Name));
        if (phone is not null) yield return ("Phone", phone.Number);
        if (phone?.OptedOutAt is not null) yield return ("Texts", "Opted out");
        if (Words.Locality(conversation.Locality) is { } locality) yield return ("Place", locality);
        if (request is not null) yield return ("Queue", Words.Title(request.Queue.Value));
        if (conversation.Handoffs > 1) yield return ("Helped before", Words.Count(conversation.Handoffs - 1, "time", "times"));
        foreach (var fact in conversation.Facts) yield return (Words.Title(fact.Name), fact.Value);
    }
}
