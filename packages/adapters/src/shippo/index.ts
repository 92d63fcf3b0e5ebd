import { type CarrierLabel, type CarrierLabels, type CarrierRate, CarrierRefusal } from "@emporia/core/labels";
import { ServiceUnavailable } from "@emporia/core/platform";
import { z } from "zod";
import { apiUrlOf, createShippoCall, reach, type ShippoOptions, timeoutOf } from "./call";
import { shipmentBody } from "./shipment-body";

export { createShippoAddresses } from "./addresses";
export { createShippoTracker } from "./tracker";

const messages = z
  .array(z.looseObject({ text: z.string().nullish() }))
  .nullish()
  .transform((all) => (all ?? []).flatMap(({ text }) => (text ? [text] : [])));
const rateSchema = z.object({
  object_id: z.string(),
  amount: z.string(),
  currency: z.string(),
  provider: z.string(),
  servicelevel: z.object({ token: z.string().nullish(), name: z.string().nullish() }),
  estimated_days: z.number().nullish(),
});
const shipmentSchema = z.object({ rates: z.array(rateSchema), messages });
const transactionSchema = z.object({
  object_id: z.string(),
  status: z.string(),
  tracking_number: z.string().nullish(),
  tracking_url_provider: z.string().nullish(),
  label_url: z.string().nullish(),
  messages,
});
type Transaction = z.output<typeof transactionSchema>;
const transactionsSchema = z.object({ results: z.array(transactionSchema) });
const refundSchema = z.object({ status: z.string() });

/**
 * Labels through Shippo, by its API of 2018-02-08. It takes no idempotency keys: what was bought of a rate is found by the
 * rate, which is why every label has a rate of its own.
 */
export function createShippoLabels(options: ShippoOptions): CarrierLabels {
  const call = createShippoCall(options);
  const apiUrl = apiUrlOf(options);
  const timeoutMs = timeoutOf(options);

  const findTransaction = async (rateId: string): Promise<Transaction | undefined> => {
    const query = new URLSearchParams({ rate: rateId, results: "25" });
    const { results } = await call("GET", `/transactions?${query}`, transactionsSchema);
    return results.find((each) => each.status !== "ERROR") ?? results[0];
  };

  return {
    mode: "shippo",

    async quote(request) {
      const shipment = await call("POST", "/shipments", shipmentSchema, shipmentBody(request));
      if (shipment.rates.length === 0 && shipment.messages.length > 0)
        throw new CarrierRefusal(shipment.messages.join(" ").slice(0, 500));
      return shipment.rates.flatMap(toRate);
    },

    async buy(request, rateId) {
      return toLabel(
        await call("POST", "/transactions", transactionSchema, {
          rate: rateId,
          async: false,
          label_file_type: "PDF_4x6",
          metadata: request.labelId,
        }),
      );
    },

    async findBought(_request, rateId) {
      const found = await findTransaction(rateId);
      return found && toLabel(found);
    },

    async voidLabel(transactionId) {
      const { status } = await call("GET", `/transactions/${encodeURIComponent(transactionId)}`, transactionSchema);
      if (status === "REFUNDED") return "voided";
      if (status === "REFUNDPENDING") return "pending";
      if (status === "REFUNDREJECTED") return "refused";
      try {
        const refund = await call("POST", "/refunds", refundSchema, { transaction: transactionId, async: false });
        if (refund.status === "SUCCESS") return "voided";
        return refund.status === "ERROR" ? "refused" : "pending";
      } catch (error) {
        if (error instanceof CarrierRefusal) return "refused";
        throw error;
      }
    },

    async readDocument(_request, label) {
      const { documentUrl } = label;
      if (!documentUrl || !(documentUrl.startsWith("https://") || documentUrl.startsWith(`${apiUrl}/`)))
        throw new ServiceUnavailable("The carrier has no paper for this label.");
      const response = await reach(() => fetch(documentUrl, { signal: AbortSignal.timeout(timeoutMs) }));
      if (!response.ok)
        throw new ServiceUnavailable("The carrier does not give the label away. Try again in a minute.");
      return new Uint8Array(await reach(() => response.arrayBuffer()));
    },
  };
}

function toRate(rate: z.output<typeof rateSchema>): CarrierRate[] {
  const amount = minorUnits(rate.amount, rate.currency);
  if (amount === undefined) return [];
  const days = rate.estimated_days ?? null;
  return [
    {
      rateId: rate.object_id,
      service: rate.servicelevel.token ?? rate.servicelevel.name ?? rate.object_id,
      name: [rate.provider, rate.servicelevel.name].filter(Boolean).join(" "),
      carrier: rate.provider,
      amount,
      currency: rate.currency,
      minDays: days,
      maxDays: days,
    },
  ];
}

/** "5.5" in dollars is 550, without a floating point in between; undefined for what is no amount. */
export function minorUnits(text: string, currency: string): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(text.trim());
  if (!match || !/^[A-Z]{3}$/.test(currency)) return undefined;
  const digits =
    new Intl.NumberFormat("en-US", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const [, whole = "0", fraction = ""] = match;
  // What is left of a minor unit is one more of it: less than it costs must not be asked.
  const rest = fraction.slice(digits).replaceAll("0", "") === "" ? 0 : 1;
  return Number(whole) * 10 ** digits + Number(fraction.slice(0, digits).padEnd(digits, "0") || "0") + rest;
}

function toLabel(transaction: Transaction): CarrierLabel | "pending" {
  const { status, tracking_number: trackingNumber } = transaction;
  if (status === "QUEUED" || status === "WAITING") return "pending";
  if (status === "ERROR")
    throw new CarrierRefusal(transaction.messages.join(" ").slice(0, 500) || "The carrier did not sell this label.");
  if (!trackingNumber)
    throw new CarrierRefusal("The carrier sold a label that cannot be followed. Choose another service.");
  return {
    id: transaction.object_id,
    trackingNumber,
    trackingUrl: transaction.tracking_url_provider ?? null,
    documentUrl: transaction.label_url ?? null,
  };
}
