import { parseMoney } from "@emporia/ui/lib/money-text";

/**
 * The form of a bulk edit in the words of the API: percent as hundredths, amounts in minor units, tags as lists. What
 * cannot be read stays as it was typed, for the schema to refuse by its field.
 */
export function bulkForm(form: FormData): FormData {
  const read = new FormData();
  for (const [name, value] of form) {
    if (typeof value !== "string" || name === "intent") continue;
    // Empty, it says that they are to ship like the rest.
    if (value === "" && name !== "action.shippingProfileId") continue;
    if (name === "action.value") read.set(name, valueText(form, value));
    else if (name === "action.add" || name === "action.remove")
      for (const tag of value.split(",")) {
        if (tag.trim() !== "") read.append(`${name}[]`, tag.trim());
      }
    else read.append(name, value);
  }
  return read;
}

function valueText(form: FormData, value: string): string {
  if (form.get("action.type") !== "price") return value;
  if (form.get("action.mode") !== "percent") {
    const money = parseMoney(value, "USD");
    return money ? String(money.amount) : value;
  }
  const match = /^([+-]?\d{1,6})(?:[.,](\d{1,2}))?\s*%?$/.exec(value.trim().replace("−", "-"));
  if (!match) return value;
  const [, whole = "0", fraction = ""] = match;
  return String(Number(`${whole}${fraction.padEnd(2, "0")}`));
}
