import { gramsOf } from "./shipping-form.server";

/** A form of labels as the API takes it: kilograms are typed, and an offer is chosen with its price. */
export function labelForm(form: FormData): FormData {
  const read = new FormData();
  for (const [name, value] of form) {
    const text = String(value);
    const [, prefix = "", field] = /^(.*?)(kilograms|offer)$/.exec(name) ?? [];
    if (field === "kilograms") {
      if (text.trim() !== "") read.set(`${prefix}weightGrams`, gramsOf(text));
    } else if (field === "offer") {
      const parting = text.lastIndexOf(" ");
      read.set(`${prefix}service`, text.slice(0, Math.max(0, parting)));
      read.set(`${prefix}amount`, text.slice(parting + 1));
    } else read.append(name, value);
  }
  return read;
}
