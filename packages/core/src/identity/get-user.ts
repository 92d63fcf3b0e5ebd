import type { UserView } from "@emporia/contracts/identity";
import { type Ctx, SignInNeeded, signedIn } from "../platform";
import { findUser } from "./queries";
import { toUserView } from "./view";

/** The signed-in person, with their shops and what they may do as staff. */
export async function getUser(ctx: Ctx): Promise<UserView> {
  const user = await findUser(ctx.db, signedIn(ctx).userId);
  if (!user) throw new SignInNeeded();
  return toUserView(user);
}
