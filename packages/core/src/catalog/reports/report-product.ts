import type { reportedProductView, reportProductInput } from "@emporia/contracts/reports";
import type { z } from "zod";
import { after, appendEvents, type Ctx, DAY_MS, inTransaction, isId, NotFound, newId } from "../../platform/index";
import { countReportsOfAddress, findReportable, insertReport } from "./queries";

/** Reports that one address is written to about in a day, whoever sends them. */
const MOST_CONFIRMED = 10;

/**
 * Tells staff what is wrong with a product. Who gave an address gets the receipt confirmed and, later, the decision.
 * While a person's report of a product is open, another one changes nothing; the answer is the same.
 * @throws NotFound no such product that shoppers see
 */
export async function reportProduct(
  ctx: Ctx,
  input: z.output<typeof reportProductInput>,
): Promise<z.output<typeof reportedProductView>> {
  const { productId: ref, reason, explanation } = input;
  const { actor, clock } = ctx;
  const now = clock.now();
  return inTransaction(ctx, async (tx) => {
    const product = await findReportable(tx, isId(ref) ? { id: ref } : { slug: ref });
    if (!product) throw new NotFound("This product");
    const id = newId();
    const email = input.email === "" ? null : input.email;
    const isQuiet = email !== null && (await countReportsOfAddress(tx, email, after(clock, -DAY_MS))) >= MOST_CONFIRMED;
    const isNew = await insertReport(tx, {
      ...{ id, product, reason, explanation, email, now },
      userId: actor.kind === "user" ? actor.userId : null,
      name: input.name === "" ? null : input.name,
    });
    if (isNew) {
      const payload = { reportId: id, productId: product.id, sellerId: product.sellerId, reason, isQuiet };
      await appendEvents(tx, ctx, [{ type: "ProductReported", key: product.id, payload }]);
    }
    return { isConfirmed: email !== null };
  });
}
