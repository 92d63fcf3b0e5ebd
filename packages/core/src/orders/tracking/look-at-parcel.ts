import type { Tx } from "@emporia/db";
import { type Ctx, DAY_MS, enqueueAll, HOUR_MS, inTransaction, jobRequest } from "../../platform/index";
import { deliverAsCarrier } from "../deliver-shipment";
import { lookAtParcelJob, sendParcelTroubleJob } from "./jobs";
import type { ParcelScan } from "./parcel-tracker";
import { claimParcelsToLookAt, findParcelUnderWay, listParcelsByNumber, recordScans, setLookedAt } from "./queries";

/** How often a carrier is asked that tells nothing by itself, and of how many parcels an hour. */
const LOOK_HOURS = 6;
const MOST = 300;
const MOST_OF_A_NUMBER = 10;

/**
 * Asks a parcel's carrier where it is and writes down what it says: an arrival is one, and its shop is told once when it
 * comes back or could not be delivered. Asking again writes only what is new. Quiet where nobody tracks parcels.
 * @throws ServiceUnavailable the carrier does not answer
 */
export async function lookAtParcel(ctx: Ctx, input: { shipmentId: string; follows: boolean }): Promise<void> {
  const { tracker } = ctx.services;
  const { shipmentId } = input;
  const parcel = tracker ? await findParcelUnderWay(ctx.db, shipmentId) : undefined;
  if (!tracker || !parcel) return;
  const told = await (input.follows ? tracker.follow(parcel) : tracker.look(parcel));
  const scans = told && ofThisParcel(told, parcel.shippedAt);
  await inTransaction(ctx, async (tx) => {
    await setLookedAt(tx, shipmentId, scans ? ctx.clock.now() : "infinity");
    if (!scans || scans.length === 0) return;
    const news = await recordScans(tx, shipmentId, scans);
    const status = scans.at(-1)?.status;
    if ((status === "coming_back" || status === "failed") && news.has(status))
      await enqueueAll(tx, [jobRequest(sendParcelTroubleJob, { shipmentId, status })]);
  });
  if (scans?.at(-1)?.status === "delivered") await deliverAsCarrier(ctx, { orderId: parcel.orderId, shipmentId });
}

/** Has carriers asked of parcels under way that nothing was heard of for hours: their messages may be lost. */
export async function lookAtParcels(ctx: Ctx): Promise<void> {
  if (!ctx.services.tracker) return;
  const now = ctx.clock.now();
  const before = new Date(now.getTime() - LOOK_HOURS * HOUR_MS);
  await inTransaction(ctx, async (tx) => askAbout(tx, await claimParcelsToLookAt(tx, { before, now, limit: MOST })));
}

/**
 * A carrier has news of a parcel. What it says is not believed: the carrier is asked, so a message that comes twice, late,
 * or from somebody else does no harm.
 */
export async function takeParcelNews(ctx: Ctx, { trackingNumber }: { trackingNumber: string }): Promise<void> {
  const found = await listParcelsByNumber(ctx.db, trackingNumber, MOST_OF_A_NUMBER);
  await inTransaction(ctx, (tx) => askAbout(tx, found));
}

function askAbout(tx: Tx, shipmentIds: readonly string[]): Promise<void> {
  return enqueueAll(
    tx,
    shipmentIds.map((shipmentId) => jobRequest(lookAtParcelJob, { shipmentId, follows: false })),
  );
}

/** Carriers give numbers out again: what was seen long before the parcel left was another one. Oldest first. */
function ofThisParcel(scans: readonly ParcelScan[], shippedAt: Date): ParcelScan[] {
  const since = shippedAt.getTime() - DAY_MS;
  return scans
    .filter((scan) => Date.parse(scan.at) >= since)
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
