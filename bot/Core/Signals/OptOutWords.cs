using Bot.Core.Routing;

namespace Bot.Core.Signals;

/// <summary>How people say that they want no texts, in both languages and in both at once.</summary>
internal static class OptOutWords
{
    // The first line is what carriers act on themselves (CTIA, FCC); the rest is how people say the same.
    public static readonly WordHash Words = WordHash.SetOf(
    [
        "stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "opt out",
        "stop it", "stop this", "stop stop", "stop texting", "stop texts", "stop messages", "stop messaging", "stop texting me", "stop now", "unsubscribe me", "remove me", "opt me out",
        "cancel texts", "cancel messages", "cancel msgs", "cancel these messages", "cancel these texts", "cancel reminders", "unsubscibe", "unsubcribe", "unsuscribe", "do not contact", "do not contact me", "remove my", "remove my number", "take me off this", "take me off this thing", "take me off everything", "take me off the list", "take me off la lista", "take me off your list",
        "end texts", "quit texting", "no more texts", "no more messages", "no texts", "do not text", "dont text", "take me off", "wrong number", "wrong person", "wrong phone",
        "alto", "pare", "paren", "parar", "detener", "detenganse", "detener mensajes", "cancelar", "cancelar mensajes", "baja", "dar de baja", "darme de baja", "deme de baja", "denme de baja",
        "fin", "basta", "terminar", "salir", "no mas mensajes", "no mas textos", "sin mensajes", "alto mensajes", "paren los mensajes", "no mandar", "no mensajes", "no enviar",
        "dejen de molestar", "deje de molestar", "no me moleste", "no me molesten", "no me molesten mas", "wrong number amigo",
        "numero equivocado", "persona equivocada", "stop mensajes", "stop los mensajes", "no more mensajes",
    ]);

    // Of these a first or last clause is enough: "Please stop. This was my sister's phone."
    public static readonly WordHash ClauseWords = WordHash.SetOf(
    [
        "stop", "stop it", "unsubscribe", "wrong number", "wrong person", "remove me", "take me off", "opt out", "no more texts", "no more messages", "do not text", "dont text",
        "no mas mensajes", "no mas textos", "numero equivocado", "ya no manden", "quitenme", "borrenme",
    ]);

    public static readonly WordHash StartWords = WordHash.SetOf(
    [
        "start", "unstop", "restart", "resume", "resume texts", "resume my texts", "start texting me again", "text me again", "put me back on", "turn it back on", "turn texts back on", "turn the texts back on",
        "quiero volver a recibir los mensajes", "quiero recibir mensajes otra vez", "mandenme mensajes otra vez", "opt in", "optin", "subscribe", "start texting me", "start texts",
        "iniciar", "empezar", "comenzar", "reanudar", "activar", "alta",
    ]);

    public static readonly WordHash Courtesies = Set("please pls plz now ok okay thanks thank you sorry sir maam bro por favor porfavor porfa ya gracias senor senora senorita");

    // What may stand before "stop texting me" without changing who is meant by it. Not "he", "my", "won't", "how".
    public static readonly WordHash LeadIns = Set(
        """
        please pls plz ok okay hey hi hello yo look listen just now you u yall guys can could would will need to kindly i said want asked told ask sir maam miss bro dude seriously again already
        for the last time and so also sorry think im pretty sure wish would like
        por favor porfavor porfa ya oiga oigan oye hola le les pido pedi dije digo que de quiero mire miren disculpe perdon buenos buenas dias tardes creo senor senora deseo quisiera necesito
        """);

    // Before "don't text me" only these: "you don't text me back" complains of the contrary.
    public static readonly WordHash Calls = Set("please pls plz ok okay hey hi hello yo just kindly again por favor porfavor porfa oiga oigan oye hola disculpe and so also");

    public static readonly string[] Stops =
    [
        "stop texti* me", "stop texti* us", "stop texti* this", "stop texti* my", "stop texti* the", "stop txti* me", "stop text me", "stop messaging me", "stop messaging this", "stop contacting me",
        "stop sending me .. text", "stop sending me .. texts", "stop sending me .. txts", "stop sending me .. messages", "stop sending .. texts", "stop sending .. messages", "stop sending text*",
        "stop these texts", "stop these messages", "stop the texts", "stop the messages", "stop all texts", "stop all messages", "stop your texts", "stop your messages",
        "stop sendin* me stuff", "stop messaging this", "quit texti* me", "quit texti* this", "quit texti* the", "quit texti* my", "quit messaging me", "quit sending me .. texts", "quit sending me .. messages", "quit sending texts",
        "cancel these messages", "cancel these texts", "cancel the messages", "cancel the texts", "cancel the reminders", "cancel my texts", "cancelar la suscripcion", "cancelar estos mensajes", "cancelar los mensajes", "cancelar mis mensajes",
        "take me off your list", "take me off this list", "take me off of your list", "take me off the text*", "take my number off", "remove me from your list", "remove me from this list",
        "remove me from the text*", "remove me from these", "remove my number", "delete my number", "lose my number", "unsubscribe me", "opt me out", "want to opt out", "want to unsubscribe",
        "stop mandandome", "stop mandando", "stop enviandome", "stop textiandome",
        "deje de mandarme", "dejen de mandarme", "deja de mandarme", "deje de mandar mensajes", "dejen de mandar mensajes", "deje de enviarme", "dejen de enviarme", "deje de escribirme", "dejen de escribirme",
        "deje de textearme", "dejen de textearme", "deje de textiarme", "dejen de textiarme", "paren de mandar*", "pare de mandar*", "paren de enviar*", "paren de escribir*",
        "ya no me mande", "ya no me manden", "ya no me mandes", "ya no me envie", "ya no me envien", "ya no me envies", "ya no me escriba", "ya no me escriban", "ya no me escribas",
        "ya no me textee", "ya no me texteen", "ya no me textien", "ya no manden", "ya no mande mensajes",
        "quitenme de la lista", "quiteme de la lista", "quitenme de su lista", "quiteme de su lista", "saquenme de la lista", "saqueme de la lista", "borren mi numero", "borre mi numero", "quiten mi numero",
    ];

    public static readonly string[] Refusals =
    [
        "dont text me anymore", "dont text me again", "dont text me any more", "dont text me no more", "dont text this", "do not text me", "do not text this", "dont message me", "do not message me",
        "dont send me .. texts", "dont send me .. messages", "do not send me .. texts", "do not send me .. messages", "dont text me",
        "dont text it", "dont text here", "i dont want these anymore", "i dont want these no more", "i dont want these texts", "i dont want these messages", "i dont want your texts", "i dont want your messages", "i dont want .. texts anymore", "i dont want any more texts",
        "i dont want any more messages", "i do not want .. texts", "i do not want .. messages", "i dont want to get texts", "i dont want to receive texts", "i dont want texts", "i dont want no more texts", "no more texts", "no more messages",
        "no me mande mas", "no me manden mas", "no me mandes mas", "no me mande .. mensajes", "no me manden .. mensajes", "no me mandes .. mensajes", "no me manden .. textos", "no me mande .. textos",
        "no me envie .. mensajes", "no me envien .. mensajes", "no me escriba mas", "no me escriban mas", "no me escribas mas", "no me textee*", "no me textien*",
        "no quiero mas mensajes", "no quiero mas textos", "no quiero sus mensajes", "no quiero recibir .. mensajes", "no quiero recibir .. textos", "ya no quiero mensajes", "ya no quiero sus mensajes",
        "no quiero recordatorios", "no quiero sus textos", "ya no ocupo sus textos", "ya no ocupo sus mensajes", "ya no necesito sus mensajes", "ya no quiero recibir .. mensajes", "ya no quiero recibir .. textos", "ya no quiero mas mensajes",
    ];

    public static readonly string[] WrongNumbers =
    [
        "you have the wrong number", "you have a wrong number", "you got the wrong number", "u got the wrong number", "u have the wrong number", "youve got the wrong number", "got the wrong number",
        "this is the wrong number", "this is a wrong number", "you have the wrong person", "you have the wrong party", "you got the wrong person", "u got the wrong person",
        "tiene el numero equivocado", "tienen el numero equivocado", "se equivoco de numero", "se equivocaron de numero", "es numero equivocado", "es un numero equivocado", "numero equivocado",
    ];

    private static WordHash Set(string list) => WordHash.SetOf(list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
