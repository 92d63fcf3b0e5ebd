import { expect, it } from "vitest";
import type { FeeTerms } from "../pricing/index";
import { feesOfAddition } from "./rule";

const fee = (kind: FeeTerms["kind"], given: Partial<FeeTerms> = {}): FeeTerms => ({
  ...{ ruleId: kind, name: kind, kind, basisPoints: 0, fixedAmount: 30, isReturned: false },
  ...given,
});

it("P-113 P-140 charges what is added no fee of an order and no fixed part of processing, but for what goes back with all of it", () => {
  const fees = [fee("processing", { basisPoints: 290 }), fee("item"), fee("order")];
  const added = [fee("processing", { basisPoints: 290, fixedAmount: 0 }), fee("item")];
  expect(feesOfAddition(fees, { isInPlaceOfAll: false })).toEqual(added);
  expect(feesOfAddition(fees, { isInPlaceOfAll: true })).toEqual(added);
  expect(feesOfAddition([fee("processing")], { isInPlaceOfAll: false })).toEqual([]);
  const returned = fees.map((each) => ({ ...each, isReturned: true }));
  expect(feesOfAddition(returned, { isInPlaceOfAll: true })).toEqual(returned);
  expect(feesOfAddition(returned, { isInPlaceOfAll: false }).map(({ kind }) => kind)).toEqual(["processing", "item"]);
});
