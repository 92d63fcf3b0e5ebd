import { basisPointsOf, withInstants } from "@emporia/ui/remix/promotion-form.server";

/** A rule's form as the API takes it: the share is typed in per cent, links do for addresses, dates are in UTC. */
export function commissionForm(form: FormData): FormData {
  form.set("basisPoints", basisPointsOf(form.get("percent")));
  const ofShipping = form.get("shippingPercent");
  if (ofShipping) form.set("shippingBasisPoints", basisPointsOf(ofShipping));
  for (const name of ["shop", "product"]) form.set(name, addressOf(form.get(name)));
  return withInstants(form, ["startsAt", "endsAt"]);
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
