import { TRPCError } from "@trpc/server";
import { describe, expect, it } from "vitest";
import { httpStatusOf, toErrorView, toTrpcError } from "./errors";

describe("a statement that PostgreSQL stopped", () => {
  const stopped = Object.assign(new Error("canceling statement due to statement timeout"), { code: "57014" });

  it.each([
    ["as it comes from a page", stopped],
    ["as it comes through a procedure", new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: stopped })],
  ])("is UNAVAILABLE and says what to do, %s", (_, thrown) => {
    const error = toTrpcError(thrown);
    expect(httpStatusOf(error)).toBe(503);
    expect(toErrorView(error)).toMatchObject({ code: "UNAVAILABLE", message: expect.stringContaining("too long") });
  });
});
