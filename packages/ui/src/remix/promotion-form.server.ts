import { dotted, moneyMarker } from "../lib/form-names";

const benefitFields: Record<string, readonly string[]> = {
  percentage: ["basisPoints", "maxAmount"],
  fixed: ["amount"],
  free_shipping: [],
  buy_x_get_y: ["buy", "get", "basisPoints"],
};

/**
 * A promotion's form as the API takes it: percentages are typed as people say them, addresses one to a line (a whole link
 * does), dates are in UTC, and of the benefits only the fields of the chosen one count.
 */
export function promotionForm(form: FormData): FormData {
  const read = new FormData();
  const kind = String(form.get("benefit.kind") ?? "");
  const wanted = benefitFields[kind] ?? [];
  const isOther = (name: string) => {
    const benefit = Object.values(benefitFields).flat();
    return benefit.some(
      (field) =>
        !wanted.includes(field) && (dotted(name) === `benefit.${field}` || name === moneyMarker(`benefit.${field}`)),
    );
  };
  for (const [name, value] of form) if (!isOther(name)) read.append(name, value);
  if (wanted.includes("basisPoints")) read.set("benefit.basisPoints", basisPointsOf(form.get("percent")));
  for (const [lines, field] of [
    ["productLines", "products"],
    ["shopLines", "shops"],
  ] as const)
    for (const [at, ref] of refsOf(form.get(lines)).entries()) read.append(`${field}.${at}`, ref);
  return withInstants(read, ["startsAt", "endsAt"]);
}

/** "12.5" is 1,250 basis points; what is no number stays for the schema to refuse. */
export function basisPointsOf(value: FormDataEntryValue | null): string {
  const text = String(value ?? "")
    .trim()
    .replace(/\s*%$/, "");
  return /^\d+([.]\d{1,2})?$/.test(text) ? String(Math.round(Number(text) * 100)) : text;
}

/** A field for a date and a time has no zone: ours are in UTC, and say so. */
export function withInstants(form: FormData, names: readonly string[]): FormData {
  for (const name of names) {
    const text = form.get(name)?.toString() ?? "";
    if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) form.set(name, `${text}:00Z`);
  }
  return form;
}

function refsOf(value: FormDataEntryValue | null): string[] {
  return String(value ?? "")
    .split("\n")
    .map((line) => line.trim().split(/[?#]/)[0]?.replace(/\/+$/, "").split("/").at(-1) ?? "")
    .filter((ref) => ref !== "");
}
