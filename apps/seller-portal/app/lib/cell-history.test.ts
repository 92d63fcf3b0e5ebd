import { describe, expect, it } from "vitest";
import { noHistory, redone, settled, undone, written } from "./cell-history";

describe("what was typed into the cells of a grid (SP-06)", () => {
  it("goes back step by step, what was pasted as one and the letters of a cell as one", () => {
    let history = written(noHistory, { a: "1" });
    history = written(history, { a: "12" });
    history = written(history, { b: "5", c: "6" });
    history = written(history, { a: "9" });
    expect(history.now).toEqual({ a: "9", b: "5", c: "6" });
    history = undone(history);
    expect(history.now).toEqual({ a: "12", b: "5", c: "6" });
    history = undone(history);
    expect(history.now).toEqual({ a: "12" });
    history = undone(undone(history));
    expect(history.now).toEqual({});
    history = redone(redone(history));
    expect(history.now).toEqual({ a: "12", b: "5", c: "6" });
    history = written(history, { c: "7" });
    expect(redone(history)).toBe(history);
  });

  it("forgets what is saved, and keeps what is not", () => {
    const history = settled(written(noHistory, { a: "1", b: "many" }), (key) => key === "b");
    expect(history.now).toEqual({ b: "many" });
    expect(undone(history)).toBe(history);
  });
});
