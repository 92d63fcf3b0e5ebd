/**
 * A collection's form as the API takes it: addresses and attributes are written one to a line, a whole link does for an
 * address, and a rule's fields are only there when the collection has one.
 */
export function collectionForm(form: FormData): FormData {
  const read = new FormData();
  for (const [name, value] of form) if (name !== "productLines" && name !== "attributeLines") read.append(name, value);
  const products = form.get("productLines");
  if (products !== null) {
    const refs = linesOf(products).map((line) => line.split(/[?#]/)[0]?.replace(/\/+$/, "").split("/").at(-1) ?? "");
    for (const [at, ref] of refs.filter(Boolean).entries()) read.append(`products.${at}`, ref);
  }
  for (const [at, key] of linesOf(form.get("attributeLines")).entries())
    read.append(`rule.attributes.${at}`, key.replace(/\s*:\s*/, ":").toLowerCase());
  return read;
}

/** Whether the form names no product any more; an empty field says nothing by itself. */
export function namesNothing(form: FormData): boolean {
  const products = form.get("productLines");
  return products !== null && linesOf(products).length === 0;
}

function linesOf(value: FormDataEntryValue | null): string[] {
  return String(value ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
