import { randomInt } from "node:crypto";

/** Nothing that could be taken for something else: no 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B. */
const LETTERS = "34679ACDEFGHJKMNPQRTUVWXY";
const LENGTH = 10;

/** A code that nobody guesses: after its beginning ten letters of 25, one in 95 trillion. */
export function makeCode(prefix: string): string {
  return prefix + Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}
