import type { Db } from "@emporia/db";
import { sql } from "kysely";
import type { PaymentRow } from "./payments";

export interface StaffPaymentRow extends PaymentRow {
  updated_at: Date;
  order_number: string;
  email: string;
  open_dispute_id: string | null;
}

const openDispute = sql<string | null>`(
  select dispute.id from disputes dispute
  where dispute.payment_id = payments.id and dispute.closed_at is null order by dispute.opened_at limit 1
)`;

/** Tries to pay, newest first, one more than asked for. */
export async function listStaffPayments(
  db: Db,
  asked: {
    tab: "all" | "stuck" | "failed" | "disputed";
    stuckSince: Date;
    query?: string | undefined;
    before: readonly [string, string] | undefined;
    limit: number;
  },
): Promise<StaffPaymentRow[]> {
  const { tab, query, before } = asked;
  return db
    .selectFrom("payments")
    .innerJoin("orders", "orders.id", "payments.order_id")
    .select([
      "payments.id",
      "payments.order_id",
      "payments.attempt",
      "payments.amount",
      "payments.currency",
      "payments.status",
      "payments.stripe_payment_intent_id",
      "payments.stripe_charge_id",
      "payments.payment_method",
      "payments.failure_code",
      "payments.failure_message",
      "payments.capture_at",
      "payments.created_at",
      "payments.updated_at",
      "orders.number as order_number",
      "orders.email",
      openDispute.as("open_dispute_id"),
    ])
    .$if(tab === "stuck", (each) =>
      each
        .where("payments.status", "in", ["PENDING", "AUTHORIZED"])
        .where(sql<boolean>`coalesce(payments.capture_at, payments.updated_at) < ${asked.stuckSince}`),
    )
    .$if(tab === "disputed", (each) =>
      each.where(sql<boolean>`payments.id in (select payment_id from disputes where closed_at is null)`),
    )
    .$if(tab === "failed", (each) => each.where("payments.status", "=", "FAILED"))
    .$if(Boolean(query), (each) =>
      each.where((eb) =>
        eb.or([
          eb("orders.number", "=", query?.toUpperCase() ?? ""),
          eb("payments.stripe_payment_intent_id", "=", query ?? ""),
          eb("payments.stripe_charge_id", "=", query ?? ""),
        ]),
      ),
    )
    .$if(before !== undefined, (each) =>
      each.where(
        sql<boolean>`(payments.created_at, payments.id) < (${before?.[0]}::timestamptz, ${before?.[1]}::uuid)`,
      ),
    )
    .orderBy("payments.created_at", "desc")
    .orderBy("payments.id", "desc")
    .limit(asked.limit + 1)
    .execute();
}
