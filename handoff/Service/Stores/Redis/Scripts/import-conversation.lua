-- One conversation of an import, all but its log, which is there already. Done twice it leaves the same.
-- KEYS 1 snapshot  2 queue  3 held  4 due  5 surveys  6 surveys-at  7 deliveries  8 ready  9 later  10 number
-- ARGV 1 conversation  2 snapshot, its length in front  3 place  4 holder  5 deadline  6 when it is due; empty for none
--      7 number of deliveries, then member and state of each, then name, row and place in time of each survey
local function enter(key, score, member)
  if member ~= '' then redis.call('ZADD', key, score, member) end
end

redis.call('SET', KEYS[1], ARGV[2])
enter(KEYS[2], 0, ARGV[3])
enter(KEYS[3], 0, ARGV[4])
enter(KEYS[4], ARGV[6], ARGV[5])
local surveys = 8 + 2 * ARGV[7]
for i = 8, surveys - 1, 2 do redis.call('HSET', KEYS[7], ARGV[i], ARGV[i + 1]) end
if surveys > 8 then place(KEYS[7], KEYS[8], KEYS[9], KEYS[10], ARGV[1], 0) end
for i = surveys, #ARGV, 3 do
  redis.call('HSET', KEYS[5], ARGV[i], ARGV[i + 1])
  redis.call('ZADD', KEYS[6], 0, ARGV[i + 2])
end
