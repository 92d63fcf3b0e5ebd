// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { FormFailure } from "../lib/form-result";
import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { ConfirmButton } from "./confirm-dialog";
import { Field } from "./field";
import { FormErrors } from "./form-errors";
import { Input } from "./input";
import { RadioGroup } from "./radio-group";
import { Select } from "./select";

afterEach(cleanup);

describe("Field", () => {
  it("ties label, hint and error to its control", () => {
    render(
      <Field label="City" name="address.city" hint="Where you live." error="City is required." required>
        <Input />
      </Field>,
    );
    const input = screen.getByLabelText<HTMLInputElement>("City");
    expect(input.name).toBe("address.city");
    expect(input.required).toBe(true);
    expect(input.getAttribute("aria-invalid")).toBe("true");
    const described = input
      .getAttribute("aria-describedby")!
      .split(" ")
      .map((id) => document.getElementById(id)!.textContent);
    expect(described).toEqual(["Where you live.", "City is required."]);
  });

  it("says optional only when told so", () => {
    render(
      <Field label="Phone" required={false}>
        <Select options={[]} placeholder="Choose" />
      </Field>,
    );
    expect(screen.getByLabelText("Phone optional").getAttribute("aria-invalid")).toBeNull();
  });
});

describe("Button", () => {
  it("says what is happening and does not fire twice", () => {
    const press = vi.fn();
    render(
      <Button loading="Placing the order…" onClick={press}>
        Place the order
      </Button>,
    );
    const button = screen.getByRole("button", { name: "Placing the order…" });
    fireEvent.click(button);
    expect(press).not.toHaveBeenCalled();
    expect(button.getAttribute("aria-disabled")).toBe("true");
    expect(button.hasAttribute("disabled")).toBe(false);
  });
});

describe("Checkbox", () => {
  it("submits false when it is not ticked, and true after it when it is", () => {
    const { container } = render(
      <form>
        <Checkbox name="agree" label="I agree" />
      </form>,
    );
    const form = container.querySelector("form")!;
    expect(new FormData(form).getAll("agree")).toEqual(["false"]);
    fireEvent.click(screen.getByRole("checkbox", { name: "I agree" }));
    expect(new FormData(form).getAll("agree")).toEqual(["false", "true"]);
  });
});

describe("RadioGroup", () => {
  it("is a group named by its legend, or its empty face", () => {
    const choose = vi.fn();
    const { rerender } = render(
      <RadioGroup
        legend="Shipping"
        name="rate"
        options={[
          { value: "a", label: "Standard" },
          { value: "b", label: "Express" },
        ]}
        onChange={choose}
      />,
    );
    expect(screen.getByRole("group", { name: "Shipping" })).toBeTruthy();
    fireEvent.click(screen.getByRole("radio", { name: "Express" }));
    expect(choose).toHaveBeenCalledWith("b");
    rerender(<RadioGroup legend="Shipping" name="rate" options={[]} empty={<p>Nobody ships there.</p>} />);
    expect(screen.getByText("Nobody ships there.")).toBeTruthy();
  });
});

describe("FormErrors", () => {
  const failure: FormFailure = {
    ok: false,
    fieldErrors: { "address.city": ["Fill this in."], email: ["Email is taken."] },
    values: {},
  };

  it("takes the focus and leads to each field", () => {
    render(
      <>
        <FormErrors failure={failure} labels={{ "address.city": "City", email: "Email" }} />
        <Field label="City" name="address.city">
          <Input />
        </Field>
      </>,
    );
    expect(document.activeElement).toBe(screen.getByRole("alert"));
    expect(screen.getByText("2 things need your attention.")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Email is taken." })).toBeTruthy();
    fireEvent.click(screen.getByRole("link", { name: "City: Fill this in." }));
    expect(document.activeElement).toBe(screen.getByLabelText("City"));
  });

  it("is not there without a failure", () => {
    const { container } = render(<FormErrors failure={undefined} />);
    expect(container.innerHTML).toBe("");
  });
});

describe("ConfirmButton", () => {
  it("asks, naming the thing, before the form goes", () => {
    const send = vi.fn((event: { preventDefault(): void }) => event.preventDefault());
    render(
      <form onSubmit={send}>
        <ConfirmButton
          question={{ title: "Delete “Mug”?", consequence: "It cannot be undone.", confirmLabel: "Delete mug" }}
        >
          Delete
        </ConfirmButton>
      </form>,
    );
    fireEvent.click(screen.getByRole("button", { name: "Delete" }));
    expect(send).not.toHaveBeenCalled();
    expect(screen.getByRole("alertdialog", { name: "Delete “Mug”?" })).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Delete mug" }));
    expect(send).toHaveBeenCalledOnce();
  });

  it("names what was typed, and sends at once what can only be refused", () => {
    const send = vi.fn((event: { preventDefault(): void }) => event.preventDefault());
    render(
      <form onSubmit={send}>
        <input name="amount" aria-label="Amount" defaultValue="abc" />
        <ConfirmButton
          question={(typed) =>
            Number(typed.get("amount")) > 0
              ? { title: `Give back $${typed.get("amount")}?`, consequence: "At once.", confirmLabel: "Give it back" }
              : null
          }
        >
          Refund
        </ConfirmButton>
      </form>,
    );
    fireEvent.click(screen.getByRole("button", { name: "Refund" }));
    expect(send).toHaveBeenCalledOnce();
    fireEvent.change(screen.getByLabelText("Amount"), { target: { value: "12" } });
    fireEvent.click(screen.getByRole("button", { name: "Refund" }));
    expect(screen.getByRole("alertdialog", { name: "Give back $12?" })).toBeTruthy();
    expect(send).toHaveBeenCalledOnce();
  });

  it("does not ask while something that it needs is empty", () => {
    const send = vi.fn((event: { preventDefault(): void }) => event.preventDefault());
    render(
      <form onSubmit={send}>
        <input name="reason" aria-label="Reason" />
        <ConfirmButton
          needs={["reason"]}
          question={{ title: "Ban Ada?", consequence: "They are signed out.", confirmLabel: "Ban them" }}
        >
          Ban
        </ConfirmButton>
      </form>,
    );
    fireEvent.click(screen.getByRole("button", { name: "Ban" }));
    expect(send).toHaveBeenCalledOnce();
    expect(screen.queryByRole("alertdialog")).toBeNull();
    fireEvent.change(screen.getByLabelText("Reason"), { target: { value: "Spam." } });
    fireEvent.click(screen.getByRole("button", { name: "Ban" }));
    expect(screen.getByRole("alertdialog", { name: "Ban Ada?" })).toBeTruthy();
    expect(send).toHaveBeenCalledOnce();
  });
});
