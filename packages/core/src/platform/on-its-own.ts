import type { Ctx } from "./ctx";

/**
 * Does some work for each of several, one after the other: what fails for one is logged and keeps no other from its turn.
 * @throws the first failure, once all had their turn
 */
export async function eachOnItsOwn<Item extends object>(
  ctx: Pick<Ctx, "log">,
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items)
    try {
      await work(item);
    } catch (error) {
      ctx.log.error({ err: error, ...item }, "one of several failed");
      failures.push(error);
    }
  if (failures.length > 0) throw failures[0];
}
