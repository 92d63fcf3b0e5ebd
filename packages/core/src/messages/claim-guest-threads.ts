import type { Tx } from "@emporia/db";
import { setClaimed } from "./queries/write";

/** Puts what somebody wrote as a guest about orders that are theirs now into their account. Again finds nothing left. */
export async function claimGuestThreads(tx: Tx, { userId }: { userId: string }): Promise<void> {
  await setClaimed(tx, userId);
}
