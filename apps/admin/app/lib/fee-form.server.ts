import { moneyMarker } from "@emporia/ui/lib/form-names";
import { basisPointsOf, withInstants } from "@emporia/ui/remix/promotion-form.server";
import { addressOf } from "./commission-form.server";

/** A fee's form as the API takes it: the share is typed in per cent, the amount in the currency beside it, dates are in UTC. */
export function feeForm(form: FormData): FormData {
  form.set("basisPoints", form.get("percent") ? basisPointsOf(form.get("percent")) : "0");
  form.set("fixedAmount", String(form.get("amount") ?? "").trim() || "0");
  form.set(moneyMarker("fixedAmount"), String(form.get("currency") ?? "USD"));
  form.set("shop", addressOf(form.get("shop")));
  return withInstants(form, ["startsAt", "endsAt"]);
}
