import type { Offer } from "../catalog/index";
import { ShopAway } from "./errors";
import { dayText } from "./view";

/** @throws ShopAway the shop of the offer is on a break and sells nothing */
export function assertOpen(offer: Pick<Offer, "shopName" | "awayUntil"> | undefined): void {
  if (!offer || offer.awayUntil === null) return;
  throw new ShopAway({ shopName: offer.shopName, until: offer.awayUntil }, dayText(offer.awayUntil));
}
