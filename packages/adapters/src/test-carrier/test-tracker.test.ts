import { HOUR_MS } from "@emporia/core/platform";
import { FakeClock } from "@emporia/testing";
import { describe, expect, it } from "vitest";
import { trackingNumberOf } from "./index";
import { createTestTracker } from "./test-tracker";

describe("P-125 parcels of the carrier that nobody drives for", () => {
  it("go their way by the clock, and those of others are not known", async () => {
    const clock = new FakeClock();
    const tracker = createTestTracker(clock);
    const parcel = {
      carrier: "Emporia Test Post",
      trackingNumber: trackingNumberOf("a label"),
      shippedAt: clock.now(),
    };
    const seen = async () => (await tracker.look(parcel))?.map((scan) => scan.status);
    expect(await tracker.follow(parcel)).toEqual([
      { at: clock.now().toISOString(), status: "announced", text: expect.any(String), place: null },
    ]);
    clock.advance(20 * HOUR_MS);
    expect(await seen()).toEqual(["announced", "under_way", "under_way"]);
    clock.advance(30 * HOUR_MS);
    expect((await seen())?.at(-1)).toBe("delivered");
    expect(await tracker.look({ ...parcel, trackingNumber: "1Z999" })).toBeUndefined();
  });
});
