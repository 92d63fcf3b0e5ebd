import { expect, it } from "vitest";
import { isOneClickUnsubscribe } from "./one-click.server";

const post = (body: BodyInit) => new Request("https://shop.test/review-requests/1?token=x", { method: "POST", body });

it("tells the one press of a mail program from a form, which can still be read", async () => {
  const multipart = new FormData();
  multipart.set("List-Unsubscribe", "One-Click");
  for (const body of [new URLSearchParams("List-Unsubscribe=One-Click"), multipart])
    expect(await isOneClickUnsubscribe(post(body))).toBe(true);
  const form = post(new URLSearchParams("isWanted=false"));
  expect(await isOneClickUnsubscribe(form)).toBe(false);
  expect((await form.formData()).get("isWanted")).toBe("false");
});
