-- KEYS 1 suppressed   ARGV 1 client  2 cleared at  3 by
local row = redis.call('HGET', KEYS[1], ARGV[1])
if not row or not string.find(row, '\n\n$') then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], string.sub(row, 1, -2) .. ARGV[2] .. '\n' .. ARGV[3])
return 1
