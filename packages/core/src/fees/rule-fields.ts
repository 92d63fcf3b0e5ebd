import { type createFeeRuleInput, mostFeeAmount } from "@emporia/contracts/fees";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { assertAtMost, InvalidInput } from "../platform/index";
import { findFeeShop } from "./queries";
import type { FeeRule } from "./rule";

/** What a rule becomes by what was written, its amount in the currency of home unless said. @throws InvalidInput it cannot be so */
export async function feeRuleOf(
  tx: Tx,
  id: string,
  input: z.output<typeof createFeeRuleInput>,
  home: string,
): Promise<FeeRule> {
  const { name, kind, basisPoints, fixedAmount, isReturned } = input;
  assertAtMost(mostFeeAmount, input.currency ?? home, { fixedAmount });
  if (basisPoints > 0 && kind !== "processing")
    throw new InvalidInput({ basisPoints: "Only payment processing is a share. Enter an amount." });
  if (isReturned && kind === "monthly")
    throw new InvalidInput({ isReturned: "A monthly fee is of no sale, so it does not go back with refunds." });
  if (kind === "monthly" && input.currency && input.currency !== home)
    throw new InvalidInput({ currency: `A month is charged once, in ${home}.` });
  if (input.startsAt && input.endsAt && input.endsAt <= input.startsAt)
    throw new InvalidInput({ endsAt: "It has to end after it begins." });
  const sellerId = input.shop === null || input.shop === "" ? null : ((await findFeeShop(tx, input.shop)) ?? undefined);
  if (sellerId === undefined) throw new InvalidInput({ shop: `There is no shop at ${input.shop}.` });
  // A rule of nothing frees a shop from what others pay.
  if (basisPoints === 0 && fixedAmount === 0 && sellerId === null)
    throw new InvalidInput({ fixedAmount: "Enter a share or an amount. Only a rule for one shop can be of nothing." });
  return {
    ...{ id, name, kind, sellerId, basisPoints, fixedAmount, isReturned },
    currency: fixedAmount > 0 ? (input.currency ?? home) : null,
    startsAt: input.startsAt ? new Date(input.startsAt) : null,
    endsAt: input.endsAt ? new Date(input.endsAt) : null,
  };
}
