-- Shared by the scripts that change deliveries; put in front of them.
--
-- Puts a conversation where its best delivery belongs: in ready if it may go, in later until it may, in neither if
-- nothing is left. The best is the least of its members, as these begin with the lane and then the position.
-- One that is out, or that must wait before another try, holds back all that come after it; a better one that
-- is added overtakes it, but never while another is out: a phone gets one message at a time.
-- The lane and a running number make the score: lanes first, then whoever has waited longest for a turn.
local LANE = 17592186044416 -- 2^44: more turns than there will be

local function place(deliveries, ready, later, number, conversation, now)
  local all = redis.call('HGETALL', deliveries)
  local best, free, out = nil, 0, 0
  for i = 1, #all, 2 do
    local _, notBefore, lease = string.match(all[i + 1], '(%d+) (%d+) (%d+)')
    if not best or all[i] < best then best, free = all[i], tonumber(notBefore) end
    out = math.max(out, tonumber(lease))
  end
  redis.call('ZREM', later, conversation)
  local at = math.max(free, out)
  if not best or at > now then
    redis.call('ZREM', ready, conversation)
    if best then redis.call('ZADD', later, at, conversation) end
    return
  end
  local lane = tonumber(string.sub(best, 1, 1))
  local score = redis.call('ZSCORE', ready, conversation)
  if not score or math.floor(tonumber(score) / LANE) ~= lane then
    redis.call('ZADD', ready, lane * LANE + redis.call('INCR', number), conversation)
  end
end

