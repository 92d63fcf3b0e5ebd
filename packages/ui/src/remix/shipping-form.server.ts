/** A form of shipping zones as the API takes it: kilograms are typed, and states in one line with commas. */
export function shippingForm(form: FormData): FormData {
  const read = new FormData();
  for (const [name, value] of form) if (name !== "states" && name !== "kilograms") read.append(name, value);
  for (const state of String(form.get("states") ?? "").split(/[\s,;]+/))
    if (state !== "") read.append("states[]", state);
  if (form.has("kilograms")) read.set("maxWeightGrams", gramsOf(String(form.get("kilograms"))));
  return read;
}

/** "2.5" kilograms are 2,500 grams, in text; what is no weight stays for the schema to refuse. */
export function gramsOf(kilograms: string): string {
  const [text] = /^\d{1,6}([.,]\d{1,3})?(?=\s*(kg)?$)/i.exec(kilograms.trim()) ?? [];
  return text === undefined ? kilograms : String(Math.round(Number(text.replace(",", ".")) * 1000));
}
