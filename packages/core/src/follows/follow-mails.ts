import { z } from "zod";
import {
  type Ctx,
  DAY_MS,
  defineJob,
  enqueueAll,
  inTransaction,
  isSignedId,
  jobRequest,
  NotFound,
  signedIn,
  signId,
} from "../platform/index";
import { findMailRefusal, listDueFollowers, setMailRefusal } from "./queries";

const PURPOSE = "follow mails";
const BATCH = 500;

/** One mail to a person about all shops that they follow. */
export const sendFollowNewsJob = defineJob({
  name: "notifications.sendFollowNews",
  payload: z.object({ userId: z.uuid(), until: z.iso.datetime() }),
  key: ({ userId }) => userId,
});

/** Has everybody told what the shops that they follow brought out until midnight (UTC). Again on the same day finds nobody. */
export async function tellFollowers(ctx: Ctx): Promise<void> {
  const until = new Date(Math.floor(ctx.clock.now().getTime() / DAY_MS) * DAY_MS);
  for (let last: string | null = null; ; ) {
    const userIds = await listDueFollowers(ctx.db, until, last, BATCH);
    const requests = userIds.map((userId) => jobRequest(sendFollowNewsJob, { userId, until: until.toISOString() }));
    await inTransaction(ctx, (tx) => enqueueAll(tx, requests));
    last = userIds.at(-1) ?? null;
    if (userIds.length < BATCH) return;
  }
}

/** Where such mails are stopped; only the mails themselves have the address. */
export function followMailsUrl({ services: { settings } }: Pick<Ctx, "services">, userId: string): string {
  return `${settings.storefrontUrl}/follow-mails/${userId}?token=${signId(settings.linkSecret, PURPOSE, userId)}`;
}

/** Stops such mails to the actor, or has them sent again. Twice is once. */
export async function setFollowMails(
  ctx: Ctx,
  { wantsMails }: { wantsMails: boolean },
): Promise<{ wantsMails: boolean }> {
  const { userId } = signedIn(ctx);
  await inTransaction(ctx, (tx) => setMailRefusal(tx, userId, !wantsMails, ctx.clock.now()));
  return { wantsMails };
}

interface Link {
  userId: string;
  token: string;
}

/** Whether who got the mail gets more of them. @throws NotFound the link is not ours */
export async function getFollowMailsByLink(ctx: Ctx, link: Link): Promise<{ wantsMails: boolean }> {
  const found = isOurs(ctx, link) ? await findMailRefusal(ctx.db, link.userId) : undefined;
  if (!found) throw new NotFound("This link");
  return { wantsMails: !found.isRefused };
}

/** {@link setFollowMails} by the link of a mail. @throws NotFound the link is not ours */
export async function setFollowMailsByLink(
  ctx: Ctx,
  { wantsMails, ...link }: Link & { wantsMails: boolean },
): Promise<{ wantsMails: boolean }> {
  await getFollowMailsByLink(ctx, link);
  await inTransaction(ctx, (tx) => setMailRefusal(tx, link.userId, !wantsMails, ctx.clock.now()));
  return { wantsMails };
}

function isOurs(ctx: Ctx, { userId, token }: Link): boolean {
  return isSignedId(ctx.services.settings.linkSecret, PURPOSE, userId, token);
}
