-- KEYS 1 accounts  2 users   ARGV 1 id  2 user  3 row
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 or redis.call('HSETNX', KEYS[2], ARGV[2], ARGV[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 1
