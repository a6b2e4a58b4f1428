using System.Globalization;
using Bot.Host.Content;
using Bot.Host.Content.Readers;

namespace Host.Tests.Content;

/// <summary>A real dialogs folder in /tmp, small and whole, to break in one place at a time.</summary>
internal sealed class SmallDialogs : IDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public SmallDialogs()
    {
        foreach (var (name, text) in Files) Write(name, text);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("dialogs-").FullName;

    public ContentLoad Load(ContentLimits? limits = null) => ContentLoader.Load(Folder, Today, limits);

    public string PathOf(string name) => Path.Combine(Folder, name);

    public SmallDialogs Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
        return this;
    }

    public SmallDialogs Replace(string name, string old, string with)
    {
        var text = File.ReadAllText(PathOf(name));
        Assert.Contains(old, text);
        return Write(name, text.Replace(old, with, StringComparison.Ordinal));
    }

    public SmallDialogs Delete(string name)
    {
        File.Delete(PathOf(name));
        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static Dictionary<string, string> Files { get; } = new()
    {
        ["topics/snap.apply.yaml"] = Topic("snap.apply", "food.pantry", "Apply for SNAP", "apply for snap", "how do i sign up for food stamps"),
        ["topics/food.pantry.yaml"] = Topic("food.pantry", "snap.apply", "Food near you", "food pantry", "where can i get groceries today"),
        ["replies.yaml"] = string.Concat(ReplyVocabulary.Keys.Select(reply =>
            $"{reply.Key}: {{en: \"{reply.Key} {string.Concat(reply.Own.Select(own => $"{{{own}}}"))}\", es: \"{reply.Key} (es)\"}}\n")),
        ["safety.yaml"] = """
            reviewed: 2026-11-22
            reviewed-by: pending
            words:
              suicide-self-harm:
                web: {en: "Call or text 988.", es: "Llame al 988."}
                sms: {en: "Call or text 988.", es: "Llame al 988."}
            check-in: {en: Are you thinking about ending your life?, es: ¿Está pensando en quitarse la vida?}
            apology: {en: I am sorry., es: Lo siento.}
            without-store: {en: Call 911 or 988., es: Llame al 911 o al 988.}

            """,
        ["signals/suicide-self-harm.yaml"] = """
            signal: suicide-self-harm
            order: 1
            queue: urgent
            action: safety
            reviewed: 2026-11-22
            approved-by: pending
            groups:
              - level: emergency
                negation: part
                phrases:
                  en: [kill myself, suicid*, "want .. die"]
                  es: [matarme]
            unless:
              en: [suicide prevention]

            """,
        ["signals/human-request.yaml"] = """
            signal: human-request
            order: 8
            queue: general
            action: handoff
            reviewed: 2026-11-22
            approved-by: pending
            groups:
              - level: soon
                phrases:
                  en: [talk to a person]
                  es: [hablar con una persona]

            """,
        ["surveys/csat.yaml"] = """
            rating:
              question: {en: How satisfied are you with the help you got today?, es: ¿Qué tan satisfecho está?}
              labels:
                1: {en: Very dissatisfied, es: Muy insatisfecho}
                2: {en: Dissatisfied, es: Insatisfecho}
                3: {en: Neither, es: Ni lo uno ni lo otro}
                4: {en: Satisfied, es: Satisfecho}
                5: {en: Very satisfied, es: Muy satisfecho}
            reason:
              question: {en: What was it about?, es: ¿De qué se trató?}
              choices:
                rules: {en: The rules, es: Las reglas}
                chat: {en: This chat, es: Este chat}
            comment:
              question: {en: Anything else?, es: ¿Algo más?}
            thanks: {en: Thank you., es: Gracias.}
            thanks-low: {en: Thank you. We will read it., es: Gracias. Lo vamos a leer.}
            skip-button: {en: Skip, es: Omitir}

            """,
        ["handoff.yaml"] = """
            time-zone: America/Denver
            hours:
              monday: "08:00-17:00"
              tuesday: "08:00-17:00"
              wednesday: "08:00-17:00"
              thursday: "08:00-17:00"
              friday: "08:00-17:00"
              saturday: closed
              sunday: closed
            holidays:
              - {date: 2026-11-26, name: {en: Thanksgiving Day, es: Día de Acción de Gracias}}
            queues:
              general: {answer-within-minutes: 10}
              urgent: {answer-within-minutes: 5, always-open: true}
            resolve-categories:
              - {id: answered, name: Answered}

            """,
        ["localities/default.yaml"] = """
            locality: default
            name: {en: your state, es: su estado}
            variables:
              agency_name: {en: your state's benefits office, es: la oficina de beneficios de su estado}
              agency_phone: "1-800-221-5689"

            """,
        ["localities/new-mexico.yaml"] = """
            locality: new-mexico
            name: {en: New Mexico, es: Nuevo México}
            variables:
              agency_phone: "1-800-283-4465"

            """,
        ["chat/en.yaml"] = "send: Send\ntyping: \"{name} is typing\"\n",
        ["chat/es.yaml"] = "send: Enviar\ntyping: \"{name} está escribiendo\"\n",
        ["routing.yaml"] = "answer-at: 0.62\noffer-at: 0.30\nchoices: 3\n",
    };

    private static string Topic(string id, string next, string button, string keyword, string example) => string.Create(CultureInfo.InvariantCulture, $$"""
        topic: {{id}}
        title: {en: Title of {{id}}, es: Título de {{id}}}
        button: {en: {{button}}, es: {{button}}}
        route: answer
        sources:
          - https://www.fns.usda.gov/snap
        effective: 2025-10-01
        reviewed: 2026-11-22
        review-by: 2027-03-31
        keywords:
          en: [{{keyword}}]
          es: [{{keyword}} en español]
        examples:
          en:
            - {{example}}
          es:
            - {{example}} en español
        answer:
          web:
            en: |
              Call {agency_name}.

              The number is **{agency_phone}**.
            es: Llame al {agency_phone}.
          sms: {en: "Call {agency_phone}.", es: "Llame al {agency_phone}."}
        questions:
          - fact: notice-date
            ask: {en: What date is on the letter?, es: ¿Qué fecha tiene la carta?}
            choices:
              - {en: I don't know, es: No sé}
        next: [{{next}}]

        """);
}
