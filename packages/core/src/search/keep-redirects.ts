import type { redirectQueryInput, saveRedirectInput } from "@emporia/contracts/search";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, recordAudit } from "../platform/index";
import { plainQuery } from "./kept-rules";
import { deleteRedirect, findTargetId, setRedirect } from "./queries/redirects";
import { readTarget, type TargetKind } from "./redirect-target";

const words: Record<TargetKind, string> = {
  category: "category",
  collection: "collection",
  shop: "shop",
  product: "product",
};

/**
 * Has who searches for just these words be led to a page of the storefront, in place of one that they led to before. A
 * thing is followed when its address changes; while shoppers may not see it, they get results instead.
 * @throws InvalidInput the page is of another host, a search, or there is no such thing
 */
export async function saveRedirect(ctx: Ctx, input: z.output<typeof saveRedirectInput>): Promise<void> {
  const query = plainQuery(input.query);
  const target = readTarget(input.to, ctx.services.settings.storefrontUrl);
  await inTransaction(ctx, async (tx) => {
    const id = target.kind === "path" ? null : ((await findTargetId(tx, target.kind, target.slug)) ?? null);
    if (target.kind !== "path" && id === null)
      throw new InvalidInput({ to: `There is no ${words[target.kind]} at this address.` });
    await setRedirect(tx, query, { ...target, id }, ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: "search.redirect.save",
      subjectType: "search_redirect",
      subjectId: query,
      detail: target,
    });
  });
}

/** Removing twice is harmless. */
export async function removeRedirect(ctx: Ctx, { query }: z.output<typeof redirectQueryInput>): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (await deleteRedirect(tx, query))
      await recordAudit(tx, ctx, {
        action: "search.redirect.remove",
        subjectType: "search_redirect",
        subjectId: query,
      });
  });
}
