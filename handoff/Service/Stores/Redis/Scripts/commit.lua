-- One turn, all or nothing.
--
-- Redis runs a script alone, so nobody ever sees half of one; but one that fails half way is not undone. So whatever can
-- be refused is refused before the first write: another's longer log, a key of a wrong type, and memory that
-- is full, which Redis itself checks at the first write only.
--
-- KEYS 1 snapshot  2 log
--      and only where the turn moves an index:
--      3 queue  4 held  5 due  6 waits  7 surveys  8 surveys-at  9 changes  10 ready  11 later  12 number  13 deliveries
-- ARGV 1 length of the log before, in eight digits; empty for a conversation that begins
--      2 the snapshot after, its length in front
--      3 channel, empty while no other node listens  4 nudge
--      5 number of entries, then the entries
--      and only with KEYS 3.., empty for none:
--      place before, place after, holder before, after, deadline before, after, when it is due, wait,
--      survey, its row, its place in time, conversation, then its new deliveries
-- Returns 1, or the snapshot as it is now: so the loser of a race need not ask for it.

-- The length is in front of the snapshot, so no JSON is read. A repeat of a commit whose answer was lost
-- finds the length that it left itself, and is refused: it can't write twice.
if redis.call('GETRANGE', KEYS[1], 0, 7) ~= ARGV[1] then return redis.call('GET', KEYS[1]) end

local entries = 5 + ARGV[5]
local indexes = #KEYS > 2

local function leave(key, old)
  if old ~= '' then redis.call('ZREM', key, old) end
end

local function enter(key, score, new)
  if new ~= '' then redis.call('ZADD', key, score, new) end
end

local A = entries
if indexes then
  redis.call('ZCARD', KEYS[3]) redis.call('ZCARD', KEYS[4]) redis.call('ZCARD', KEYS[5]) redis.call('LLEN', KEYS[6])
  redis.call('HLEN', KEYS[7]) redis.call('ZCARD', KEYS[8]) redis.call('LLEN', KEYS[2])
  redis.call('ZCARD', KEYS[10]) redis.call('ZCARD', KEYS[11]) redis.call('HLEN', KEYS[13])

  -- Whoever leaves a queue or an advocate gives memory back. Removed first, that is what a full Redis sees, and lets
  -- the rest pass: a conversation can always be ended.
  if ARGV[A + 2] == '' and ARGV[A + 4] == '' then
    leave(KEYS[3], ARGV[A + 1])
    leave(KEYS[4], ARGV[A + 3])
  end
end

redis.call('RPUSH', KEYS[2], unpack(ARGV, 6, entries))
redis.call('SET', KEYS[1], ARGV[2])

if indexes then
  leave(KEYS[3], ARGV[A + 1])
  enter(KEYS[3], 0, ARGV[A + 2])
  leave(KEYS[4], ARGV[A + 3])
  enter(KEYS[4], 0, ARGV[A + 4])
  leave(KEYS[5], ARGV[A + 5])
  enter(KEYS[5], ARGV[A + 7], ARGV[A + 6])
  if ARGV[A + 8] ~= '' then
    redis.call('LPUSH', KEYS[6], ARGV[A + 8])
    redis.call('LTRIM', KEYS[6], 0, 19)
  end
  if ARGV[A + 9] ~= '' then
    redis.call('HSET', KEYS[7], ARGV[A + 9], ARGV[A + 10])
    redis.call('ZADD', KEYS[8], 0, ARGV[A + 11])
  end
  if ARGV[A + 1] ~= ARGV[A + 2] or ARGV[A + 3] ~= ARGV[A + 4] then redis.call('INCR', KEYS[9]) end
  if #ARGV > A + 12 then
    for i = A + 13, #ARGV do redis.call('HSET', KEYS[13], ARGV[i], '0 0 0') end
    place(KEYS[13], KEYS[10], KEYS[11], KEYS[12], ARGV[A + 12], 0)
  end
end

if ARGV[3] ~= '' then redis.call('PUBLISH', ARGV[3], ARGV[4]) end
return 1
