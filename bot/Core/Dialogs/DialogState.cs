using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Core.Routing;
using Bot.Core.Signals;
using Handoff.Core.Turns;

namespace Bot.Core.Dialogs;

/// <summary>A choice that was offered: what its button says, and the topic it means; an empty topic means "none of these".</summary>
internal sealed record Offer(string Label, string Topic);

/// <summary>A topic answered, and when.</summary>
internal sealed record ToldTopic(string Topic, DateTimeOffset At);

/// <summary>What the bot remembers between turns.</summary>
/// <param name="Topic">Under discussion, or null.</param>
/// <param name="Step">Index of the topic's step whose question awaits an answer; 0 for none.</param>
/// <param name="Queue">Where the client goes once the questions are answered; null for the topic's own.</param>
/// <param name="Offers">In the order shown, so that "2" means the second.</param>
/// <param name="Misses">Messages in a row that we did not understand.</param>
/// <param name="Answers">Answers given so far.</param>
/// <param name="CheckInAsked">The check-in question is asked once; afterwards a person.</param>
/// <param name="Asked">What the last words asked.</param>
/// <param name="More">The rest of a long answer to a phone, part by part, until it is asked for.</param>
/// <param name="PromptedAt">When a phone was last offered something by number, or asked something; null where nothing is open.</param>
/// <param name="Greeted">A phone was told who writes.</param>
/// <param name="Fresh">It was told just now, and nothing was answered since.</param>
/// <param name="Question">Name of the question, where <paramref name="Asked"/> is <see cref="Asked.Danger"/> or <see cref="Asked.CheckIn"/>.</param>
/// <param name="Alternative">See <see cref="DangerQuestion.Alternative"/>.</param>
/// <param name="Repeats">How often the bot has said the same again.</param>
/// <param name="Spoken">Hashes of the bot's last words, for seeing that.</param>
/// <param name="Before">What the client wrote last, at most <see cref="MostRemembered"/> characters: a thought comes in pieces.</param>
/// <param name="Words">What the client said that brought them to the topic whose questions are open.</param>
/// <param name="Choices">What numbers in another bot's last words stood for: its conversation is replayed.</param>
internal sealed record DialogState(
    string? Topic,
    int Step,
    string? Queue,
    ImmutableArray<Offer> Offers,
    int Misses,
    int Answers,
    ImmutableArray<ToldTopic> Told,
    bool CheckInAsked,
    Asked Asked,
    ImmutableArray<string> More = default,
    DateTimeOffset? PromptedAt = null,
    bool Greeted = false,
    bool Fresh = false,
    string? Question = null,
    int Repeats = 0,
    ImmutableArray<int> Spoken = default,
    string? Before = null,
    int Alternative = 0,
    ImmutableArray<string> Choices = default,
    ImmutableArray<string> Words = default)
{
    public const int MostRemembered = 200;
    public const int MostTold = 6;

    public static readonly DialogState Start = new(null, 0, null, [], 0, 0, [], false, Asked.Nothing, []);

    /// <summary>Never throws: a memory that can't be read, of whatever version, is a fresh start.</summary>
    public static DialogState Read(string? json)
    {
        if (string.IsNullOrEmpty(json)) return Start;
        if (ReadStates.Find(json) is { } known) return known;
        try
        {
            return JsonSerializer.Deserialize(json, DialogStateJson.Default.DialogState)?.Whole() ?? Start;
        }
        catch (JsonException)
        {
            return Start;
        }
    }

    public string Write()
    {
        if (this == Start) return "";
        var json = JsonSerializer.Serialize(this, DialogStateJson.Default.DialogState);
        ReadStates.Keep(json, this);
        return json;
    }

    /// <summary>What a message may lean on. While a question of ours is open it is an answer to that, and leans on nothing.</summary>
    [JsonIgnore]
    public RoutingContext Context => Step > 0 ? RoutingContext.None : new RoutingContext(Topic, [.. Offers.Select(offer => offer.Topic).Where(topic => topic.Length > 0)]);

    /// <summary>Questions and offers are over; what was told stays.</summary>
    public DialogState Settled() => this with { Step = 0, Queue = null, Offers = [], Asked = Asked.Nothing, More = [], PromptedAt = null, Fresh = false, Question = null, Alternative = 0, Choices = default, Words = default };

    /// <summary>As it stands now: what a phone was offered or asked long ago is over, and a "2" means it no more.</summary>
    public DialogState At(DateTimeOffset now) => now - PromptedAt >= TurnLimits.DigitsMeanFor ? Settled() : this;

    public DialogState Tell(string topic, DateTimeOffset now)
    {
        var told = Told.RemoveAll(t => t.Topic == topic).Add(new ToldTopic(topic, now));
        return this with { Told = told.Length > MostTold ? told.RemoveAt(0) : told };
    }

    public DialogState Heard(string text) => this with { Before = text.Length <= MostRemembered ? text : text[^MostRemembered..] };

    /// <summary>The bot said those words: whether it repeats itself shows in <see cref="Repeats"/>.</summary>
    public DialogState Said(string words)
    {
        const int kept = 3;
        var hash = 17;
        foreach (var letter in words) hash = unchecked((hash * 31) + letter);
        var spoken = Spoken.IsDefault ? [] : Spoken;
        return this with { Repeats = spoken.Contains(hash) ? Repeats + 1 : Repeats, Spoken = [.. spoken.TakeLast(kept - 1), hash] };
    }

    private DialogState Whole() => this with
    {
        Offers = Offers.IsDefault ? [] : Offers.RemoveAll(offer => offer?.Label is null || offer.Topic is null),
        More = More.IsDefault ? [] : More.RemoveAll(part => part is null),
        Told = Told.IsDefault ? [] : Told.RemoveAll(told => told?.Topic is null),
        Spoken = Spoken.IsDefault ? [] : Spoken,
        Words = Words.IsDefault ? [] : Words.RemoveAll(word => word is null),
        Step = Math.Max(0, Step),
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(DialogState))]
internal sealed partial class DialogStateJson : JsonSerializerContext;
