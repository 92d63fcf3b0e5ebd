import { describe, expect, it } from "vitest";
import { page } from "./tool-page.server";

const asked = new Request("https://tool.example/orders/7.data?tab=notes");
const refused = (code: string, httpStatus: number) => ({
  data: { httpStatus, domain: { code, message: "Because.", details: {} } },
});
const answerTo = async (error: unknown) => {
  const answer = await page(asked, Promise.reject(error)).catch((thrown: unknown) => thrown);
  return answer instanceof Response ? [answer.status, answer.headers.get("location"), await answer.text()] : answer;
};

describe("what a page of a tool waits for", () => {
  it("is given as it comes", async () => {
    await expect(page(asked, Promise.resolve(7))).resolves.toBe(7);
  });

  it("leads who is not signed in to signing in, and back", async () => {
    expect(await answerTo(refused("UNAUTHENTICATED", 401))).toEqual([
      302,
      "/sign-in?next=%2Forders%2F7%3Ftab%3Dnotes",
      "",
    ]);
  });

  it.each([
    ["NOT_FOUND", 404, 404],
    ["FORBIDDEN", 403, 403],
    ["RATE_LIMITED", 429, 429],
    ["UNAVAILABLE", 503, 503],
    // An address with something else than an id in it.
    ["VALIDATION_FAILED", 400, 404],
  ])("becomes the page's status when it is refused: %s", async (code, httpStatus, status) => {
    expect(await answerTo(refused(code, httpStatus))).toEqual([status, null, "Because."]);
  });

  it("says when nothing answers, and lets everything else be an error", async () => {
    const unreachable = Object.assign(new Error("fetch failed"), { name: "TRPCClientError" });
    expect(await answerTo(unreachable)).toEqual([503, null, "The API does not answer."]);
    const broken = refused("INTERNAL", 500);
    expect(await answerTo(broken)).toBe(broken);
  });
});
