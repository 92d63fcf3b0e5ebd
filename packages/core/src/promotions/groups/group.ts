/** A group of shoppers: who is named in it, and who meets its rule. */
export interface ShopperGroup {
  id: string;
  name: string;
  note: string;
  /** Both where both are said; null where only those are in it who are named. */
  rule: {
    orders: number | null;
    /** Minor units of home's currency. */
    amount: number | null;
    days: number;
  } | null;
}
