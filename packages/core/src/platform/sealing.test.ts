import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { seal, unseal } from "./sealing";

const key = (id: string) => ({ id, key: randomBytes(32).toString("base64") });
const [first, second] = [key("k1"), key("k2")];

it("opens what it sealed, with that key and for that owner only", () => {
  fc.assert(
    fc.property(fc.string(), fc.uuid(), fc.uuid(), (text, owner, other) => {
      const sealed = seal([first], owner, text);
      expect(unseal([second, first], owner, sealed)).toBe(text);
      if (owner !== other) expect(() => unseal([first], other, sealed)).toThrow();
      expect(() => unseal([second], owner, sealed)).toThrow(/k1 is not among/);
      expect(() => unseal([{ ...second, id: "k1" }], owner, sealed)).toThrow();
      const bytes = Buffer.from(sealed.sealed, "base64url");
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      expect(() => unseal([first], owner, { ...sealed, sealed: bytes.toString("base64url") })).toThrow();
    }),
  );
});

it("seals the same text differently each time", () => {
  expect(seal([first], "a", "123456789").sealed).not.toBe(seal([first], "a", "123456789").sealed);
});
