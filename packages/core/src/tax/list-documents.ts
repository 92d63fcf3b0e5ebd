import { money } from "@emporia/contracts/money";
import type { listTaxReviewsInput, taxDocumentsView } from "@emporia/contracts/tax";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, toPage } from "../platform/index";
import { listDoubtedDocuments } from "./document-queries";

/** Sales and refunds that the tax provider refused, has not taken yet or taxes otherwise than we did, the latest first. */
export async function listTaxDocuments(
  ctx: Pick<Ctx, "db" | "clock">,
  input: z.output<typeof listTaxReviewsInput>,
): Promise<z.output<typeof taxDocumentsView>> {
  const before = input.cursor === undefined ? undefined : decodeTimeCursor(input.cursor);
  const rows = await listDoubtedDocuments(ctx.db, { before, limit: input.limit, now: ctx.clock.now() });
  return toPage(
    rows,
    input.limit,
    ({ currency, tax, providerTax, updatedAt, ...row }) => ({
      ...row,
      tax: money(tax, currency),
      providerTax: providerTax === null ? null : money(providerTax, currency),
      updatedAt: updatedAt.toISOString(),
    }),
    ({ updatedAt, code }) => [updatedAt.toISOString(), code],
  );
}
