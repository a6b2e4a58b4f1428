-- A row begins with its version and its user name, so that neither is looked for in JSON.
-- KEYS 1 accounts  2 users   ARGV 1 id  2 version it was read with  3 user  4 row
local row = redis.call('HGET', KEYS[1], ARGV[1])
if not row then return 0 end
local version, user = string.match(row, '^(%d+) ([^\n]*)\n')
if version ~= ARGV[2] then return 0 end
if user ~= ARGV[3] then
  if redis.call('HSETNX', KEYS[2], ARGV[3], ARGV[1]) == 0 then return 0 end
  redis.call('HDEL', KEYS[2], user)
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[4])
return 1
