// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Combobox } from "./combobox";
import { Field } from "./field";

afterEach(cleanup);

const options = [
  { value: "/categories/lamps", label: "Lamps", detail: "Category" },
  { value: "/shops/lamp-co", label: "Lamp & Co" },
];

function typed(onPick?: (option: { value: string }) => void) {
  const onType = vi.fn();
  render(
    <Field label="Page" name="to" error="Name a page.">
      <Combobox options={options} onType={onType} onPick={onPick} />
    </Field>,
  );
  const input = screen.getByLabelText<HTMLInputElement>("Page");
  fireEvent.change(input, { target: { value: "lam" } });
  return { input, onType };
}

describe("Combobox", () => {
  it("is a plain field before JavaScript, with its name and what stands in it", () => {
    const markup = renderToStaticMarkup(
      <Field label="Page" name="to">
        <Combobox defaultValue="/sell" options={[]} onType={() => {}} />
      </Field>,
    );
    expect(markup).toContain('name="to"');
    expect(markup).toContain('value="/sell"');
    expect(markup).not.toContain('role="combobox"');
  });

  it("asks for what fits, shows it and says how many there are", () => {
    const { input, onType } = typed();
    expect(onType).toHaveBeenCalledWith("lam");
    expect(input.getAttribute("role")).toBe("combobox");
    expect(input.getAttribute("aria-expanded")).toBe("true");
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual(["LampsCategory", "Lamp & Co"]);
    expect(screen.getByRole("status").textContent).toBe("2 suggestions");
  });

  it("is steered by the keys alone, round and round, and sends the form when nothing is picked", () => {
    const { input } = typed();
    expect(fireEvent.keyDown(input, { key: "Enter" })).toBe(true);
    for (const expected of ["0", "1", undefined, "0"]) {
      fireEvent.keyDown(input, { key: "ArrowDown" });
      expect(input.getAttribute("aria-activedescendant")?.split("-").at(-1)).toBe(expected);
    }
    fireEvent.keyDown(input, { key: "ArrowUp" });
    fireEvent.keyDown(input, { key: "ArrowUp" });
    expect(fireEvent.keyDown(input, { key: "Enter" })).toBe(false);
    expect(input.value).toBe("/shops/lamp-co");
    expect(input.getAttribute("aria-expanded")).toBe("false");
  });

  it("closes by Escape and keeps what was typed", () => {
    const { input } = typed();
    fireEvent.keyDown(input, { key: "Escape" });
    expect(screen.queryAllByRole("option")).toEqual([]);
    expect(input.value).toBe("lam");
  });

  it("hands what is picked on, where it is to stand elsewhere", () => {
    const onPick = vi.fn();
    const { input } = typed(onPick);
    fireEvent.click(screen.getByText("Lamps"));
    expect(onPick).toHaveBeenCalledWith(options[0]);
    expect(input.value).toBe("");
  });
});
