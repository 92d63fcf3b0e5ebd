import { expect, test } from "vitest";
import { z } from "zod";
import { answerKeeping } from "./trpc";

const schema = z.object({ count: z.int(), facets: z.object({ names: z.array(z.string()) }) });
const check = answerKeeping(schema, ["facets"]);

test("an answer with kept parts is what its schema makes of it, the first time and again", () => {
  const facets = { names: ["mugs"], secret: "not answered" };
  for (const count of [1, 2])
    expect(check({ count, facets, other: true })).toEqual({ count, facets: { names: ["mugs"] } });
});

test("what is not kept is checked each time", () => {
  const facets = { names: [] };
  check({ count: 1, facets });
  expect(() => check({ count: 1.5, facets })).toThrow(z.ZodError);
});

test("another object is another answer, and a wrong one is refused each time", () => {
  check({ count: 1, facets: { names: ["mugs"] } });
  expect(check({ count: 1, facets: { names: ["lamps"] } }).facets.names).toEqual(["lamps"]);
  const wrong = { names: [7] };
  for (const _ of [1, 2]) expect(() => check({ count: 1, facets: wrong })).toThrow(z.ZodError);
});
