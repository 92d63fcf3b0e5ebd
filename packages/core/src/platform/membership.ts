import { type Ctx, type Membership, signedIn } from "./ctx";
import { NotFound, NotPermitted } from "./errors";
import { type MemberPermission, permissionsOfMember } from "./permissions";

/**
 * The actor's membership of the shop they mean, or of their only one when they name none.
 * @throws SignInNeeded for a guest
 * @throws NotFound a stranger to the shop, who learns nothing of it
 * @throws NotPermitted their role does not have the permission
 */
export function permittedMembership(ctx: Ctx, sellerId: string | null, permission: MemberPermission): Membership {
  const { memberships } = signedIn(ctx);
  const membership = sellerId ? memberships.find((each) => each.sellerId === sellerId) : memberships[0];
  if (!membership) throw new NotFound("Your shop");
  if (!permissionsOfMember(membership.role).includes(permission)) throw new NotPermitted(permission);
  return membership;
}
