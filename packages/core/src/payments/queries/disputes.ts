import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

export interface DisputeRow {
  id: string;
  stripe_dispute_id: string;
  amount: number;
  currency: string;
  reason: string;
  status: string;
  opened_at: Date;
  closed_at: Date | null;
}

/** Writes down how a dispute stands; one that is closed stays as it was closed, whatever arrives late. */
export async function saveDispute(
  tx: Tx,
  dispute: DisputeRow & { order_id: string; payment_id: string },
): Promise<void> {
  await tx
    .insertInto("disputes")
    .values(dispute)
    .onConflict((conflict) =>
      conflict
        .column("stripe_dispute_id")
        .doUpdateSet((eb) => ({
          amount: eb.ref("excluded.amount"),
          status: eb.ref("excluded.status"),
          closed_at: eb.ref("excluded.closed_at"),
        }))
        .where(sql<boolean>`disputes.closed_at is null`),
    )
    .execute();
}

export async function listDisputes(db: Db, orderId: string): Promise<DisputeRow[]> {
  return db
    .selectFrom("disputes")
    .where("order_id", "=", orderId)
    .select(["id", "stripe_dispute_id", "amount", "currency", "reason", "status", "opened_at", "closed_at"])
    .orderBy("opened_at")
    .execute();
}
