using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Host.Tests.Support;

/// <summary>The real store behind a switch: while it is down, no answer comes.</summary>
internal sealed class SwitchedStore
{
    public bool Down { get; set; }

    public void Put(IServiceCollection services)
    {
        var store = services.Last(service => service.ServiceType == typeof(IConversationStore));
        var settings = services.Last(service => service.ServiceType == typeof(ISettings));
        services.AddSingleton<IConversationStore>(provider => new Conversations(this, (IConversationStore)Make(provider, store)));
        services.AddSingleton<ISettings>(provider => new Settings(this, (ISettings)Make(provider, settings)));
    }

    private static object Make(IServiceProvider provider, ServiceDescriptor service) =>
        service.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!);

    private void Ask()
    {
        if (Down) throw new StoreUnavailableException("it is switched off");
    }

    private sealed class Conversations(SwitchedStore store, IConversationStore real) : IConversationStore
    {
        public Task<Conversation?> FindAsync(ConversationId id, CancellationToken cancellationToken)
        {
            store.Ask();
            return real.FindAsync(id, cancellationToken);
        }

        public Task<bool> TryCommitAsync(TurnDecision decision, CancellationToken cancellationToken)
        {
            store.Ask();
            return real.TryCommitAsync(decision, cancellationToken);
        }

        public Task<LogSlice> ReadLogAsync(ConversationId id, long after, Audience audience, int limit, CancellationToken cancellationToken)
        {
            store.Ask();
            return real.ReadLogAsync(id, after, audience, limit, cancellationToken);
        }
    }

    private sealed class Settings(SwitchedStore store, ISettings real) : ISettings
    {
        public Task<byte[]?> FindAsync(string name, CancellationToken cancellationToken)
        {
            store.Ask();
            return real.FindAsync(name, cancellationToken);
        }

        public Task<byte[]> GetOrAddAsync(string name, byte[] value, CancellationToken cancellationToken) => real.GetOrAddAsync(name, value, cancellationToken);

        public Task SetAsync(string name, byte[] value, CancellationToken cancellationToken) => real.SetAsync(name, value, cancellationToken);
    }
}
