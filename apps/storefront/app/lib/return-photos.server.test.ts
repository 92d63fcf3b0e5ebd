import { expect, it } from "vitest";
import { sendPhotos } from "./return-photos.server";

it("gives back all that was typed and ticked when photos are refused", async () => {
  const form = new FormData();
  form.set("title", "Lovely");
  for (const id of ["first", "third"]) form.append("kept", id);
  const photos = Array.from({ length: 7 }, () => new File(["x"], "mug.png", { type: "image/png" }));
  const request = new Request("https://shop.test/", { method: "POST", body: form });
  const args = { request, params: {}, context: {} } as unknown as Parameters<typeof sendPhotos>[0];
  const sent = await sendPhotos(args, { orderId: "1", token: undefined }, photos, form);
  expect(sent).toMatchObject({
    refused: { data: { ok: false, values: { title: "Lovely", kept: ["first", "third"] } }, init: { status: 422 } },
  });
});
