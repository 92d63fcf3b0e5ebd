import { type Ctx, enqueueAll, HOUR_MS, inTransaction, jobRequest } from "../../platform/index";
import { deliverAsCarrier } from "../deliver-shipment";
import { lookAtParcelJob, sendParcelTroubleJob } from "./jobs";
import { findParcelUnderWay, listParcelsByNumber, listParcelsToLookAt, recordScans, setLookedAt } from "./queries";

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
  const scans = await (input.follows ? tracker.follow(parcel) : tracker.look(parcel));
  await inTransaction(ctx, async (tx) => {
    await setLookedAt(tx, shipmentId, scans ? ctx.clock.now() : "infinity");
    if (!scans || scans.length === 0) return;
    const news = await recordScans(tx, shipmentId, scans);
    const troubles = (["coming_back", "failed"] as const).filter((status) => news.has(status));
    await enqueueAll(
      tx,
      troubles.map((status) => jobRequest(sendParcelTroubleJob, { shipmentId, status })),
    );
  });
  if (scans?.at(-1)?.status === "delivered") await deliverAsCarrier(ctx, { orderId: parcel.orderId, shipmentId });
}

/** Has carriers asked of parcels under way that nothing was heard of for hours: their messages may be lost. */
export async function lookAtParcels(ctx: Ctx): Promise<void> {
  if (!ctx.services.tracker) return;
  const before = new Date(ctx.clock.now().getTime() - LOOK_HOURS * HOUR_MS);
  const parcels = await listParcelsToLookAt(ctx.db, before, MOST);
  await askAbout(ctx, parcels);
}

/**
 * A carrier has news of a parcel. What it says is not believed: the carrier is asked, so a message that comes twice, late,
 * or from somebody else does no harm.
 */
export async function takeParcelNews(ctx: Ctx, { trackingNumber }: { trackingNumber: string }): Promise<void> {
  await askAbout(ctx, await listParcelsByNumber(ctx.db, trackingNumber, MOST_OF_A_NUMBER));
}

function askAbout(ctx: Ctx, shipmentIds: readonly string[]): Promise<void> {
  return inTransaction(ctx, (tx) =>
    enqueueAll(
      tx,
      shipmentIds.map((shipmentId) => jobRequest(lookAtParcelJob, { shipmentId, follows: false })),
    ),
  );
}
