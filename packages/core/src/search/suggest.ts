import type { suggestInput, suggestView } from "@emporia/contracts/catalog";
import type { z } from "zod";
import type { Ctx } from "../platform/index";
import { queryKey, redirectOf } from "./kept-rules";
import { listCompletions } from "./queries/asked";
import { findSuggestionViews } from "./queries/suggestions";
import { parseTerms } from "./words";

/** Products, categories, shops and what others asked, for what somebody has typed so far, and the page that it leads to. */
export async function suggest(ctx: Ctx, input: z.output<typeof suggestInput>): Promise<z.output<typeof suggestView>> {
  const beginning = queryKey(parseTerms(input.q));
  const [found, queries, redirect] = await Promise.all([
    ctx.services.search.suggest(ctx.db, ctx.market, input.q),
    beginning === "" ? [] : listCompletions(ctx.db, beginning, 4),
    redirectOf(ctx.db, input.q),
  ]);
  return { ...(await findSuggestionViews(ctx.db, ctx.market, found)), queries, redirect: redirect ?? null };
}
