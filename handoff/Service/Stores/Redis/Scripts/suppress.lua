-- A row is since, by, cleared at and cleared by, line by line; the last two are empty while the suppression holds.
-- KEYS 1 suppressed   ARGV 1 client  2 since  3 by
local row = redis.call('HGET', KEYS[1], ARGV[1])
if row and string.find(row, '\n\n$') then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. '\n' .. ARGV[3] .. '\n\n')
return 1
