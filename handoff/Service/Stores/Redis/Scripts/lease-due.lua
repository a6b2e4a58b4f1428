-- Deadlines that have passed, each held until a time: its score is when it may next be seen. A worker that
-- dies loses it by that alone. The commit that changes the deadline removes the member, and the lease with it.
-- KEYS 1 due   ARGV 1 now  2 held until  3 limit
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, member in ipairs(due) do redis.call('ZADD', KEYS[1], 'XX', ARGV[2], member) end
return due
