-- The latest sign of life counts, whichever node brings it last; what an advocate chose last counts too.
-- KEYS 1 presence  2 changes   ARGV 1 advocate  2 ticks, 19 digits  3 available
local known = redis.call('HGET', KEYS[1], ARGV[1])
local at = ARGV[2]
if known and string.sub(known, 1, 19) > at then at = string.sub(known, 1, 19) end
if not known or string.sub(known, 20) ~= ARGV[3] then redis.call('INCR', KEYS[2]) end
redis.call('HSET', KEYS[1], ARGV[1], at .. ARGV[3])
