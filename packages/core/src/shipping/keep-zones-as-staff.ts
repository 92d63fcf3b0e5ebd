import type { shippingView, staffShippingView } from "@emporia/contracts/shipping";
import type { z } from "zod";
import { type Ctx, NotFound } from "../platform/index";
import { getShipping } from "./keep-zones";
import { findShop, type ZoneOwner } from "./queries";

type StaffShipping = z.output<typeof staffShippingView>;

/** The zones of a shop, or (no seller named) the platform's own, as staff see them. @throws NotFound no such shop */
export async function getStaffShipping(
  ctx: Pick<Ctx, "db">,
  input: { sellerId?: string | undefined },
): Promise<StaffShipping> {
  const shop = await shopOf(ctx, input.sellerId);
  return { ...(await getShipping(ctx, shop?.id ?? null)), shop };
}

/** Has staff do to a shop's zones, or the platform's, what its team may do. @throws NotFound no such shop */
export async function asStaff(
  ctx: Ctx,
  input: { sellerId?: string | undefined },
  work: (owner: ZoneOwner) => Promise<z.output<typeof shippingView>>,
): Promise<StaffShipping> {
  const shop = await shopOf(ctx, input.sellerId);
  return { ...(await work(shop?.id ?? null)), shop };
}

async function shopOf(ctx: Pick<Ctx, "db">, sellerId: string | undefined): Promise<StaffShipping["shop"]> {
  if (sellerId === undefined) return null;
  const shop = await findShop(ctx.db, sellerId);
  if (!shop) throw new NotFound("This shop");
  return shop;
}
