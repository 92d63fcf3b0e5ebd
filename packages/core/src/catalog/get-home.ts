import type { homeView } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, memoised } from "../platform/index";
import { listCategories } from "./list-categories";
import { findHome } from "./queries/home";

const kept = memoised<Awaited<ReturnType<typeof findHome>>>(10_000, 20);

/** What the front page shows. It is the same for everybody in a market and up to 10 seconds old, its counts up to 30. */
export async function getHome(ctx: Ctx): Promise<z.output<typeof homeView>> {
  const [categories, shown] = await Promise.all([
    listCategories(ctx),
    kept(ctx.db, ctx.market.currency, () => findHome(ctx.db, ctx.market, ctx.clock.now())),
  ]);
  return { categories, ...shown };
}
