-- A row begins with its version, which is compared; the JSON is not read.
-- KEYS 1 statuses  2 provider ids  3 checks
-- ARGV 1 position  2 version it was read with  3 JSON  4 provider's id or empty  5 conversation and position  6 when to check or empty
local row = redis.call('HGET', KEYS[1], ARGV[1])
local version = row and string.match(row, '^(%d+)\n') or '0'
if version ~= ARGV[2] then return 0 end
redis.call('HLEN', KEYS[2]) redis.call('ZCARD', KEYS[3])
redis.call('HSET', KEYS[1], ARGV[1], string.format('%d\n', version + 1) .. ARGV[3])
if ARGV[4] ~= '' then redis.call('HSET', KEYS[2], ARGV[4], ARGV[5]) end
if ARGV[6] ~= '' then redis.call('ZADD', KEYS[3], ARGV[6], ARGV[5]) else redis.call('ZREM', KEYS[3], ARGV[5]) end
return 1
