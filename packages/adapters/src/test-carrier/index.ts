import { createHash } from "node:crypto";
import { type CarrierLabels, CarrierRefusal, type LabelRequest } from "@emporia/core/labels";
import { labelPdf } from "./label-pdf";

export { createTestTracker } from "./test-tracker";

const TEST_CARRIER = "Emporia Test Post";
const MOST_GRAMS = 30_000;

/** Minor units for the first kilogram and each begun one after it, within a country and beyond; dollars. */
const services = [
  { service: "parcel", name: "Parcel", first: 495, more: 120, abroad: 1650, minDays: 3, maxDays: 5 },
  { service: "express", name: "Express", first: 1295, more: 260, abroad: 3900, minDays: 1, maxDays: 2 },
] as const;
/** What a cent is in other currencies' minor units, roughly: prices to try things with. */
const perCent: Record<string, number> = { USD: 1, EUR: 0.92, GBP: 0.79, CAD: 1.36, AUD: 1.5, JPY: 1.5 };

/**
 * A carrier that nobody drives for: it sells labels, draws them, and takes them back. What it sells follows from the id
 * of the label alone, so that it remembers nothing and sells nothing twice.
 */
export function createTestCarrier(options: { trackingUrl: (trackingNumber: string) => string | null }): CarrierLabels {
  const labelOf = (labelId: string) => {
    const trackingNumber = trackingNumberOf(labelId);
    return {
      id: `test_${labelId}`,
      trackingNumber,
      trackingUrl: options.trackingUrl(trackingNumber),
      documentUrl: null,
    };
  };
  return {
    mode: "test",
    async quote(request) {
      const { weightGrams } = request.parcel;
      if (weightGrams > MOST_GRAMS)
        throw new CarrierRefusal(`${TEST_CARRIER} carries 30 kg at most. Split the parcel.`);
      return services.map((each) => ({
        rateId: `${each.service}:${request.labelId}`,
        service: each.service,
        name: `${TEST_CARRIER} ${each.name}`,
        carrier: TEST_CARRIER,
        amount: priceOf(each, request),
        currency: request.currency in perCent ? request.currency : "USD",
        minDays: each.minDays,
        maxDays: each.maxDays,
      }));
    },
    buy: async (request) => labelOf(request.labelId),
    findBought: async () => undefined,
    voidLabel: async () => "voided",
    readDocument: (request, label) => labelPdf(TEST_CARRIER, request, label),
  };
}

function priceOf(service: (typeof services)[number], { parcel, from, to, currency }: LabelRequest): number {
  const kilograms = Math.max(1, Math.ceil(parcel.weightGrams / 1000));
  const base = from.country === to.country ? service.first : service.abroad;
  return Math.round((base + (kilograms - 1) * service.more) * (perCent[currency] ?? 1));
}

/** ETP and twelve digits, the last of which checks the others. */
export function trackingNumberOf(labelId: string): string {
  const number = createHash("sha256").update(labelId).digest().readBigUInt64BE() % 100_000_000_000n;
  const digits = number.toString().padStart(11, "0");
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return `ETP${digits}${(10 - (sum % 10)) % 10}`;
}
