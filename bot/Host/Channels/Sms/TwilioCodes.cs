using System.Collections.Frozen;
using Handoff.Service.Outbox;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Bot.Host.Channels.Sms;

/// <summary>Twilio's error numbers in words: twilio-codes.yaml beside this file.</summary>
internal sealed class TwilioCodes : IDeliveryCodes
{
    private static readonly Lazy<FrozenDictionary<string, DeliveryCode>> Loaded = new(Load);

    /// <summary>Every code that has words.</summary>
    public static IReadOnlyDictionary<string, DeliveryCode> All => Loaded.Value;

    public DeliveryCode Of(string? code) => code is not null && Loaded.Value.TryGetValue(code, out var known)
        ? known
        : new DeliveryCode($"the text service gave a reason we don't know ({code ?? "none"}). Call, or try again later.", DeliveryAction.SendAgain, DeliveryActor.Operator);

    private static FrozenDictionary<string, DeliveryCode> Load()
    {
        using var stream = typeof(TwilioCodes).Assembly.GetManifestResourceStream("sms/twilio-codes.yaml")!;
        using var reader = new StreamReader(stream);
        var rows = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build().Deserialize<Dictionary<string, Row>>(reader);
        return rows.ToFrozenDictionary(row => row.Key, row => new DeliveryCode(row.Value.Words, Read<DeliveryAction>(row.Value.Action), Read<DeliveryActor>(row.Value.Who)));
    }

    private static T Read<T>(string name)
        where T : struct, Enum => Enum.Parse<T>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private sealed class Row
    {
        public string Words { get; init; } = "";
        public string Action { get; init; } = "";
        public string Who { get; init; } = "";
    }
}
