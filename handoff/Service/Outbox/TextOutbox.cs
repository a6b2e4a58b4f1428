using Microsoft.Extensions.DependencyInjection;

namespace Handoff.Service.Outbox;

public static class TextOutbox
{
    /// <summary>Adds what sends texts and takes in what became of them. Needs an <see cref="ITextSender"/> and an <see cref="IDeliveryCodes"/> of the host.</summary>
    /// <param name="worker">Whether this host sends; every host takes reports.</param>
    public static IServiceCollection AddTextOutbox(this IServiceCollection services, bool worker)
    {
        services.AddSingleton<DeliveryReports>().AddSingleton<IDeliveryReports>(provider => provider.GetRequiredService<DeliveryReports>());
        if (!worker) return services;
        services.AddSingleton<DeliveryReader>().AddSingleton<Dispatcher>().AddSingleton<UnknownCheck>();
        return services.AddSingleton<OutboxWorker>().AddHostedService(provider => provider.GetRequiredService<OutboxWorker>());
    }
}

/// <summary>For a host without texts.</summary>
internal sealed class NoCodes : IDeliveryCodes
{
    private static readonly DeliveryCode Unknown = new("It did not arrive. Try another way.", DeliveryAction.OtherChannel, DeliveryActor.Advocate);

    public DeliveryCode Of(string? code) => Unknown;
}
