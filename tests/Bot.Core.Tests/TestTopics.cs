using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Handoff.Core.Conversations;

namespace Bot.Core.Tests;

internal static class TestTopics
{
    public static ImmutableDictionary<string, Topic> All { get; } = new[]
    {
        Topic("snap.apply", "Apply for SNAP", "Solicitar SNAP", Route.Answer,
            ["apply for snap", "apply for food stamps"], ["solicitar estampillas"],
            ["how do i sign up for food stamps", "where do i apply for snap", "i want to apply for food stamps online", "send me the snap application", "can i get a paper form for food stamps"],
            ["como aplico para estampillas", "donde lleno la solicitud de estampillas", "quiero pedir estampillas de comida"],
            next: ["ebt.lost-card", "case.closed"]),
        Topic("ebt.lost-card", "Lost EBT card", "Perdí mi tarjeta EBT", Route.Answer,
            ["lost my ebt card", "lost card", "replacement card"], ["perdi mi tarjeta"],
            ["i lost my ebt card", "my card is gone", "someone took my card i need a new one", "how do i get a new ebt card", "cant find my food stamp card", "a new card for my mom"],
            ["perdi mi tarjeta ebt", "se me perdio la tarjeta", "necesito una tarjeta nueva", "no encuentro mi tarjeta de comida", "la tarjeta de mi hija se perdio"],
            next: ["snap.apply"]),
        Topic("case.closed", "My case closed", "Se cerró mi caso", Route.Caseworker,
            ["case closed", "closed my case"], ["cerraron mi caso"],
            ["my case was closed", "why did my case get closed", "they closed my case and i dont know why", "my benefits stopped and the case is closed"],
            ["me cerraron el caso", "por que cerraron mi caso", "se cerro mi caso de estampillas"],
            questions:
            [
                new Step(A.Words("Which benefit stopped?", "¿Qué beneficio se paró?"), "program", [new("SNAP", "SNAP"), new("Cash aid", "Ayuda en efectivo")]),
                new Step(A.Words("What date is on the letter?", "¿Qué fecha tiene la carta?"), "notice-date", []),
            ]),
        Topic("liheap.apply", "Help with energy bills", "Ayuda con la luz", Route.Caseworker,
            ["liheap", "heating bill"], ["recibo de la luz"],
            ["i need help with my electric bill", "how do i apply for liheap", "help paying the gas bill this winter", "energy assistance application"],
            ["ayuda para pagar la luz", "como aplico para liheap", "no puedo pagar el recibo del gas"]),
        Topic("smalltalk.greeting", "Hello", "Hola", Route.Answer, [], [], ["hello", "hi there", "good morning", "hey"], ["hola", "buenos dias", "buenas tardes"]),
        Topic("smalltalk.thanks", "Thanks", "Gracias", Route.Answer, [], [], ["thank you", "thanks so much", "ok thanks", "great thanks bye"], ["gracias", "muchas gracias", "mil gracias"]),
        Topic("language.request", "Another language", "Otro idioma", Route.Answer, ["in spanish", "do you speak spanish"], ["habla espanol", "en ingles"],
            ["can i get this in spanish", "do you speak spanish"], ["habla español", "me puede hablar en inglés"]),
        Topic("general.help", "What I can help with", "En qué puedo ayudar", Route.Answer, ["main menu"], ["menu principal"],
            ["i need help", "what can you do", "i have a question"], ["necesito ayuda", "tengo una pregunta"], next: ["snap.apply", "ebt.lost-card", "case.closed"]),
    }.ToImmutableDictionary(topic => topic.Id);

    public static Topic Topic(
        string id, string english, string spanish, Route route, string[] keywords, string[] palabras, string[] examples, string[] ejemplos,
        string[]? next = null, Step[]? questions = null) => new(
            id, new(english, spanish), new(english, spanish), route, Phrases(keywords, palabras), Phrases(examples, ejemplos),
            [
                new Step(A.Words($"{english}: call {{agency_phone}}.", $"{spanish}: llame al {{agency_phone}}.", $"SMS {english} {{agency_phone}}", $"SMS {spanish} {{agency_phone}}"), null, []),
                .. questions ?? [],
            ],
            [.. next ?? []], [], null, null, null);

    private static ImmutableArray<LocalizedPhrase> Phrases(string[] english, string[] spanish) =>
        [.. english.Select(text => new LocalizedPhrase(Language.English, text)), .. spanish.Select(text => new LocalizedPhrase(Language.Spanish, text))];
}
