import { startBucketPortal } from "../fixtures/bucket-portal";
import { PICTURE } from "../fixtures/shelf";
import { expect, test } from "../fixtures/test";

test("a picture goes from the browser straight to the bucket, and one that lies is refused by name", async ({
  world,
  toolOf,
}) => {
  const portal = await startBucketPortal(world);
  try {
    const tool = await toolOf(portal.url, "seller-one@example.com");
    const { page } = tool;
    const sent: string[] = [];
    page.on("request", (request) => {
      const isToBucket = request.url().startsWith(portal.bucketUrl);
      if (isToBucket || request.url() === `${portal.url}/pictures`)
        sent.push(
          `${request.method()} ${isToBucket ? "bucket" : "portal"} ${request.headers()["content-type"]?.split(";")[0]}`,
        );
    });
    await tool.open("/products/new");
    await page.waitForLoadState("networkidle");
    const choose = page.getByLabel(/Add pictures/);
    await choose.setInputFiles({ name: "mug.png", mimeType: "image/png", buffer: PICTURE });
    const shown = page.getByRole("img", { name: "Picture 1" });
    await expect(shown).toBeVisible();
    await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    expect(sent).toEqual([
      "POST portal multipart/form-data",
      "PUT bucket image/png",
      "POST portal multipart/form-data",
    ]);

    await choose.setInputFiles({ name: "page.png", mimeType: "image/png", buffer: Buffer.from("<html></html>") });
    await expect(page.getByRole("alert").filter({ hasText: "picture" })).toBeVisible();
    expect(sent.filter((each) => each.startsWith("PUT"))).toHaveLength(2);

    await page.getByLabel("Name", { exact: true }).fill("Mug from the bucket");
    await page.getByRole("button", { name: "Save as a draft" }).click();
    await expect(page).toHaveURL(/\/products\/[0-9a-f-]{36}/);
    await page.reload();
    await expect(shown).toBeVisible();
  } finally {
    await portal.stop();
  }
});
