-- KEYS 1 deliveries  2 ready  3 later  4 number   ARGV 1 member  2 conversation  3 not before
local state = redis.call('HGET', KEYS[1], ARGV[1])
if not state then return end
redis.call('HSET', KEYS[1], ARGV[1], string.match(state, '%d+') .. ' ' .. ARGV[3] .. ' 0')
place(KEYS[1], KEYS[2], KEYS[3], KEYS[4], ARGV[2], 0)
