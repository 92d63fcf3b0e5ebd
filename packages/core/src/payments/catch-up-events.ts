import { type Ctx, DAY_MS } from "../platform/index";
import { listUnheard } from "./queries/stripe-events";
import { takeEvent } from "./receive-webhook";

/** As long as Stripe itself goes on trying, so that a weekend without workers loses nothing. */
const LOOK_BACK_MS = 3 * DAY_MS;

/**
 * Takes what happened at Stripe and was never heard of, because the message was lost: disputes and refunds that came
 * back are in no other answer. What is in the inbox already does nothing again.
 */
export async function catchUpEvents(ctx: Ctx): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - LOOK_BACK_MS);
  let count = 0;
  for await (const page of ctx.services.payments.listEvents(since))
    for (const event of await listUnheard(ctx.db, page)) if (await takeEvent(ctx, event)) count++;
  if (count > 0) ctx.log.warn({ events: count }, "events of the payment provider had not arrived");
}
