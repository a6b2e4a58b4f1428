-- Appends to a list unless that was done already: the answer to an import's step may be lost.
-- KEYS 1 list   ARGV 1 its length before, then the items
if redis.call('LLEN', KEYS[1]) == tonumber(ARGV[1]) then redis.call('RPUSH', KEYS[1], unpack(ARGV, 2)) end
