import type { UserView, updateUserInput } from "@emporia/contracts/identity";
import type { z } from "zod";
import { appendEvents, type Ctx, inTransaction, SignInNeeded, signedIn } from "../platform";
import { findUser, setUser } from "./queries";
import { toUserView } from "./view";

/** Changes what is given; a phone number left empty is removed. */
export async function updateUser(ctx: Ctx, input: z.output<typeof updateUserInput>): Promise<UserView> {
  const { userId } = signedIn(ctx);
  return inTransaction(ctx, async (tx) => {
    await setUser(tx, userId, {
      ...(input.firstName === undefined ? {} : { first_name: input.firstName }),
      ...(input.lastName === undefined ? {} : { last_name: input.lastName }),
      // The contract turns an empty field into a present `undefined`; an absent one stays absent.
      ...("phone" in input ? { phone: input.phone ?? null } : {}),
      updated_at: ctx.clock.now(),
    });
    await appendEvents(tx, ctx, [{ type: "UserUpdated", key: userId, payload: { userId } }]);
    const user = await findUser(tx, userId);
    if (!user) throw new SignInNeeded();
    return toUserView(user);
  });
}
