import type { BusinessView, ownBusinessView, setBusinessInput } from "@emporia/contracts/sellers";
import type { Db } from "@emporia/db";
import type { z } from "zod";
import { type Ctx, inTransaction, recordAudit, unseal } from "../platform/index";
import { findBusiness, listBusinesses, saveBusiness } from "./business-queries";

type OwnBusiness = z.output<typeof ownBusinessView>;

/** Who a shop is to the law; null while nobody has said. */
export async function getBusiness(ctx: Pick<Ctx, "db">, { sellerId }: { sellerId: string }): Promise<OwnBusiness> {
  return { business: (await findBusiness(ctx.db, sellerId)) ?? null };
}

/** Says who a shop is to the law. Invoices that are issued from now on carry it; the others stay as they are. */
export async function setBusiness(
  ctx: Ctx,
  { sellerId, ...business }: z.output<typeof setBusinessInput> & { sellerId: string },
): Promise<OwnBusiness> {
  return inTransaction(ctx, async (tx) => {
    const before = (await findBusiness(tx, sellerId)) ?? null;
    const after = { ...business, line2: business.line2 ?? "" };
    await saveBusiness(tx, sellerId, after, ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: "seller.setBusiness",
      subjectType: "seller",
      subjectId: sellerId,
      detail: { before, after },
    });
    return { business: after };
  });
}

/** A seller as an invoice names it. */
export interface InvoiceParty extends BusinessView {
  /** Of a tax id only what the law wants on an invoice: an EIN or SSN never stands there. */
  vatNumber: string | null;
}

/** Those of these shops that have said who they are, with their VAT numbers. */
export async function findInvoiceParties(
  db: Db,
  keys: readonly { id: string; key: string }[],
  sellerIds: readonly string[],
): Promise<Map<string, InvoiceParty>> {
  const rows = await listBusinesses(db, sellerIds);
  return new Map(
    rows.map(({ seller_id, key_id, sealed, ...business }) => [
      seller_id,
      { ...business, vatNumber: key_id && sealed ? unseal(keys, seller_id, { keyId: key_id, sealed }) : null },
    ]),
  );
}
