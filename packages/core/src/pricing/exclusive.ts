import type { ItemToPrice } from "./price";
import type { PromotionTerms } from "./terms";

/** A promotion and the items that it is for. */
export interface Fitting {
  promotion: PromotionTerms;
  inScope: readonly ItemToPrice[];
}

const shopsOf = ({ inScope }: Fitting): Set<string> => new Set(inScope.map((item) => item.sellerId));

const meet = (one: Fitting, other: Fitting): boolean => {
  const shops = shopsOf(one);
  return other.inScope.some((item) => shops.has(item.sellerId));
};

/** Promotions in groups, in their order: what is of one group touches no shop that another one touches. Pure. */
export function groupsOf(fitting: readonly Fitting[]): Fitting[][] {
  let groups: Fitting[][] = [];
  for (const each of fitting) {
    const isMet = (group: Fitting[]) => group.some((one) => meet(one, each));
    groups = [...groups.filter((group) => !isMet(group)), [...groups.filter(isMet).flat(), each]];
  }
  return groups.map((group) => fitting.filter((each) => group.includes(each)));
}

/** With more exclusive promotions in one group than this the best of all choices is not looked for, but a good one. */
const MOST_TRIED_TOGETHER = 8;

/**
 * The promotions of a group that take the most off together, where an exclusive one never meets another at a shop. Where
 * two choices take off the same it is the one with fewer exclusive ones, then the one that comes first. Pure.
 */
export function bestTogether(group: readonly Fitting[], worthOf: (some: readonly Fitting[]) => number): Fitting[] {
  const exclusive = group.filter(({ promotion }) => promotion.isExclusive);
  const among = (chosen: readonly Fitting[]): Fitting[] =>
    group.filter(
      (each) =>
        chosen.includes(each) ||
        (!each.promotion.isExclusive && !chosen.some((exclusiveOne) => meet(exclusiveOne, each))),
    );
  let best = among([]);
  let worth = worthOf(best);
  const consider = (chosen: readonly Fitting[]): boolean => {
    const some = among(chosen);
    const value = worthOf(some);
    if (best.length > 0 && value <= worth) return false;
    [best, worth] = [some, value];
    return true;
  };
  if (exclusive.length <= MOST_TRIED_TOGETHER) for (const chosen of choicesOf(exclusive)) consider(chosen);
  else {
    let chosen: Fitting[] = [];
    for (const each of exclusive) {
      const next = [...chosen.filter((one) => !meet(one, each)), each];
      if (consider(next)) chosen = next;
    }
  }
  return best;
}

/** Every choice of exclusive promotions that do not meet, but the empty one; the smaller first. */
function choicesOf(exclusive: readonly Fitting[]): Fitting[][] {
  let choices: Fitting[][] = [[]];
  for (const each of exclusive)
    choices = [
      ...choices,
      ...choices.filter((chosen) => !chosen.some((one) => meet(one, each))).map((chosen) => [...chosen, each]),
    ];
  return choices.slice(1).sort((one, other) => one.length - other.length);
}
