import type { PictureView } from "@emporia/contracts/common";
import { addPicture, countOrderPictures } from "../catalog/index";
import { findComplaint } from "../orders/index";
import { type Ctx, InvalidInput, isId, NotFound, permittedMembership, privatePictureUrl } from "../platform/index";

const MOST = 30;

/** A complaint to which a shop may send photos. */
export interface EvidenceOf {
  sellerId: string;
  orderId: string;
}

/**
 * To which order photos of this shop's side go, before the first byte of one is read.
 * @throws NotFound no such complaint about a shop of the actor's
 * @throws NotPermitted their role in it may not answer
 * @throws InvalidInput thirty of an order were sent
 */
export async function assertMayAddEvidence(
  ctx: Ctx,
  input: { requestedSellerId: string | null; complaintId: string },
): Promise<EvidenceOf> {
  const { sellerId } = permittedMembership(ctx, input.requestedSellerId, "orders:write");
  const found = isId(input.complaintId) ? await findComplaint(ctx.db, { sellerId }, input.complaintId) : undefined;
  if (!found) throw new NotFound("This complaint");
  if ((await countOrderPictures(ctx.db, found.orderId, { sellerId })) >= MOST)
    throw new InvalidInput({ pictureIds: `${MOST} photos were sent for this order. That is all it takes.` });
  return { sellerId, orderId: found.orderId };
}

/**
 * Keeps a photo that a shop means to send with its answer, re-encoded and without what the camera wrote into it. One that
 * no answer names is gone after a day.
 * @throws PictureRefused it is no picture, too large, or of a kind that is not taken
 */
export async function addEvidence(ctx: Ctx, of: EvidenceOf, bytes: Uint8Array): Promise<PictureView> {
  const picture = await addPicture(ctx, {
    sellerId: null,
    orderId: of.orderId,
    sentBySellerId: of.sellerId,
    bytes,
  });
  return { ...picture, url: privatePictureUrl(ctx, picture.id) };
}
