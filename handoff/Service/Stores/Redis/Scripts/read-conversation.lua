-- All of a conversation that changes, at one moment. Its log only grows, and is read up to the length of the snapshot.
-- KEYS 1 snapshot  2 deliveries  3 surveys   ARGV names of surveys
-- Returns the snapshot, members and states of deliveries, and rows of surveys.
local rows = {}
if #ARGV > 0 then rows = redis.call('HMGET', KEYS[3], unpack(ARGV)) end
return {redis.call('GET', KEYS[1]), redis.call('HGETALL', KEYS[2]), rows}
