import { sendMail } from "../notifications";
import { after, type Ctx, DAY_MS, HOUR_MS, hashSecret, newSecret } from "../platform";
import { findUser, insertToken, type TokenPurpose } from "./queries";

const tokenLife = { verify_email: DAY_MS, reset_password: HOUR_MS } as const satisfies Record<TokenPurpose, number>;
const MAILS_PER_HOUR = 5;

/** Sends the link that verifies an address. Quiet when it is verified, or when five went out in the last hour. */
export async function sendVerification(ctx: Ctx, input: { userId: string; requestId: string }): Promise<void> {
  const user = await findUser(ctx.db, input.userId);
  if (!user || user.email_verified_at !== null) return;
  const token = await issueToken(ctx, user, "verify_email");
  if (token === undefined) return;
  await sendMail(ctx, {
    key: `verify-email:${input.requestId}`,
    template: "verify-email",
    to: user.email,
    data: { firstName: user.first_name, url: `${ctx.services.settings.storefrontUrl}/verify-email?token=${token}` },
  });
}

/** Sends the link for a new password. Quiet for nobody, or when five went out in the last hour. */
export async function sendPasswordReset(ctx: Ctx, input: { userId: string | null; requestId: string }): Promise<void> {
  const user = input.userId === null ? undefined : await findUser(ctx.db, input.userId);
  if (!user) return;
  const token = await issueToken(ctx, user, "reset_password");
  if (token === undefined) return;
  await sendMail(ctx, {
    key: `reset-password:${input.requestId}`,
    template: "reset-password",
    to: user.email,
    data: { firstName: user.first_name, url: `${ctx.services.settings.storefrontUrl}/reset-password?token=${token}` },
  });
}

/** Tells the owner of an address that somebody tried to register it. Once a day at most. */
export async function sendAlreadyRegistered(ctx: Ctx, input: { userId: string }): Promise<void> {
  const user = await findUser(ctx.db, input.userId);
  if (!user) return;
  const { storefrontUrl } = ctx.services.settings;
  await sendMail(ctx, {
    key: `already-registered:${user.id}:${ctx.clock.now().toISOString().slice(0, 10)}`,
    template: "already-registered",
    to: user.email,
    data: {
      firstName: user.first_name,
      loginUrl: `${storefrontUrl}/login`,
      resetUrl: `${storefrontUrl}/forgot-password`,
    },
  });
}

/** Makes a secret for a link; only its hash is kept. Undefined when the person got enough of them for now. */
async function issueToken(
  ctx: Ctx,
  user: { id: string; email: string },
  purpose: TokenPurpose,
): Promise<string | undefined> {
  const secret = newSecret();
  const token = {
    token_hash: hashSecret(secret),
    user_id: user.id,
    purpose,
    email: user.email,
    created_at: ctx.clock.now(),
    expires_at: after(ctx.clock, tokenLife[purpose]),
  };
  return (await insertToken(ctx.db, token, MAILS_PER_HOUR, after(ctx.clock, -HOUR_MS))) ? secret : undefined;
}
