using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Core.Turns;

namespace Handoff.Service.Stores;

/// <summary>A delivery's status as both stores keep it: JSON, without what it is found by. Times are UTC ticks.</summary>
internal static class DeliveryFormat
{
    public static byte[] Write(DeliveryStatus status) => JsonSerializer.SerializeToUtf8Bytes(
        new StoredDelivery(
            status.Lane, status.State, status.ProviderId, status.Code, status.ChangedAt.UtcTicks, status.CheckAt?.UtcTicks,
            [.. status.Events.Select(heard => new StoredDeliveryEvent(heard.At.UtcTicks, heard.What))]),
        DeliveryJson.Default.StoredDelivery);

    public static DeliveryStatus Read(string conversation, long position, int version, ReadOnlySpan<byte> json)
    {
        var stored = JsonSerializer.Deserialize(json, DeliveryJson.Default.StoredDelivery);
        if (stored is null || stored.Events.IsDefault) throw new JsonException("This is no status of a delivery.");
        return new DeliveryStatus(
            new DeliveryId(new ConversationId(conversation), position), stored.Lane, stored.State, stored.ProviderId, stored.Code,
            Time(stored.ChangedAt), stored.CheckAt is { } check ? Time(check) : null,
            [.. stored.Events.Select(heard => new DeliveryEvent(Time(heard.At), heard.What))], version);
    }

    private static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);
}

internal sealed record StoredDelivery(
    DeliveryLane Lane, DeliveryState State, string? ProviderId, string? Code, long ChangedAt, long? CheckAt, ImmutableArray<StoredDeliveryEvent> Events);

internal sealed record StoredDeliveryEvent(long At, string What);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredDelivery))]
internal sealed partial class DeliveryJson : JsonSerializerContext;
