const dayMs = 86_400_000;

/** How a day to ship by reads as seen from now, by calendar days in UTC. */
export function dueWords(value: string, now: string): { words: string; tone: "bad" | "warn" | "neutral" } {
  const days = Math.floor(Date.parse(value) / dayMs) - Math.floor(Date.parse(now) / dayMs);
  if (days < 0) return { words: days === -1 ? "1 day late" : `${-days} days late`, tone: "bad" };
  if (days === 0) return { words: "Today", tone: "warn" };
  if (days === 1) return { words: "Tomorrow", tone: "warn" };
  return { words: `In ${days} days`, tone: "neutral" };
}

/** What has to leave first, late ones above all. */
export function mostUrgentFirst<Order extends { shipBy: string }>(orders: readonly Order[]): Order[] {
  return [...orders].sort((a, b) => Date.parse(a.shipBy) - Date.parse(b.shipBy));
}
