import { expect, it } from "vitest";
import { nextStep, stepOf } from "./checkout-steps";

const address = {
  firstName: "A",
  lastName: "B",
  line1: "1",
  city: "C",
  state: "CA",
  postalCode: "94110",
  country: "US",
};
const card = { id: "pm_1", brand: "visa", last4: "4242", expiryMonth: null, expiryYear: null };
const fresh = {
  email: null,
  shippingAddress: null,
  paymentMethod: null,
  paymentError: null,
  toPay: { amount: 2500, currency: "USD" },
  groups: [{ chosenRateId: null }],
};
const ready = {
  email: "a@b.co",
  shippingAddress: address,
  paymentMethod: card,
  paymentError: null,
  toPay: { amount: 2500, currency: "USD" },
  groups: [{ chosenRateId: "r" }],
};

it("asks for one thing after the other", () => {
  expect(nextStep(fresh)).toBe("address");
  expect(nextStep({ ...fresh, email: "a@b.co", shippingAddress: address })).toBe("shipping");
  expect(nextStep({ ...ready, paymentMethod: null })).toBe("payment");
  expect(nextStep(ready)).toBe("review");
});

it("asks for another card after one was refused", () => {
  expect(nextStep({ ...ready, paymentError: { code: "card_declined", message: "No." } })).toBe("payment");
});

it("lets what is done be changed, and nothing be skipped", () => {
  expect(stepOf(ready, "address")).toBe("address");
  expect(stepOf(fresh, "review")).toBe("address");
  expect(stepOf(ready, "nonsense")).toBe("review");
});

it("asks for no card when nothing is left to pay", () => {
  expect(nextStep({ ...ready, paymentMethod: null })).toBe("payment");
  expect(nextStep({ ...ready, paymentMethod: null, toPay: { amount: 0, currency: "USD" } })).toBe("review");
});
