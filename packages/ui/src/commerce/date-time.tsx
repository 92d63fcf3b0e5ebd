export type DateTimeStyle = "date" | "short" | "time" | "both";

const styles: Record<DateTimeStyle, Intl.DateTimeFormatOptions> = {
  date: { year: "numeric", month: "long", day: "numeric" },
  short: { year: "numeric", month: "short", day: "numeric" },
  time: { hour: "numeric", minute: "2-digit", timeZoneName: "short" },
  both: { year: "numeric", month: "short", day: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short" },
};

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(style: DateTimeStyle, timeZone: string): Intl.DateTimeFormat {
  const key = `${style} ${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", { ...styles[style], timeZone });
    formats.set(key, format);
  }
  return format;
}

/** The same words on the server and in every browser: en-US, and UTC unless a zone is given. */
export function dateText(value: string | Date, style: DateTimeStyle = "date", timeZone = "UTC"): string {
  const date = typeof value === "string" ? new Date(value) : value;
  if (Number.isNaN(date.getTime())) return "";
  // Some engines put a narrow no-break space before AM, others a plain one.
  return formatFor(style, timeZone)
    .format(date)
    .replace(/\u202f/g, " ");
}

export interface DateTimeProps {
  value: string | Date;
  style?: DateTimeStyle | undefined;
  timeZone?: string | undefined;
  className?: string | undefined;
}

export function DateTime({ value, style = "date", timeZone = "UTC", className }: DateTimeProps) {
  const text = dateText(value, style, timeZone);
  if (!text) return null;
  const exact = typeof value === "string" ? value : value.toISOString();
  return (
    <time
      dateTime={exact}
      title={style === "both" ? undefined : dateText(value, "both", timeZone)}
      className={className}
    >
      {text}
    </time>
  );
}
