import { type Filters, pathOf, refined } from "~/lib/filters";

/** The filters that a form leaves as they are. */
export function HiddenFilters({ filters, without }: { filters: Filters; without: readonly string[] }) {
  const query = new URL(pathOf("/", refined(filters, {})), "http://shop.invalid").searchParams;
  return [...query]
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />);
}
