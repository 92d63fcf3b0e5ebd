import { type Ctx, isSignedId, signId } from "../platform/index";
import type { DraftOrder } from "./draft-order";

/** A link is of one sending: taken back or sent again, the one before opens nothing. */
const purposeOf = ({ linkVersion }: Pick<DraftOrder, "linkVersion">) => `draft-order-${linkVersion}`;

export function offerTokenOf(ctx: Pick<Ctx, "services">, draft: Pick<DraftOrder, "id" | "linkVersion">): string {
  return signId(ctx.services.settings.linkSecret, purposeOf(draft), draft.id);
}

export function opensOffer(ctx: Pick<Ctx, "services">, draft: DraftOrder, token: string): boolean {
  return isSignedId(ctx.services.settings.linkSecret, purposeOf(draft), draft.id, token);
}

/** What the mail opens. */
export function offerLink(ctx: Pick<Ctx, "services">, draft: Pick<DraftOrder, "id" | "linkVersion">): string {
  return `${ctx.services.settings.storefrontUrl}/offers/${draft.id}?token=${offerTokenOf(ctx, draft)}`;
}
