import { type Ctx, inTransaction } from "../../platform/index";
import { setTagCounts } from "../queries/tags";

/** Counts how many products that shoppers see have each tag: what is suggested to who writes one. */
export async function countTags(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, setTagCounts);
}
