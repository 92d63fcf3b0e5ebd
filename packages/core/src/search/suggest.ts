import type { suggestInput, suggestView } from "@emporia/contracts/catalog";
import type { z } from "zod";
import type { Ctx } from "../platform/index";
import { findSuggestionViews } from "./queries/suggestions";

/** Products, categories and shops for what somebody has typed so far. */
export async function suggest(ctx: Ctx, input: z.output<typeof suggestInput>): Promise<z.output<typeof suggestView>> {
  return findSuggestionViews(ctx.db, await ctx.services.search.suggest(ctx.db, input.q));
}
