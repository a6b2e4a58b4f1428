-- KEYS 1 pace of one sender   ARGV 1 now  2 cost  3 tolerance, all in microseconds
-- Returns 0 if the turn was taken, else how long until the sender is free.
local now = tonumber(ARGV[1])
local free = tonumber(redis.call('GET', KEYS[1]) or '0')
if free - now > tonumber(ARGV[3]) then return free - now end
redis.call('SET', KEYS[1], string.format('%d', math.max(free, now) + tonumber(ARGV[2])))
return 0
