import { type Ctx, isSignedId, NotFound, signId } from "../../platform/index";
import { type AlertRow, findAlert } from "./queries";

const PURPOSE = "stock alert";

/** Where an alert is confirmed or stopped; only its mails have the address. */
export function alertUrl({ services: { settings } }: Pick<Ctx, "services">, alertId: string): string {
  return `${settings.storefrontUrl}/stock-alerts/${alertId}?token=${signId(settings.linkSecret, PURPOSE, alertId)}`;
}

/** @throws NotFound no such alert, or the link to it is not ours */
export async function alertOfLink(ctx: Ctx, input: { alertId: string; token: string }): Promise<AlertRow> {
  const { alertId, token } = input;
  const isOurs = isSignedId(ctx.services.settings.linkSecret, PURPOSE, alertId, token);
  const alert = isOurs ? await findAlert(ctx.db, alertId) : undefined;
  if (!alert) throw new NotFound("This alert");
  return alert;
}
