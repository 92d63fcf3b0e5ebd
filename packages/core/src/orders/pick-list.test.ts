import { expect, it } from "vitest";
import { pickList } from "./pick-list";

const item = (variantId: string, open: number, more: { sku?: string | null; sent?: number } = {}) => ({
  id: `${variantId}-item`,
  variantId,
  name: `Thing ${variantId}`,
  variantTitle: "",
  sku: more.sku ?? null,
  open,
  sent: more.sent ?? 0,
});
const at = (orderId: string, variantId: string, place: string, quantity: number) => ({
  ...{ orderId, variantId, place, quantity },
});
const said = (places: ReturnType<typeof pickList>) =>
  places.map(({ place, lines }) => [place, ...lines.map((line) => [line.variantId, line.quantity, line.orders])]);

it("sums over orders what to take from each place (P-124)", () => {
  const rows = [
    { order_id: "o1", number: "1-1", items: [item("mug", 3), item("cup", 1)] },
    { order_id: "o2", number: "2-1", items: [item("mug", 2), item("gift", 1)] },
  ];
  const taken = [at("o1", "mug", "Shelf 10", 1), at("o1", "mug", "Shelf 2", 2), at("o1", "cup", "Shelf 2", 1)];
  expect(said(pickList(rows, [...taken, at("o2", "mug", "Shelf 2", 2)]))).toEqual([
    ["Shelf 2", ["cup", 1, ["1-1"]], ["mug", 4, ["1-1", "2-1"]]],
    ["Shelf 10", ["mug", 1, ["1-1"]]],
    [null, ["gift", 1, ["2-1"]]],
  ]);
});

it("leaves out what was sent, from the places taken from first", () => {
  const rows = [{ order_id: "o1", number: "1-1", items: [item("mug", 2, { sent: 3 }), item("cup", 0, { sent: 1 })] }];
  const taken = [at("o1", "mug", "Front", 4), at("o1", "mug", "Back", 1), at("o1", "cup", "Front", 1)];
  expect(said(pickList(rows, taken))).toEqual([
    ["Back", ["mug", 1, ["1-1"]]],
    ["Front", ["mug", 1, ["1-1"]]],
  ]);
});

it("sorts by SKU as people count, things without one last, and shares one thing bought in two lines", () => {
  const items = [
    item("c", 1),
    item("b", 1, { sku: "A-10" }),
    item("a", 1, { sku: "A-2" }),
    item("a", 2, { sku: "A-2" }),
  ];
  const places = pickList([{ order_id: "o", number: "1-1", items }], [at("o", "a", "Room", 3)]);
  expect(said(places)).toEqual([
    ["Room", ["a", 3, ["1-1"]]],
    [null, ["b", 1, ["1-1"]], ["c", 1, ["1-1"]]],
  ]);
});
