import { cx } from "../lib/cx";
import { dateText } from "./date-time";

/** When what was not there will be sent; nothing for what was. */
export function ShipsBy({ day, className }: { day: string | null; className?: string | undefined }) {
  return day && <p className={cx("text-muted", className)}>Ships by {dateText(day, "short")}</p>;
}
