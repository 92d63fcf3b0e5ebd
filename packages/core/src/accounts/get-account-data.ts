import type { accountDataView } from "@emporia/contracts/accounts";
import type { z } from "zod";
import { type Ctx, signedIn } from "../platform/index";
import { collectData } from "./queries";

/** All that is kept of the signed-in person as a file of JSON. Amounts are in minor units, instants in UTC. */
export async function getAccountData(ctx: Ctx): Promise<z.output<typeof accountDataView>> {
  const data = await collectData(ctx.db, signedIn(ctx).userId);
  const day = ctx.clock.now().toISOString().slice(0, 10);
  return { fileName: `emporia-account-${day}.json`, json: JSON.stringify(data, null, 2) };
}
