import { describe, expect, it } from "vitest";
import { wordsOfAnswer } from "./list-answer";

describe("what the list of products says was done (SP-04)", () => {
  it("says that a product went to review and is not published yet", () => {
    expect(wordsOfAnswer({ ok: true, isHandedIn: true })).toEqual({
      tone: "info",
      title: "Handed in.",
      text: "We look at it before shoppers see it, mostly within a day.",
    });
    expect(wordsOfAnswer({ ok: true, isHandedIn: false })).toEqual({ tone: "good", title: "Saved." });
  });

  it("says what was removed, what was archived instead, and what was left", () => {
    const problems = [{ message: "It is in an open order." }, { message: "It is in an open order." }];
    expect(wordsOfAnswer({ ok: true, removed: { deleted: 2, archived: 1, problems } })).toEqual({
      tone: "warn",
      title:
        "2 products are removed. One product is archived, because they were ordered. 2 products are left as they were.",
      text: "It is in an open order.",
    });
  });

  it("says what stood in the way, and leaves the name of a view to its field", () => {
    const failure = { ok: false as const, fieldErrors: {}, values: {}, formError: "It has no picture." };
    expect(wordsOfAnswer(failure)).toEqual({ tone: "bad", title: "It has no picture." });
    expect(wordsOfAnswer({ ...failure, fieldErrors: { name: ["Give it a name."] } })).toBeUndefined();
    expect(wordsOfAnswer({ ok: true, problem: "It is counted by the warehouse." })).toMatchObject({ tone: "bad" });
  });
});
