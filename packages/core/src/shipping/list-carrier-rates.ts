import type { PostalAddressView } from "@emporia/contracts/identity";
import { type Ctx, groupBy } from "../platform/index";
import type { CarrierOffer } from "./carrier-rates";
import type { Parcel } from "./parcels";
import { listCarrierShops } from "./shop-shipping-queries";
import { type ParcelRates, type Rate, together } from "./together";

/** Offers without days take as many: a promise that is kept. */
const UNKNOWN_DAYS = { minDays: 2, maxDays: 10 };

/**
 * What carriers ask for the parcels of the shops that want to be priced by them, by shop, cheapest first. Null for a shop whose
 * carrier did not answer for each of its parcels, or that sends something of which nobody said what it weighs: its table counts. A shop that is priced by its table is not there. Not inside a
 * transaction: somebody is asked.
 */
export async function listCarrierRates(
  ctx: Pick<Ctx, "db" | "services" | "log">,
  parcels: readonly Required<Parcel>[],
  to: PostalAddressView,
  currency: string,
): Promise<Map<string, Rate[] | null>> {
  const { rates } = ctx.services;
  if (!rates || parcels.length === 0) return new Map();
  const shops = await listCarrierShops(ctx.db, [...new Set(parcels.map(({ sellerId }) => sellerId))]);
  const asked = parcels.filter(({ sellerId }) => shops.has(sellerId));
  const answers = await Promise.all(
    asked.map(async (parcel): Promise<{ sellerId: string; of: ParcelRates | null }> => {
      const { sellerId, itemIds, weightGrams, subtotalAmount: worth } = parcel;
      const shop = shops.get(sellerId);
      if (!shop || weightGrams <= 0) return { sellerId, of: null };
      try {
        const from = { ...shop.sendsFrom, company: shop.shopName };
        const offers = await rates.offers({ from, to, weightGrams, worth, currency });
        const own = toRates(sellerId, currency, offers);
        return { sellerId, of: own.length > 0 ? { itemIds, rates: own } : null };
      } catch (error) {
        ctx.log.warn({ sellerId, error }, "a parcel is priced by its shop's table: no carrier answers");
        return { sellerId, of: null };
      }
    }),
  );
  return new Map(
    [...groupBy(answers, ({ sellerId }) => sellerId)].map(([sellerId, own]) => {
      const known = own.flatMap(({ of }) => of ?? []);
      return [sellerId, known.length === own.length ? together(known).map(asCarriers) : null];
    }),
  );
}

const asCarriers = (rate: Rate): Rate => ({ ...rate, source: "carrier" });

/** In the currency of the checkout, one for each service, cheapest first. */
function toRates(sellerId: string, currency: string, offers: readonly CarrierOffer[]): ParcelRates["rates"] {
  const inIt = offers.filter((offer) => offer.currency === currency && offer.amount >= 0);
  const cheapest = [...groupBy(inIt, ({ service }) => service).values()].flatMap(
    (same) => same.toSorted((a, b) => a.amount - b.amount)[0] ?? [],
  );
  return cheapest
    .map(({ service, name, amount, minDays, maxDays }) => ({
      ...{ id: `carrier-${service}`.slice(0, 100), sellerId, code: service, name, amount, freeOverAmount: null },
      minDays: minDays ?? maxDays ?? UNKNOWN_DAYS.minDays,
      maxDays: Math.max(maxDays ?? minDays ?? UNKNOWN_DAYS.maxDays, minDays ?? 0),
    }))
    .sort((a, b) => a.amount - b.amount || a.maxDays - b.maxDays || (a.code < b.code ? -1 : 1));
}
