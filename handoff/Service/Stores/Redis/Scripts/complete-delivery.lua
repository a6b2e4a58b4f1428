-- KEYS 1 deliveries  2 ready  3 later  4 number   ARGV 1 member  2 conversation
if redis.call('HDEL', KEYS[1], ARGV[1]) == 1 then place(KEYS[1], KEYS[2], KEYS[3], KEYS[4], ARGV[2], 0) end
