import { type addedMembersView, type addGroupMembersInput, mostMembersAtOnce } from "@emporia/contracts/shopper-groups";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, NotFound, recordAudit } from "../../platform/index";
import { addressesIn } from "./addresses-in";
import { deleteMember, insertMembers, isGroup } from "./queries";

const MOST_NAMED = 3;

/**
 * Names the addresses in a text in a group: all of them, or none where one cannot be read. Who is in it already stays; doing
 * it again changes nothing.
 * @throws NotFound no such group @throws InvalidInput there is no address in it, too many, or something that is none
 */
export async function addGroupMembers(
  ctx: Ctx,
  { groupId, text }: z.output<typeof addGroupMembersInput>,
): Promise<z.output<typeof addedMembersView>> {
  const { emails, unread } = addressesIn(text);
  if (unread.length > 0) {
    const some = unread.slice(0, MOST_NAMED).map((word) => word.slice(0, 60));
    const more = unread.length > some.length ? ` and ${unread.length - some.length} more` : "";
    throw new InvalidInput({
      text: `No e-mail address: ${some.join(", ")}${more}. Correct it or leave it out; nobody was added.`,
    });
  }
  if (emails.length === 0) throw new InvalidInput({ text: "There is no e-mail address in this." });
  if (emails.length > mostMembersAtOnce)
    throw new InvalidInput({
      text: `These are ${emails.length.toLocaleString("en-US")} addresses. Add ${mostMembersAtOnce.toLocaleString("en-US")} at once at most.`,
    });
  return inTransaction(ctx, async (tx) => {
    if (!(await isGroup(tx, groupId))) throw new NotFound("This group");
    const added = await insertMembers(tx, groupId, emails, ctx.clock.now());
    if (added > 0)
      await recordAudit(tx, ctx, {
        ...{ action: "shopperGroup.addMembers", subjectType: "shopper_group", subjectId: groupId },
        detail: { added, ...(emails.length <= MOST_NAMED ? { emails } : {}) },
      });
    return { added, known: emails.length - added };
  });
}

/** Takes an address out of a group. Taking out what is not in it changes nothing. @throws NotFound no such group */
export async function removeGroupMember(
  ctx: Ctx,
  { groupId, email }: { groupId: string; email: string },
): Promise<{ ok: true }> {
  await inTransaction(ctx, async (tx) => {
    if (!(await isGroup(tx, groupId))) throw new NotFound("This group");
    if (await deleteMember(tx, groupId, email))
      await recordAudit(tx, ctx, {
        ...{ action: "shopperGroup.removeMember", subjectType: "shopper_group", subjectId: groupId },
        detail: { email },
      });
  });
  return { ok: true };
}
