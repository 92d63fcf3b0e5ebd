import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/test";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("SF-05 a guest reports a product, staff say that it was right, and the guest is told so", async ({
    page,
    shop,
    shelf,
    inbox,
    admin,
  }) => {
    const email = `reporter-${Date.now()}@example.com`;
    const offer = await shelf.offer("seller-one@example.com", {
      name: `Doubtful mug ${Date.now()}`,
      price: 2_500,
      quantity: 5,
    });
    await shop.open(`/products/${offer.slug}`);
    await page.getByRole("link", { name: "Report this product" }).click();
    await page.getByRole("radio", { name: /against the law/ }).check();
    await page.getByLabel("Tell us more").fill("The third picture shows something that must not be sold.");
    await page.getByRole("checkbox", { name: /accurate and complete/ }).check();
    await page.getByRole("button", { name: "Send the report" }).click();
    await expect(page.getByText("A report of something illegal needs it").first()).toBeVisible();
    await page.getByLabel("Your name").fill("Nora Lindqvist");
    await page.getByRole("main").getByLabel("E-mail").fill(email);
    await page.getByRole("checkbox", { name: /accurate and complete/ }).check();
    await page.getByRole("button", { name: "Send the report" }).click();
    await expect(page.getByText("We have your report.")).toBeVisible();
    await inbox.mailTo(email, /We have your report/);

    await admin.open("/reports");
    const staff = admin.page;
    await staff.getByRole("link", { name: offer.name }).first().click();
    await expect(staff.getByText("The third picture shows something")).toBeVisible();
    await staff.getByRole("radio", { name: /^Was right/ }).check();
    await staff.getByLabel("Reason").fill("You were right. It is no longer sold here.");
    await staff.getByRole("button", { name: "Decide" }).click();
    await expect(staff).toHaveURL(/done=reportDecided/);
    await admin.open("/reports?tab=upheld");
    await expect(staff.getByRole("link", { name: offer.name }).first()).toBeVisible();
    await inbox.mailTo(email, /What we decided/);
  });
});

test("SF-05 the form of a report, staff's queue and a report are for everybody", async ({
  page,
  shop,
  shelf,
  admin,
}) => {
  const offer = await shelf.offer("seller-one@example.com", {
    name: `Odd mug ${Date.now()}`,
    price: 2_500,
    quantity: 5,
  });
  await shop.open(`/products/${offer.slug}/report`);
  await page.waitForLoadState("networkidle");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("radio", { name: /It is not what it claims to be/ }).check();
  await page.getByLabel("Tell us more").fill("It is not a mug at all, it is a bowl.");
  await page.getByRole("checkbox", { name: /accurate and complete/ }).check();
  await page.getByRole("button", { name: "Send the report" }).click();
  await expect(page.getByText("We have your report.")).toBeVisible();
  await admin.open("/reports");
  expect((await new AxeBuilder({ page: admin.page }).analyze()).violations).toEqual([]);
  await admin.page.getByRole("link", { name: offer.name }).first().click();
  await expect(admin.page.getByText("it is a bowl")).toBeVisible();
  expect((await new AxeBuilder({ page: admin.page }).analyze()).violations).toEqual([]);
});
