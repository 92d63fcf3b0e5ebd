// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { type LinkProps, LinkProvider } from "../primitives/link";
import { PageHeader } from "./page-header";
import { SiteHeader } from "./site-header";
import { ToolShell } from "./tool-shell";

afterEach(cleanup);

it("marks the page one is on, also deeper down, and the overview only on itself", () => {
  render(
    <ToolShell
      suffix="Seller"
      currentPath="/orders/17"
      user={{ name: "Ada" }}
      userMenu={null}
      groups={[
        {
          items: [
            { href: "/", label: "Overview", isExact: true },
            { href: "/orders", label: "Orders" },
            { href: "/orders-old", label: "Old" },
          ],
        },
      ]}
    >
      <PageHeader title="Order 17" />
    </ToolShell>,
  );
  const rail = screen.getByRole("navigation", { name: "Main" });
  expect(
    within(rail)
      .getAllByRole("link", { current: "page" })
      .map((link) => link.textContent),
  ).toEqual(["Orders"]);
  expect(screen.getByRole("main").id).toBe("main");
  expect(screen.getByRole("link", { name: "Skip to the content" }).getAttribute("href")).toBe("#main");
  expect(screen.getByRole("heading", { level: 1, name: "Order 17" })).toBeTruthy();
});

it("says how much is in the cart, and goes through the router's links", () => {
  const Routed = ({ href, children }: LinkProps) => (
    <a href={href} data-routed="">
      {children}
    </a>
  );
  render(
    <LinkProvider link={Routed}>
      <SiteHeader
        nav={[]}
        cart={{ href: "/cart", count: 1 }}
        account={{ href: "/account", label: "Account" }}
        search={null}
      />
    </LinkProvider>,
  );
  expect(screen.getByRole("link", { name: "Cart, 1 item" }).hasAttribute("data-routed")).toBe(true);
});
