import fc from "fast-check";

type Means = "card" | "credit";

export type Step =
  | { kind: "ship"; part: number; share: number }
  | { kind: "pack"; part: number }
  | { kind: "replace"; part: number }
  | { kind: "deliver"; part: number }
  | {
      kind: "amend";
      part: number;
      item: number;
      /** Units; none of one kind is no such change. */
      removed: number;
      product: number;
      added: number;
      byRate: boolean;
      answer: "pay" | "decline" | "withdraw" | "leave";
    }
  | { kind: "cancel"; part: number | null }
  | { kind: "cancelUnits"; part: number; item: number; quantity: number; byShop: boolean }
  | { kind: "refund"; part: number; share: number; item: number; withShipping: boolean; to: Means }
  | { kind: "return"; part: number; quantity: number; restocked: number; withShipping: boolean; to: Means }
  | { kind: "dispute"; reason: string; share: number; nth?: number; names?: number | null }
  | { kind: "decide"; isWon: boolean }
  | { kind: "payday"; days: number; seller: number; arrives: boolean }
  | { kind: "label"; part: number; use: "keep" | "send" | "void" }
  | { kind: "wait"; minutes: number };

export interface Life {
  market: number;
  lines: { product: number; quantity: number }[];
  place: number;
  coupons: number[];
  ownCoupon: boolean;
  /** Whether a code of one use is entered, made for this order. */
  ownCode: boolean;
  /** Whether somebody with an account is in the group that something is taken off for. */
  isMember: boolean;
  declines: number;
  /** Whether the card is charged when something is sent. */
  isHeld: boolean;
  /** Minor units of store credit that is used; null for a guest. */
  credit: number | null;
  steps: Step[];
}

const part = fc.nat(2);
const to = fc.constantFrom("card" as const, "credit" as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("ship" as const), part, share: fc.integer({ min: 1, max: 3 }) }),
  },
  fc.record({
    ...{ kind: fc.constant("label" as const), part },
    use: fc.constantFrom("keep" as const, "send" as const, "void" as const),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ kind: fc.constant("amend" as const), part, item: fc.nat(2), removed: fc.nat(3) },
      ...{ product: fc.nat(2), added: fc.nat(2), byRate: fc.boolean() },
      answer: fc.constantFrom(
        ...(["pay", "pay", "pay", "pay"] as const),
        ...(["decline", "withdraw", "leave"] as const),
      ),
    }),
  },
  fc.record({ kind: fc.constantFrom("deliver" as const, "pack" as const, "replace" as const), part }),
  fc.record({ kind: fc.constant("cancel" as const), part: fc.option(part) }),
  fc.record({
    ...{ kind: fc.constant("cancelUnits" as const), part, item: fc.nat(2) },
    ...{ quantity: fc.integer({ min: 1, max: 3 }), byShop: fc.boolean() },
  }),
  fc.record({
    ...{
      kind: fc.constant("refund" as const),
      part,
      share: fc.nat(4),
      item: fc.nat(2),
      withShipping: fc.boolean(),
      to,
    },
  }),
  fc.record({
    ...{ kind: fc.constant("return" as const), part, quantity: fc.integer({ min: 1, max: 3 }) },
    ...{ restocked: fc.nat(3), withShipping: fc.boolean(), to },
  }),
  fc.record({
    ...{ kind: fc.constant("dispute" as const), share: fc.integer({ min: 1, max: 4 }), nth: fc.nat(2) },
    reason: fc.constantFrom("fraudulent", "product_not_received"),
  }),
  fc.record({ kind: fc.constant("decide" as const), isWon: fc.boolean() }),
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ kind: fc.constant("payday" as const), days: fc.nat(12), seller: fc.nat(2), arrives: fc.boolean() },
    }),
  },
  fc.record({ kind: fc.constant("wait" as const), minutes: fc.nat(20) }),
);

/** Who buys what, where and with which coupons, how often the card is refused, and what happens to the order then. */
export const life: fc.Arbitrary<Life> = fc.record({
  market: fc.nat(2),
  lines: fc.uniqueArray(fc.record({ product: fc.nat(8), quantity: fc.integer({ min: 1, max: 4 }) }), {
    ...{ minLength: 1, maxLength: 4, selector: (line: { product: number }) => line.product },
  }),
  place: fc.nat(2),
  coupons: fc.uniqueArray(fc.nat(6), { maxLength: 2 }),
  ownCoupon: fc.boolean(),
  ownCode: fc.boolean(),
  isMember: fc.boolean(),
  declines: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 2 })),
  isHeld: fc.boolean(),
  credit: fc.option(fc.constantFrom(0, 700, 3000, 9000, 1_000_000)),
  steps: fc.array(step, { maxLength: 6 }),
});
