import { expect, it } from "vitest";
import { addressesIn } from "./addresses-in";

it("P-96 finds addresses in lists, in tables and as mail programs write them, each once", () => {
  const pasted = `name,email,since\r\n"Ada Lovelace",Ada@Example.com,2024\nGrace <grace@example.org>; ada@example.com
    mailto:joan@example.net.\tno address here`;
  expect(addressesIn(pasted)).toEqual({
    emails: ["ada@example.com", "grace@example.org", "joan@example.net"],
    unread: [],
  });
});

it("says what looks like an address and is none", () => {
  expect(addressesIn("ada@example, ada@@example.com, fine@example.com")).toEqual({
    emails: ["fine@example.com"],
    unread: ["ada@example", "ada@@example.com"],
  });
});
