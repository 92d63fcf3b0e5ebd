import type { Db } from "@emporia/db";
import { listSellerCardRows } from "./queries";
import { type SellerCardView, toSellerCard } from "./view";

/** Open shops for the home page, those with pictures first. */
export async function listSellerCards(db: Db, limit: number): Promise<SellerCardView[]> {
  return (await listSellerCardRows(db, limit)).map(toSellerCard);
}
