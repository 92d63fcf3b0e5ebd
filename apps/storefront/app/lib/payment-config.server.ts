import type { paymentConfigView } from "@emporia/contracts/checkout";
import type { z } from "zod";
import { apiFor, type RouteArgs } from "./api.server";

type PaymentConfig = z.infer<typeof paymentConfigView>;

const KEPT_MS = 60_000;
let kept: { config: PaymentConfig; at: number } | undefined;

/** How a card is collected; the same for everybody, so it is asked for once a minute. */
export async function paymentConfig(args: RouteArgs): Promise<PaymentConfig> {
  if (!kept || Date.now() - kept.at > KEPT_MS)
    kept = { config: await apiFor(args).checkout.config.query(), at: Date.now() };
  return kept.config;
}
