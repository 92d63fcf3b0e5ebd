import { moneyMarker } from "@emporia/ui/lib/form-names";
import { basisPointsOf, withInstants } from "@emporia/ui/remix/promotion-form.server";

/** How many steps of turnover the form has: as many as a rule may have. */
const TIERS = 5;

/** A rule's form as the API takes it: the share is typed in per cent, links do for addresses, dates are in UTC. */
export function commissionForm(form: FormData): FormData {
  form.set("basisPoints", basisPointsOf(form.get("percent")));
  const ofShipping = form.get("shippingPercent");
  if (ofShipping) form.set("shippingBasisPoints", basisPointsOf(ofShipping));
  readTiers(form);
  for (const name of ["shop", "product"]) form.set(name, addressOf(form.get(name)));
  return withInstants(form, ["startsAt", "endsAt"]);
}

/** Steps of turnover as they were typed, without the empty rows at the end: one in between is told that it is empty. */
function readTiers(form: FormData): void {
  const typed = Array.from({ length: TIERS }, (_, row) => ({
    from: form.get(`tierFrom.${row}`),
    percent: form.get(`tierPercent.${row}`),
  }));
  const last = typed.findLastIndex(({ from, percent }) => from || percent);
  for (const [row, { from, percent }] of typed.slice(0, last + 1).entries()) {
    form.set(`tiers.${row}.fromAmount`, from ?? "");
    form.set(moneyMarker(`tiers.${row}.fromAmount`), "USD");
    form.set(`tiers.${row}.basisPoints`, basisPointsOf(percent));
  }
}

/** The last part of a link, or what was typed. */
export function addressOf(value: FormDataEntryValue | string | null): string {
  return (
    String(value ?? "")
      .trim()
      .split(/[?#]/)[0]
      ?.replace(/\/+$/, "")
      .split("/")
      .at(-1) ?? ""
  );
}
