import { moneyMarker } from "@emporia/ui/lib/form-names";
import { basisPointsOf, withInstants } from "@emporia/ui/remix/promotion-form.server";

/** How many steps of turnover the form has. */
const TIERS = 3;

/** A rule's form as the API takes it: the share is typed in per cent, links do for addresses, dates are in UTC. */
export function commissionForm(form: FormData): FormData {
  form.set("basisPoints", basisPointsOf(form.get("percent")));
  const ofShipping = form.get("shippingPercent");
  if (ofShipping) form.set("shippingBasisPoints", basisPointsOf(ofShipping));
  readTiers(form);
  for (const name of ["shop", "product"]) form.set(name, addressOf(form.get(name)));
  return withInstants(form, ["startsAt", "endsAt"]);
}

/** Steps of turnover as they were typed, the empty ones left out. */
function readTiers(form: FormData): void {
  let filled = 0;
  for (let row = 0; row < TIERS; row++) {
    const [from, percent] = [form.get(`tierFrom.${row}`), form.get(`tierPercent.${row}`)];
    if (!from && !percent) continue;
    form.set(`tiers.${filled}.fromAmount`, from ?? "");
    form.set(moneyMarker(`tiers.${filled}.fromAmount`), "USD");
    form.set(`tiers.${filled}.basisPoints`, basisPointsOf(percent));
    filled++;
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
