import { compiledOnce } from "@emporia/db";
import { useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { expect, it } from "vitest";

const database = useDatabase();

it("a statement that is put together once is sent with the values of each call, where they belong", async () => {
  let built = 0;
  const ask = compiledOnce<{ text: string }, { first: string; second: string }>((place) => {
    built++;
    return sql`select ${place("second")}::text || ${"-"}::text || ${place("first")}::text || ${place("second")}::text as text`;
  });
  const answers = await Promise.all(
    ["a", "b", "c"].map((first) => ask(database.db, { first, second: first.toUpperCase() })),
  );
  expect(answers.flat()).toEqual([{ text: "A-aA" }, { text: "B-bB" }, { text: "C-cC" }]);
  expect(built).toBe(1);
  await expect(database.db.transaction().execute((tx) => ask(tx, { first: "d", second: "D" }))).resolves.toEqual([
    { text: "D-dD" },
  ]);
});
