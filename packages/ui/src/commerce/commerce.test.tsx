// @vitest-environment happy-dom
import { orderStatuses } from "@emporia/contracts/orders";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { formStateOf } from "../lib/form-result";
import { Field } from "../primitives/field";
import { AddressForm } from "./address-form";
import { AddressLines } from "./address-lines";
import { CartLines } from "./cart-lines";
import { DateTime, dateText } from "./date-time";
import { MoneyInput } from "./money-input";
import { OrderStatusBadge } from "./order-status-badge";
import { OrderTotals } from "./order-totals";
import { Picture } from "./picture";
import { Price } from "./price";
import { ProductCard, type ProductCardProduct } from "./product-card";
import { ProductGrid, ProductGridSkeleton } from "./product-grid";
import { QuantityStepper } from "./quantity-stepper";
import { ShipmentTimeline } from "./shipment-timeline";
import { VariantPicker } from "./variant-picker";

afterEach(cleanup);

const usd = (amount: number) => ({ amount, currency: "USD" });
const picture = {
  id: "1",
  url: "/media/1",
  width: 800,
  height: 1000,
  alt: "A mug on a shelf",
  dominantColor: "#c9b8a0",
};
const mug: ProductCardProduct = {
  slug: "mug",
  name: "Stoneware mug",
  price: usd(2800),
  compareAtPrice: null,
  hasPriceRange: true,
  rating: 4.5,
  reviewCount: 12,
  isPurchasable: true,
  lowStock: 2,
  picture,
  seller: { shopName: "Kiln & Clay" },
};

describe("Price", () => {
  it("says what it is now and what it was", () => {
    const { container } = render(<Price money={usd(4999)} compareAt={usd(5999)} />);
    expect(container.textContent).toBe("Now $49.99Before $59.99");
  });

  it("shows no former price that is not more, and none of another currency", () => {
    const { container, rerender } = render(<Price money={usd(4999)} compareAt={usd(4999)} />);
    expect(container.querySelector("s")).toBeNull();
    rerender(<Price money={usd(4999)} compareAt={{ amount: 9999, currency: "EUR" }} />);
    expect(container.querySelector("s")).toBeNull();
  });

  it("writes currencies without minor units, the cheapest of several, and nothing to pay", () => {
    const { container, rerender } = render(<Price money={{ amount: 4999, currency: "JPY" }} from />);
    expect(container.textContent).toBe("From ¥4,999");
    rerender(<Price money={usd(0)} isFreeWhenZero />);
    expect(container.textContent).toBe("Free");
  });
});

describe("Picture", () => {
  it("offers AVIF and WebP in four widths", () => {
    const { container } = render(<Picture media={picture} sizes="50vw" priority />);
    const [avif, webp] = [...container.querySelectorAll("source")].map((each) => each.getAttribute("srcset"));
    expect(avif).toBe(
      "/media/1/320.avif 320w, /media/1/640.avif 640w, /media/1/960.avif 960w, /media/1/1600.avif 1600w",
    );
    expect(webp).toContain("/media/1/1600.webp 1600w");
    expect(screen.getByAltText("A mug on a shelf").getAttribute("fetchpriority")).toBe("high");
  });

  it("has a face without a picture", () => {
    render(<Picture media={null} sizes="50vw" />);
    expect(screen.getByRole("img", { name: "No picture" })).toBeTruthy();
  });
});

describe("ProductCard", () => {
  it("is one link, named by the product", () => {
    render(<ProductCard product={mug} href="/products/mug" />);
    expect(screen.getAllByRole("link")).toHaveLength(1);
    expect(screen.getByRole("link", { name: "Stoneware mug" })).toBeTruthy();
    expect(screen.getByText("Only 2 left")).toBeTruthy();
  });

  it("says when it is sold out", () => {
    render(<ProductCard product={{ ...mug, isPurchasable: false }} href="/products/mug" />);
    expect(screen.getByText("Sold out")).toBeTruthy();
    expect(screen.queryByText("Only 2 left")).toBeNull();
  });

  it("stands in a named list with an empty and a loading face", () => {
    const { rerender } = render(<ProductGrid label="Mugs" products={[{ ...mug, id: "1" }]} href={() => "/p"} />);
    expect(screen.getByRole("list", { name: "Mugs" })).toBeTruthy();
    rerender(<ProductGrid label="Mugs" products={[]} href={() => "/p"} empty={<p>No mugs today.</p>} />);
    expect(screen.getByText("No mugs today.")).toBeTruthy();
    rerender(<ProductGridSkeleton />);
    expect(screen.getByRole("status").textContent).toBe("Loading products…");
  });
});

describe("QuantityStepper", () => {
  it("steps within its limits and is named", () => {
    const change = vi.fn();
    render(<QuantityStepper label="Quantity of mug" value={2} max={3} onChange={change} />);
    expect(screen.getByRole("spinbutton", { name: "Quantity of mug" })).toBeTruthy();
    const more = screen.getByRole<HTMLButtonElement>("button", { name: "One more" });
    fireEvent.click(more);
    expect(change).toHaveBeenLastCalledWith(3);
    expect(more.disabled).toBe(true);
  });

  it("sends its form with the new number", () => {
    const sent: FormDataEntryValue[][] = [];
    render(
      <form
        onSubmit={(event) => {
          event.preventDefault();
          sent.push(new FormData(event.currentTarget).getAll("quantity"));
        }}
      >
        <QuantityStepper label="Quantity of mug" value={2} submitsOnChange />
      </form>,
    );
    fireEvent.click(screen.getByRole("button", { name: "One less" }));
    expect(sent).toEqual([["1"]]);
  });

  it("comes back to what is allowed when something else was typed", () => {
    const change = vi.fn();
    render(<QuantityStepper label="Quantity" value={2} max={5} onChange={change} />);
    const input = screen.getByRole<HTMLInputElement>("spinbutton");
    fireEvent.change(input, { target: { value: "80" } });
    fireEvent.blur(input);
    expect(input.value).toBe("5");
    expect(change).toHaveBeenLastCalledWith(5);
  });
});

describe("VariantPicker", () => {
  it("says the availability of each value", () => {
    const choose = vi.fn();
    render(
      <VariantPicker
        onChange={choose}
        options={[
          {
            name: "Colour",
            selected: "Oat",
            values: [
              { value: "Oat", availability: "available" },
              { value: "Blue", availability: "sold-out" },
              { value: "Red", availability: "unavailable" },
            ],
          },
        ]}
      />,
    );
    expect(screen.getByRole("group", { name: /^Colour/ })).toBeTruthy();
    fireEvent.click(screen.getByRole("radio", { name: "Blue, sold out" }));
    expect(choose).toHaveBeenCalledWith("Colour", "Blue");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: /^Red/ }).disabled).toBe(true);
  });
});

describe("AddressForm", () => {
  it("prefixes names, keeps what was typed and shows what is wrong", () => {
    const form = formStateOf({
      ok: false,
      fieldErrors: { "shippingAddress.city": ["City is required."] },
      values: { "shippingAddress.firstName": "Ada", "shippingAddress.city": "" },
    });
    render(<AddressForm legend="Shipping address" prefix="shippingAddress" section="shipping" form={form} />);
    const first = screen.getByLabelText<HTMLInputElement>("First name");
    expect([first.name, first.value, first.autocomplete]).toEqual([
      "shippingAddress.firstName",
      "Ada",
      "shipping given-name",
    ]);
    expect(screen.getByLabelText("City").getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByLabelText("State").tagName).toBe("SELECT");
  });

  it("asks for a province elsewhere", () => {
    render(<AddressForm legend="Address" countries={["US", "CA"]} />);
    fireEvent.change(screen.getByLabelText("Country"), { target: { value: "CA" } });
    expect(screen.getByLabelText("State or province optional").tagName).toBe("INPUT");
  });
});

describe("MoneyInput", () => {
  it("submits what is typed beside its currency, and tidies it", () => {
    const read = vi.fn();
    const { container } = render(
      <form>
        <Field label="Price" name="price">
          <MoneyInput currency="USD" defaultValue={4999} onMoney={read} />
        </Field>
      </form>,
    );
    const input = screen.getByLabelText<HTMLInputElement>("Price");
    expect(input.value).toBe("49.99");
    fireEvent.change(input, { target: { value: "$1,250" } });
    expect(read).toHaveBeenLastCalledWith(usd(125000));
    fireEvent.blur(input);
    expect(input.value).toBe("1250.00");
    expect([...new FormData(container.querySelector("form")!)]).toEqual([
      ["$money:price", "USD"],
      ["price", "1250.00"],
    ]);
  });
});

describe("orders", () => {
  it.each(orderStatuses)("has a word and a shape for %s", (status) => {
    const { container } = render(<OrderStatusBadge status={status} />);
    expect(container.textContent).toMatch(/^[A-Z][a-z ]+$/);
    expect(container.querySelector("svg")).not.toBeNull();
  });

  it("says what is not known yet", () => {
    render(<OrderTotals subtotal={usd(100)} shipping={null} tax={null} total={usd(100)} />);
    expect(screen.getByText("Estimated total")).toBeTruthy();
    expect(screen.getByText("Once we have your address")).toBeTruthy();
  });

  it("shows discounts as less", () => {
    render(
      <OrderTotals
        subtotal={usd(2000)}
        discounts={[
          { promotionId: "p", name: "Spring sale", code: null, fundedBy: "platform", amount: usd(300) },
          { promotionId: "q", name: "For you", code: "HELLO", fundedBy: "seller", amount: usd(200) },
        ]}
        shipping={usd(0)}
        tax={usd(0)}
        total={usd(1500)}
        itemCount={1}
      />,
    );
    expect(screen.getByText("-$3.00")).toBeTruthy();
    expect(screen.getByText("For you (HELLO)")).toBeTruthy();
    expect(screen.getByText("Subtotal (1 item)")).toBeTruthy();
    expect(screen.getByText("Free")).toBeTruthy();
  });

  it("says that nothing has been shipped", () => {
    render(<ShipmentTimeline shipments={[]} />);
    expect(screen.getByText("Nothing has been shipped yet.")).toBeTruthy();
  });

  it("writes an address without its gaps", () => {
    const { container } = render(
      <AddressLines
        address={{
          firstName: "Ada",
          lastName: "Byron",
          line1: "12 Loom St",
          line2: null,
          city: "Portland",
          state: "OR",
          postalCode: "97201",
          country: "US",
          phone: null,
        }}
      />,
    );
    expect([...container.querySelectorAll("span")].map((line) => line.textContent)).toEqual([
      "Ada Byron",
      "12 Loom St",
      "Portland, OR 97201",
      "United States",
    ]);
  });
});

describe("CartLines", () => {
  it("groups by seller, with slots and issues at their item", () => {
    const item = {
      id: "i1",
      productId: "p",
      variantId: "v",
      slug: "mug",
      name: "Mug",
      variantTitle: "Oat",
      sku: null,
      picture: null,
      price: usd(2800),
      quantity: 2,
      subtotal: usd(5600),
      discount: usd(0),
      available: 3,
      shipsBy: "2026-12-14",
      addedAt: "2026-11-01T00:00:00Z",
    };
    const seller = { id: "s", shopName: "Kiln & Clay", shopSlug: "kiln", city: "Asheville", state: "NC" };
    render(
      <CartLines
        groups={[
          {
            seller,
            items: [item],
            subtotal: usd(5600),
            shippingFrom: usd(595),
            parcelCount: 1,
            freeShippingOver: usd(7500),
          },
        ]}
        issues={[{ itemId: "i1", issue: "OUT_OF_STOCK", available: 1, message: "Only 1 mug is left." }]}
        productHref={() => "/mug"}
        sellerHref={() => "/kiln"}
        quantity={(each) => <p>stepper of {each.name}</p>}
      />,
    );
    expect(screen.getByRole("region", { name: "From Kiln & Clay" }).textContent).toContain(
      "$19.00 more for free shipping",
    );
    expect(screen.getByText("stepper of Mug")).toBeTruthy();
    expect(screen.getByText("Ships by Dec 14, 2026")).toBeTruthy();
    expect(screen.getByRole("alert").textContent).toBe("Only 1 mug is left.");
  });

  it("has an empty face", () => {
    render(<CartLines groups={[]} productHref={() => ""} sellerHref={() => ""} empty={<p>Your cart is empty.</p>} />);
    expect(screen.getByText("Your cart is empty.")).toBeTruthy();
  });
});

describe("DateTime", () => {
  it("is the same everywhere, and nothing when it is no date", () => {
    expect(dateText("2026-11-22T23:30:00Z", "both")).toBe("Nov 22, 2026, 11:30 PM UTC");
    expect(dateText("2026-11-22T23:30:00Z", "short", "Asia/Tokyo")).toBe("Nov 23, 2026");
    const { container } = render(<DateTime value="soon" />);
    expect(container.innerHTML).toBe("");
  });
});
