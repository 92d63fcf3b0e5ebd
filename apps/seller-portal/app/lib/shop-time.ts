const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    const numbers = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
    format = new Intl.DateTimeFormat("en-US", { ...numbers, second: "2-digit", hourCycle: "h23", timeZone });
    formats.set(timeZone, format);
  }
  return format;
}

/** What clocks in a zone show at an instant, as if it were in UTC. */
function wallOf(at: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The instant at which clocks in a zone show what a field for a date and a time holds. Of an hour that is there twice the
 * first; one that is left out comes as much later. Undefined for anything else.
 */
export function instantOf(local: string, timeZone: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return undefined;
  const wall = Date.parse(`${local}:00Z`);
  if (Number.isNaN(wall)) return undefined;
  const [early, late] = [-1, 1].map((side) => {
    const near = wall + side * 86_400_000;
    return wall - (wallOf(near, timeZone) - near);
  });
  const fits = [early, late].filter((at) => at !== undefined && wallOf(at, timeZone) === wall);
  const at = fits.length > 0 ? Math.min(...(fits as number[])) : early;
  return at === undefined ? undefined : new Date(at).toISOString();
}

/** What a field for a date and a time holds of an instant; what is none stays as it is. */
export function localOf(instant: string | undefined, timeZone: string): string | undefined {
  if (!instant?.endsWith("Z") || Number.isNaN(Date.parse(instant))) return instant;
  return new Date(wallOf(Math.floor(Date.parse(instant) / 1000) * 1000, timeZone)).toISOString().slice(0, 16);
}

/** A zone as one says it: "New York time". */
export function zoneWords(timeZone: string): string {
  return timeZone === "UTC" ? "UTC" : `${timeZone.split("/").at(-1)?.replaceAll("_", " ")} time`;
}
