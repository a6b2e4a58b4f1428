-- The best deliveries that may go now, at most one a conversation, each held until a time.
-- KEYS 1 ready  2 later  3 number   ARGV 1 now  2 held until  3 limit  4 prefix of the keys of deliveries
-- Returns conversation, member and attempts before, one after another.
local now = tonumber(ARGV[1])
for _, conversation in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[1], 'LIMIT', 0, 1000)) do
  place(ARGV[4] .. conversation, KEYS[1], KEYS[2], KEYS[3], conversation, now)
end

local leased = {}
for _, conversation in ipairs(redis.call('ZRANGE', KEYS[1], 0, ARGV[3] - 1)) do
  local deliveries = ARGV[4] .. conversation
  local best
  for _, member in ipairs(redis.call('HKEYS', deliveries)) do
    if not best or member < best then best = member end
  end
  local attempts, notBefore = string.match(redis.call('HGET', deliveries, best), '(%d+) (%d+)')
  redis.call('HSET', deliveries, best, string.format('%d %s %s', attempts + 1, notBefore, ARGV[2]))
  redis.call('ZREM', KEYS[1], conversation)
  redis.call('ZADD', KEYS[2], ARGV[2], conversation)
  leased[#leased + 1] = conversation
  leased[#leased + 1] = best
  leased[#leased + 1] = attempts
end
return leased
