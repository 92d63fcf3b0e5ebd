import type { Db } from "@emporia/db";
import { listTaxRates } from "../tax/index";
import { type Checkout, priced } from "./checkout";

/** Works the price of a checkout out anew, by what holds now. */
export async function reprice(db: Db, checkout: Checkout): Promise<Checkout> {
  const { shippingAddress: address } = checkout;
  const taxRates = address ? await listTaxRates(db, { country: address.country, state: address.state }) : null;
  return priced(checkout, { promotions: [], refused: [], taxRates });
}
