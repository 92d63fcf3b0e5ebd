import type { ProductExtractsView } from "@emporia/contracts/catalog";
import { plainText } from "@emporia/contracts/plain-text";
import type { Ctx } from "../platform/index";
import { listExtractRows } from "./queries/extracts";

const EXCERPT = 240;

/** What a list says of products beside their cards: how the description begins and some key facts. Hidden products have none. */
export async function listExtracts(ctx: Ctx, input: { productIds: readonly string[] }): Promise<ProductExtractsView> {
  const rows = await listExtractRows(ctx.db, input.productIds);
  return { products: rows.map(({ description, ...row }) => ({ ...row, excerpt: plainText(description, EXCERPT) })) };
}
