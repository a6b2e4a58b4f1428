using Handoff.Service.Tests.Stores;

namespace Handoff.Service.Tests.Redis;

public sealed class Redis_store : StoreContract<RedisTestStore>;

public sealed class A_redis_store_against_a_model : A_store_against_a_model<RedisTestStore>;
