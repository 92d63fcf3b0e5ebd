/**
 * A key whose hash tag keeps everything of one thing on one node of a cluster: `emporia:cart:{42}:lines`.
 * The parts may be any text; what Redis Cluster reads as a tag is escaped.
 */
export function redisKey(area: string, id: string, ...more: string[]): string {
  const safe = (part: string) => encodeURIComponent(part).replaceAll("*", "%2A");
  return ["emporia", safe(area), `{${safe(id)}}`, ...more.map(safe)].join(":");
}
