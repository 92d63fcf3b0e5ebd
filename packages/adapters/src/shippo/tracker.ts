import { CarrierRefusal } from "@emporia/core/labels";
import type { ParcelScan, ParcelTracker, ScanStatus } from "@emporia/core/orders";
import { z } from "zod";
import { createShippoCall, type ShippoOptions } from "./call";

const scanSchema = z.object({
  status: z.string(),
  status_details: z.string().nullish(),
  status_date: z.iso.datetime({ offset: true }).nullish(),
  location: z
    .object({ city: z.string().nullish(), state: z.string().nullish(), country: z.string().nullish() })
    .nullish(),
});
const trackSchema = z.object({ tracking_history: z.array(scanSchema).nullish() });

/** `TrackingStatusEnum` of its OpenAPI; what is UNKNOWN says nothing. */
const statuses: Partial<Record<string, ScanStatus>> = {
  PRE_TRANSIT: "announced",
  TRANSIT: "under_way",
  DELIVERED: "delivered",
  RETURNED: "coming_back",
  FAILURE: "failed",
};
const words: Record<ScanStatus, string> = {
  announced: "The carrier knows of it.",
  under_way: "It is on its way.",
  delivered: "It was delivered.",
  coming_back: "It is going back to the shop.",
  failed: "It could not be delivered.",
};
/** Carriers by what people call them, as Shippo's `CarriersEnum` does. */
const tokens: Partial<Record<string, string>> = {
  usps: "usps",
  ups: "ups",
  fedex: "fedex",
  "dhl express": "dhl_express",
  dhl: "dhl_express",
  "dhl ecommerce": "dhl_ecommerce",
  "deutsche post": "deutsche_post",
  "canada post": "canada_post",
  "royal mail": "royal_mail",
  "australia post": "australia_post",
  dpd: "dpd_de",
  "dpd uk": "dpd_uk",
  hermes: "hermes_uk",
  evri: "hermes_uk",
  gls: "gls_de",
  purolator: "purolator",
  ontrac: "ontrac",
  lasership: "lasership",
  "la poste": "colissimo",
  colissimo: "colissimo",
  chronopost: "chronopost",
  correos: "correos",
  "poste italiane": "poste_italiane",
};

/** Where parcels are, through Shippo: also those whose labels were bought elsewhere. */
export function createShippoTracker(options: ShippoOptions): ParcelTracker {
  const call = createShippoCall(options);
  const known = async (ask: () => Promise<z.output<typeof trackSchema>>): Promise<ParcelScan[]> => {
    try {
      return ((await ask()).tracking_history ?? []).flatMap(toScan);
    } catch (error) {
      // A number that the carrier has not heard of yet.
      if (error instanceof CarrierRefusal) return [];
      throw error;
    }
  };
  return {
    async follow({ carrier, trackingNumber }) {
      const token = tokenOf(carrier);
      return token
        ? known(() => call("POST", "/tracks", trackSchema, { carrier: token, tracking_number: trackingNumber }))
        : undefined;
    },
    async look({ carrier, trackingNumber }) {
      const token = tokenOf(carrier);
      return token
        ? known(() => call("GET", `/tracks/${token}/${encodeURIComponent(trackingNumber)}`, trackSchema))
        : undefined;
    },
  };
}

function tokenOf(carrier: string): string | undefined {
  return tokens[
    carrier
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]+/g, " ")
  ];
}

function toScan({
  status,
  status_date: at,
  status_details: details,
  location,
}: z.output<typeof scanSchema>): ParcelScan[] {
  const known = statuses[status];
  if (!known || !at) return [];
  const place = [location?.city, location?.state, location?.country].filter(Boolean).join(", ").slice(0, 200);
  return [{ at, status: known, text: details?.trim().slice(0, 300) || words[known], place: place || null }];
}
