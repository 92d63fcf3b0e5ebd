/** Lua scripts, each on one key, so that they run on a cluster. A versioned value is a hash of `v` and `d`. */

const STORE = `
redis.call('HSET', KEYS[1], 'v', version, 'd', ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[3])
return {1, tostring(version)}`;

/** ARGV: expected version, value, seconds to live. */
export const PUT_VERSIONED = `
local now = redis.call('HMGET', KEYS[1], 'v', 'd')
if tonumber(now[1] or 0) ~= tonumber(ARGV[1]) then return {0, now[1], now[2]} end
local version = string.format('%.0f', tonumber(ARGV[1]) + 1)${STORE}`;

/** ARGV: this version, value, seconds to live. */
export const PUT_IF_NEWER = `
local now = redis.call('HMGET', KEYS[1], 'v', 'd')
if now[1] and tonumber(now[1]) >= tonumber(ARGV[1]) then return {0, now[1], now[2]} end
local version = ARGV[1]${STORE}`;

/** ARGV: milliseconds of the window. A counter that somehow lost its end gets a new one. */
export const COUNT = `
local count = redis.call('INCR', KEYS[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
  left = tonumber(ARGV[1])
end
return {count, left}`;
