import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/test";

const SELLER = "seller-one@example.com";

test("P-45 a 3-D model is a still until somebody wants to turn it, and comes from nowhere else", async ({
  page,
  shop,
  shelf,
  sellerPortal,
  browser,
  world,
}) => {
  const cube = readFileSync(new URL("../fixtures/cube.glb", import.meta.url));
  expect(cube.includes("Ada Lovelace")).toBe(true);
  const offer = await shelf.offer(SELLER, { name: "Turned mug", price: 2_500, quantity: 5 });
  const editor = sellerPortal.page;
  await sellerPortal.open(`/products/${offer.id}`);
  await editor.waitForLoadState("networkidle");
  const choose = editor.getByLabel("Upload a 3-D model");
  const model = (name: string, buffer: Buffer) => ({ name, mimeType: "model/gltf-binary", buffer });
  await choose.setInputFiles(model("mug.usdz", cube));
  await expect(editor.getByText(/mug.usdz is not a GLB/)).toBeVisible();
  await choose.setInputFiles(model("page.glb", Buffer.from("<html></html>")));
  await expect(editor.getByText(/This file is not a GLB model/)).toBeVisible();
  await choose.setInputFiles(model("mug.glb", cube));
  await expect(editor.getByText("Model 1", { exact: true })).toBeVisible();
  await editor.getByLabel("What model 1 shows").fill("The mug from all sides");
  const { violations: inEditor } = await new AxeBuilder({ page: editor }).include("form").analyze();
  expect(inEditor).toEqual([]);
  await editor.getByRole("button", { name: "Save", exact: true }).last().click();
  await expect(editor).toHaveURL(/done=saved/);
  await expect(editor.getByLabel("What model 1 shows")).toHaveValue("The mug from all sides");

  const asked: string[] = [];
  const refused: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) refused.push(message.text());
  });
  await shop.open(`/products/${offer.slug}`);
  await page.waitForLoadState("networkidle");
  const still = page.getByRole("link", { name: "The mug from all sides View in 3-D" });
  const address = await still.getAttribute("href");
  await page.getByRole("link", { name: "3-D model 1" }).click();
  await expect(still).toBeInViewport();
  expect(asked.filter((url) => /viewer|\.glb/.test(url))).toEqual([]);
  const { height } = (await still.boundingBox()) ?? { height: 0 };
  await still.press("Enter");
  const frame = page.locator("iframe[title='The mug from all sides']");
  const viewer = frame.contentFrame().locator("model-viewer");
  await expect.poll(() => viewer.evaluate((each) => "loaded" in each && each.loaded), { timeout: 30_000 }).toBe(true);
  expect((await frame.boundingBox())?.height).toBe(height);
  const turned = () =>
    viewer.evaluate((each) => (each as unknown as { getCameraOrbit(): { theta: number } }).getCameraOrbit().theta);
  const before = await turned();
  await page.keyboard.press("ArrowRight");
  await expect.poll(turned).not.toBe(before);
  expect(asked.filter((url) => !/^(blob:)?http:\/\/(127\.0\.0\.1|localhost)[:/]|^data:/.test(url))).toEqual([]);
  expect(refused).toEqual([]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  const ld = await page.locator("script[type='application/ld+json']").allTextContents();
  const [file] = /\/media\/[0-9a-f-]{36}\/model\.glb/.exec(ld.join()) ?? [];
  expect(ld.join()).toContain('"@type":"3DModel"');
  await page.getByRole("link", { name: "Picture 1" }).click();
  await expect(frame).toHaveCount(0);

  const answer = await page.request.get(`${world.urls.storefront}${file}`);
  expect(answer.headers()["content-type"]).toBe("model/gltf-binary");
  const written = await answer.body();
  expect([written.toString("latin1", 0, 4), written.includes("Ada Lovelace")]).toEqual(["glTF", false]);

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const bare = await plain.newPage();
  await bare.goto(`${world.urls.storefront}/products/${offer.slug}`);
  await expect(bare.getByRole("link", { name: "The mug from all sides View in 3-D" })).toHaveAttribute(
    "href",
    address ?? "",
  );
  await bare.goto(`${world.urls.storefront}${address}`);
  await expect(bare.getByRole("link", { name: "Download the file (GLB)" })).toHaveAttribute("href", file ?? "");
  await plain.close();
});
