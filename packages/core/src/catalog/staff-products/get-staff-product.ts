import type { StaffProductView } from "@emporia/contracts/staff-products";
import type { Db } from "@emporia/db";
import { type AuditEntry, type Ctx, listAuditOf, NotFound } from "../../platform/index";
import { findStaffProduct } from "./queries";

/** A product of any shop with what staff did with it. @throws NotFound no such product */
export async function getStaffProduct(ctx: Ctx, input: { productId: string }): Promise<StaffProductView> {
  return readStaffProduct(ctx.db, input.productId);
}

export async function readStaffProduct(db: Db, productId: string): Promise<StaffProductView> {
  const product = await findStaffProduct(db, productId);
  if (!product) throw new NotFound("This product");
  return { ...product, history: (await listAuditOf(db, "product", productId, 50)).map(toDeed) };
}

function toDeed({ id, action, at, by, detail }: AuditEntry): StaffProductView["history"][number] {
  const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
  const { from, to } = detail;
  return {
    id,
    action,
    at,
    by,
    reason: text(detail.reason),
    note: text(detail.note),
    policy: text(detail.policy),
    detail: text(from) && text(to) ? `From ${from} to ${to}` : (text(to) ?? text(from)),
  };
}
