import type { searchReportView } from "@emporia/contracts/search";
import type { z } from "zod";
import { type Ctx, DAY_MS } from "../platform/index";
import { listAsked } from "./queries/asked";

const DAYS = 30;

/** What people searched for in the last thirty days: what most, and what found nothing. */
export async function getSearchReport(ctx: Ctx): Promise<z.output<typeof searchReportView>> {
  const since = new Date(ctx.clock.now().getTime() - DAYS * DAY_MS);
  const [top, nothingFound] = await Promise.all([
    listAsked(ctx.db, { since, nothingFound: false, limit: 25 }),
    listAsked(ctx.db, { since, nothingFound: true, limit: 25 }),
  ]);
  return { days: DAYS, top, nothingFound };
}
