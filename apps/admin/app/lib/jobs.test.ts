import { describe, expect, it } from "vitest";
import { failedFirst } from "./jobs";

describe("failedFirst", () => {
  it("puts what failed on top and names each job once", () => {
    const failed = [{ id: "1", state: "failed" }];
    const page = [
      { id: "9", state: "waiting" },
      { id: "5", state: "failed" },
      { id: "1", state: "failed" },
    ];
    expect(failedFirst(failed, page).map((job) => job.id)).toEqual(["1", "5", "9"]);
  });
});
