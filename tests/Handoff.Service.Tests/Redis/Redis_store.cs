using Handoff.Service.Tests.Stores;

namespace Handoff.Service.Tests.Redis;

public sealed class Redis_store : StoreContract<RedisTestStore>;
