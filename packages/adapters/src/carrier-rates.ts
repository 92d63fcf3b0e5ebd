import { type CarrierLabels, CarrierRefusal } from "@emporia/core/labels";
import { newId, ServiceUnavailable } from "@emporia/core/platform";
import type { CarrierRates } from "@emporia/core/shipping";
import { Breaker } from "./breaker";

/** A shopper waits for it. */
export const RATES_MS = 4_000;
/** What a shop has not packed yet is taken for a box of this size, in centimetres. */
const box = { lengthCm: 30, widthCm: 22, heightCm: 12 };

/**
 * What carriers ask, from whoever sells their labels. It has so many milliseconds; after three failures in a row it is left alone for
 * two seconds, then one question at a time tries whether it is back.
 */
export function createCarrierRates(
  labels: Pick<CarrierLabels, "quote">,
  { breaker = new Breaker(), timeoutMs = RATES_MS }: { breaker?: Breaker; timeoutMs?: number } = {},
): CarrierRates {
  return {
    async offers({ from, to, weightGrams, worth, currency }) {
      if (!breaker.lets()) throw new ServiceUnavailable("The carriers do not answer, and are left alone for a while.");
      try {
        const offers = await within(
          timeoutMs,
          labels.quote({
            ...{ labelId: newId(), reference: "Checkout", isReturn: false, from, to, currency },
            parcel: { weightGrams, ...box },
            contents: [{ name: "Goods", sku: null, quantity: 1, weightGrams, worth }],
          }),
        );
        breaker.succeeded();
        return offers;
      } catch (error) {
        // Who says no is there.
        if (error instanceof CarrierRefusal) breaker.succeeded();
        else breaker.failed();
        throw error;
      }
    },
  };
}

async function within<Answer>(ms: number, answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ServiceUnavailable("The carriers take too long.")), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
