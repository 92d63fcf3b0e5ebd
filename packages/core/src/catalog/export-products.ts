import type { exportProductsInput } from "@emporia/contracts/imports";
import type { z } from "zod";
import { byteOrderMark, type Ctx, csvRow } from "../platform/index";
import { listShippingProfiles } from "../shipping/index";
import { productWriter } from "./product-file/write-product";
import { listCategoryPaths } from "./queries/categories";
import { countMostOptions, listOwnProductStates } from "./queries/product-state";

const BATCH = 200;

/**
 * The shop's products as a file in Shopify's format, those that the filter of the list finds, in the order in which they
 * were made: the same products give the same bytes, and importing them again changes nothing. What a spreadsheet would
 * run has an apostrophe in front, which importing takes away.
 */
export async function exportProducts(
  ctx: Ctx,
  input: z.output<typeof exportProductsInput> & { sellerId: string },
): Promise<{ fileName: string; text: AsyncGenerator<string> }> {
  const profiles = await listShippingProfiles(ctx.db, input.sellerId);
  const writer = productWriter({
    currency: "USD",
    optionCount: await countMostOptions(ctx.db, input.sellerId),
    profileNames: new Map(profiles.map(({ id, name }) => [id, name])),
    categoryPaths: await listCategoryPaths(ctx.db),
    mediaUrl: `${ctx.services.settings.storefrontUrl}/media`,
  });
  async function* text() {
    yield byteOrderMark + csvRow(writer.header);
    for (let afterId: string | null = null; ; ) {
      const products = await listOwnProductStates(ctx.db, { ...input, afterId, limit: BATCH });
      if (products.length > 0) yield products.flatMap((product) => writer.rowsOf(product).map(csvRow)).join("");
      if (products.length < BATCH) return;
      afterId = products.at(-1)?.id ?? null;
    }
  }
  return { fileName: `products-${ctx.clock.now().toISOString().slice(0, 10)}.csv`, text: text() };
}
