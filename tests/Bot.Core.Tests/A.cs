using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Routing;
using Bot.Core.Signals;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Bot.Core.Tests;

/// <summary>The vocabulary of these tests: a small agency with six topics.</summary>
internal static class A
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 19, 0, 0, TimeSpan.Zero);

    public static DialogBook Book { get; } = Make();

    public static BenefitsBot Bot { get; } = new(Book);

    public static readonly Channel Web = Channel.WebChat;
    public static readonly Channel Sms = Channel.Sms;

    public static Conversation Conversation(Channel? channel = null, string language = "en", bool chosen = false) =>
        Handoff.Core.Conversations.Conversation.New(new ConversationId("c1"), Noon) with
        {
            Channel = channel ?? Web,
            ClientId = "client",
            Language = Language.Of(language),
            LanguageChosen = chosen,
        };

    public static Talk Talk(Channel? channel = null, string language = "en", bool chosen = false, BenefitsBot? bot = null) =>
        new(bot ?? Bot, Conversation(channel, language, chosen));

    public static BotTurn Turn(this Conversation conversation, string text, DateTimeOffset? at = null) =>
        new(conversation, new Activity { Type = ActivityTypes.Message, Text = text }, text, at ?? Noon);

    public static Text Words(string english, string spanish) => new(new(english, spanish), new(english, spanish));

    public static Text Words(string web, string webSpanish, string sms, string smsSpanish) => new(new(web, webSpanish), new(sms, smsSpanish));

    public static SignalDefinition Signal(
        string name, int order, SignalAction action, SignalGroup[] groups, string[]? unless = null, string queue = "urgent") =>
        new(name, order, queue, action, [.. groups], [.. unless ?? []]);

    public static SignalGroup Group(Level level, params ImmutableArray<string> phrases) => new(level, NegationIsPart: false, phrases);

    private static DialogBook Make() => new(
        "0123456789ab", TestTopics.All, TestReplies.All, TestReplies.Safety,
        Words("Are you thinking about hurting yourself? Reply yes or no.", "¿Está pensando en hacerse daño? Responda sí o no.",
            "SMS thinking about hurting yourself? In your own words.", "SMS ¿piensa en hacerse daño? Con sus palabras."),
        Words("Sorry about that.", "Disculpe."),
        Words("In danger? Call 911 or 988.", "¿En peligro? Llame al 911 o al 988."),
        TestLexicon.All,
        new SurveyWords(
            Words("How satisfied are you with the help you got today?", "¿Qué tan satisfecho está con la ayuda de hoy?", "Rate 1 to 5", "Califique de 1 a 5"),
            [.. Enumerable.Range(1, 5).Select(i => new Localized($"label {i}", $"etiqueta {i}"))],
            Words("What was it about?", "¿De qué se trató?"), Words("Anything else?", "¿Algo más?"),
            Words("Thank you, {agency_name}.", "Gracias, {agency_name}."), Words("We will read it.", "Lo leeremos."), new("Skip", "Omitir")),
        new Survey(
        [
            new("rules", Label("The rules", "Las reglas")), new("chat", Label("This chat", "Este chat")),
        ]),
        new HandoffRules(OpeningHours.Always, Queues(), [new("answered", "Answered")]),
        ImmutableDictionary<string, Locality>.Empty
            .Add("default", Place("default", "your office", "su oficina", "211"))
            .Add("new-mexico", Place("new-mexico", "HSD", "HSD", "1-800-283-4465")),
        ImmutableDictionary<Language, ImmutableDictionary<string, string>>.Empty,
        RoutingThresholds.Default);

    private static ImmutableDictionary<Language, string> Label(string english, string spanish) =>
        ImmutableDictionary<Language, string>.Empty.Add(Language.English, english).Add(Language.Spanish, spanish);

    private static ImmutableDictionary<QueueName, QueueRules> Queues() => new[] { "general", "caseworker", "urgent" }
        .Select(name => new QueueRules(new QueueName(name), TimeSpan.FromMinutes(10), name == "urgent")).ToImmutableDictionary(rules => rules.Name);

    private static Locality Place(string name, string agency, string agencySpanish, string phone) => new(
        name, new(name, name),
        ImmutableDictionary<string, Localized>.Empty.Add("agency_name", new(agency, agencySpanish)).Add("agency_phone", new(phone, phone)));
}
