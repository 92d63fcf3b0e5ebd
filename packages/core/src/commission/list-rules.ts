import type { commissionRulesView } from "@emporia/contracts/commission";
import type { z } from "zod";
import type { Ctx } from "../platform/index";
import { readRules } from "./view";

/** All rules in the order in which they are tried. */
export async function listRules(ctx: Pick<Ctx, "db">): Promise<z.output<typeof commissionRulesView>> {
  return { rules: (await readRules(ctx.db)).map(({ view }) => view) };
}
