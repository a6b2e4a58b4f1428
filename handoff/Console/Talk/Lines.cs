using System.Collections.Immutable;
using System.Text.Json;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Service.Desk;
using Handoff.Service.Stores;

namespace Handoff.Console.Talk;

/// <summary>Puts log entries into words for an advocate.</summary>
/// <param name="deliveries">What became of those that went to a phone, by their position.</param>
internal sealed class Lines(DeskClock clock, Conversation conversation, HandoffRules rules, IReadOnlyDictionary<long, DeliveryView> deliveries)
{
    private readonly ImmutableArray<string> heard = BriefModel.RequestOf(conversation)?.Brief.Heard ?? [];

    /// <returns>Null for an entry that says nothing to an advocate.</returns>
    public LineModel? Of(StoredEntry entry)
    {
        Activity activity;
        try
        {
            activity = ActivityJson.Read(entry.ActivityJson.Span);
        }
        catch (JsonException)
        {
            return Line(entry, new Activity { Type = ActivityTypes.Event }, LineKind.Event, "", "An entry here is damaged and can't be shown.");
        }

        return activity.Type switch
        {
            ActivityTypes.Message when activity.Text is { Length: > 0 } => Message(entry, activity),
            ActivityTypes.Event => Event(entry, activity),
            _ => null,
        };
    }

    private LineModel Message(StoredEntry entry, Activity activity)
    {
        var text = activity.TextFormat == "markdown" ? PlainWords.Of(activity.Text!) : activity.Text!;
        if (activity.From?.Role == "user") return Line(entry, activity, LineKind.Client, "Client", text) with { Parts = Marks.In(text, heard) };

        var line = Speaker(activity) == "person"
            ? Line(entry, activity, LineKind.Person, activity.From?.Name ?? "Advocate", text)
            : Line(entry, activity, LineKind.Automated, "Automated", text);
        if (conversation.Channel.Pushes) line = line with { Delivery = DeliveryModel.Of(conversation.Id, line.Position, deliveries.GetValueOrDefault(line.Position)) };
        return line with { Choices = [.. activity.SuggestedActions?.Actions.Select(action => action.Title) ?? []] };
    }

    private LineModel? Event(StoredEntry entry, Activity activity) => activity.Name switch
    {
        EventNames.Note => Line(entry, activity, LineKind.Note, activity.From?.Name ?? "Advocate", activity.Text ?? ""),
        EventNames.Alert => Line(entry, activity, LineKind.Alert, "", EventWords.Alert(activity)),
        EventNames.HandoffInitiate => Line(entry, activity, LineKind.Event, "", EventWords.Initiate(activity)),
        EventNames.DeliveryMissed => Line(entry, activity, LineKind.Alert, "", $"Not delivered: {activity.Text}"),
        EventNames.Consent => Line(entry, activity, LineKind.Event, "", EventWords.Consent(activity)),
        EventNames.HandoffStatus => Line(entry, activity, LineKind.Event, "", EventWords.Status(activity, rules)),
        _ => null,
    };

    private LineModel Line(StoredEntry entry, Activity activity, LineKind kind, string who, string text)
    {
        var at = activity.Timestamp ?? clock.Now;
        var spoken = kind is LineKind.Client or LineKind.Automated or LineKind.Person;
        return new LineModel(
            entry.Position, kind, who, at, clock.Show(at), spoken ? activity.Locale ?? conversation.Language.Code : null, [new TextPart(text, false)], []);
    }

    private static string? Speaker(Activity activity) => EventWords.Text(activity.ChannelData, "speaker");
}
