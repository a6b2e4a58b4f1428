using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Handoff.Core.Turns;

namespace Bot.Core.Tests;

internal static class TestReplies
{
    public static ImmutableDictionary<string, Text> All { get; } = ReplyKeys.All.Concat(BotReplyKeys.All)
        .Except([ReplyKeys.SurveyThanks, ReplyKeys.SurveyThanksLow, BotReplyKeys.PersonButton, BotReplyKeys.NoneOfThese, ReplyKeys.StopWaitingButton, ReplyKeys.Accepted])
        .ToImmutableDictionary(key => key, key => A.Words($"[{key}]", $"[{key} es]"))
        .Add(BotReplyKeys.PersonButton, A.Words("Talk to a person", "Hablar con una persona"))
        .Add(BotReplyKeys.NoneOfThese, A.Words("None of these", "Ninguna de estas"))
        .Add(ReplyKeys.StopWaitingButton, A.Words("Stop waiting", "Dejar de esperar"))
        .Add(ReplyKeys.Accepted, A.Words("{advocate} of {agency_name} is here.", "{advocate} de {agency_name} está aquí."));

    public static ImmutableDictionary<string, Text> Safety { get; } = new[] { "suicide-self-harm", "violence-to-self", "acute-need" }
        .ToImmutableDictionary(name => name, name => A.Words($"Safety {name} 988", $"Seguridad {name} 988", $"SMS safety {name} 988", $"SMS seguridad {name} 988"));
}
