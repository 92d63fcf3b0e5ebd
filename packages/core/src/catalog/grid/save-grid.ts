import type { GridCell, gridSavedView, saveGridInput } from "@emporia/contracts/bulk-edits";
import type { z } from "zod";
import { lockStockLevels } from "../../inventory/index";
import { type Ctx, DomainError, groupBy } from "../../platform/index";
import { assertReductions } from "../assert-reductions";
import { inCatalogTransaction } from "../in-catalog-transaction";
import type { ProductState } from "../product-content";
import { amountText } from "../product-file/cells";
import { asProposed } from "../proposals";
import { lockOwnProducts, priceIn } from "../queries/product-state";
import { refuseToStrip, saveProducts } from "../save-products";
import { listProductsOfVariants } from "./queries";

type Problem = z.output<typeof gridSavedView>["problems"][number];

/**
 * Saves the cells of a grid that were changed, product by product, and tells for each that could not be saved why. A cell
 * that somebody else changed meanwhile is left as they left it; saying what is so already is fine.
 */
export async function saveGrid(
  ctx: Ctx,
  input: z.output<typeof saveGridInput> & { sellerId: string },
): Promise<z.output<typeof gridSavedView>> {
  const { sellerId, cells } = input;
  const productOf = await listProductsOfVariants(
    ctx.db,
    sellerId,
    cells.map((cell) => cell.variantId),
  );
  const problems = cells
    .filter((cell) => !productOf.has(cell.variantId))
    .map((cell) => toProblem(cell, "This variant is not there any more."));
  const known = cells.filter((cell) => productOf.has(cell.variantId));
  for (const [productId, ofProduct] of groupBy(known, (cell) => productOf.get(cell.variantId) ?? ""))
    problems.push(...(await saveCells(ctx, sellerId, productId, ofProduct)));
  return { saved: cells.length - problems.length, problems };
}

/** The cells of one product together; when they are refused, each by itself, so that only the wrong one is told of. */
async function saveCells(
  ctx: Ctx,
  sellerId: string,
  productId: string,
  cells: readonly GridCell[],
): Promise<Problem[]> {
  try {
    return await inCatalogTransaction(ctx, async (tx) => {
      const lockCounts = async () => {
        await lockStockLevels(
          tx,
          cells.filter(({ field }) => field === "onHand").map(({ variantId }) => variantId),
        );
      };
      const current = (await lockOwnProducts(tx, sellerId, [productId], lockCounts)).get(productId);
      if (!current) return cells.map((cell) => toProblem(cell, "This product is not there any more."));
      const problems = cells.flatMap((cell) => conflictOf(current, cell) ?? []);
      const isFree = (cell: GridCell) => !problems.some((each) => isSame(each, cell));
      const content = withCells(asProposed(current), cells.filter(isFree));
      refuseToStrip(current, content, current.askedAttributes);
      await assertReductions(tx, content, current);
      await saveProducts(
        tx,
        ctx,
        [{ current, sellerId, content, status: current.status, wantedSlug: undefined }],
        "counted",
      );
      return problems;
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const [only, ...others] = cells;
    if (only && others.length === 0) return [toProblem(only, error.message)];
    const problems: Problem[] = [];
    for (const cell of cells) problems.push(...(await saveCells(ctx, sellerId, productId, [cell])));
    return problems;
  }
}

function conflictOf(current: ProductState, cell: GridCell): Problem | undefined {
  const variant = current.variants.find((each) => each.id === cell.variantId);
  if (!variant) return toProblem(cell, "This variant is not there any more.");
  const now = cell.field === "price" ? (priceIn(variant, "USD")?.amount ?? null) : variant.onHand;
  if (now === cell.before || now === cell.value) return undefined;
  const text = now === null ? "nothing" : cell.field === "price" ? amountText(now) : String(now);
  return toProblem(cell, `It was changed to ${text} meanwhile. Type yours again to change it.`);
}

function withCells(content: ProductState, cells: readonly GridCell[]): ProductState {
  const variants = content.variants.map((variant) => {
    const price = cells.find((cell) => cell.variantId === variant.id && cell.field === "price");
    const count = cells.find((cell) => cell.variantId === variant.id && cell.field === "onHand");
    const before = priceIn(variant, "USD");
    const compareAt = before?.compareAtAmount ?? null;
    return {
      ...variant,
      price: price
        ? {
            currency: "USD",
            amount: price.value,
            // A compare-at price that is no higher says nothing.
            compareAtAmount: compareAt !== null && compareAt > price.value ? compareAt : null,
            // A price of its own follows the base price no more.
            isInherited: (before?.isInherited ?? false) && before?.amount === price.value,
          }
        : before,
      onHand: count ? count.value : variant.onHand,
    };
  });
  return { ...content, variants };
}

const toProblem = ({ variantId, field }: GridCell, message: string): Problem => ({ variantId, field, message });
const isSame = (problem: Problem, cell: GridCell) =>
  problem.variantId === cell.variantId && problem.field === cell.field;
