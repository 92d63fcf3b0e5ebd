// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Avatar } from "./avatar";
import { Menu, MenuLink } from "./menu";
import { Pagination } from "./pagination";
import { Progress } from "./progress";
import { RatingStars } from "./rating-stars";
import { type Column, Table } from "./table";
import { TabLinks } from "./tabs";
import { ThemeSwitch } from "./theme-switch";
import { ToastProvider, useToast } from "./toast";

afterEach(cleanup);

interface Row {
  id: string;
  name: string;
}
const columns: Column<Row>[] = [
  {
    key: "name",
    header: "Name",
    isName: true,
    cell: (row) => row.name,
    sort: { href: "/?sort=name", direction: "ascending" },
  },
  { key: "id", header: "Number", align: "end", cell: (row) => row.id },
];
const table = { caption: "Products", columns, rowKey: (row: Row) => row.id };

describe("Table", () => {
  it("is named by its caption and names what each checkbox selects", () => {
    render(<Table {...table} rows={[{ id: "1", name: "Mug" }]} select={{ name: "ids", rowName: (row) => row.name }} />);
    expect(screen.getByRole("table", { name: "Products" })).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Select Mug" }).value).toBe("1");
    expect(screen.getByRole("columnheader", { name: "Name" }).getAttribute("aria-sort")).toBe("ascending");
  });

  it("has an empty, a loading and an error face", () => {
    const { rerender, container } = render(<Table {...table} rows={[]} empty={<p>No products yet.</p>} />);
    expect(screen.getByText("No products yet.")).toBeTruthy();
    rerender(<Table {...table} rows={[]} loadingRows={3} empty={<p>No products yet.</p>} />);
    expect(container.querySelector("table")!.getAttribute("aria-busy")).toBe("true");
    expect(container.querySelectorAll("tbody tr")).toHaveLength(3);
    rerender(<Table {...table} rows={[]} error={<p>We could not load them.</p>} />);
    expect(screen.getByText("We could not load them.")).toBeTruthy();
  });
});

describe("links between pages and tabs", () => {
  it("has no pagination for a single page", () => {
    const { container } = render(<Pagination label="Orders" />);
    expect(container.innerHTML).toBe("");
  });

  it("links to the page after", () => {
    render(<Pagination label="Orders" nextHref="/orders?cursor=x" />);
    const nav = screen.getByRole("navigation", { name: "Orders, pages" });
    expect(within(nav).getByRole("link", { name: "Next" }).getAttribute("href")).toBe("/orders?cursor=x");
    expect(within(nav).queryByRole("link", { name: "Previous" })).toBeNull();
  });

  it("marks the current tab", () => {
    render(
      <TabLinks
        label="Orders"
        tabs={[
          { href: "/a", label: "To ship", isCurrent: true, count: 2 },
          { href: "/b", label: "All", isCurrent: false },
        ]}
      />,
    );
    expect(screen.getByRole("link", { current: "page" }).textContent).toContain("To ship");
  });
});

describe("what is read aloud", () => {
  it("says a rating in words, or that there is none", () => {
    const { rerender } = render(<RatingStars rating={4.25} count={1} />);
    expect(screen.getByRole("img", { name: "Rated 4.3 out of 5, 1 review" })).toBeTruthy();
    rerender(<RatingStars rating={0} count={0} />);
    expect(screen.getByText("No reviews yet")).toBeTruthy();
  });

  it("names an avatar that stands alone", () => {
    render(<Avatar name="Ada King Byron" isAlone />);
    expect(screen.getByRole("img", { name: "Ada King Byron" }).textContent).toBe("AB");
  });

  it("names a progress bar, known or not", () => {
    render(<Progress label="Importing" value={3} max={10} />);
    expect(screen.getByLabelText<HTMLProgressElement>("Importing").value).toBe(3);
  });
});

describe("Menu", () => {
  it("moves by arrows and closes by Escape, giving the focus back", () => {
    const { container } = render(
      <Menu label="More">
        <MenuLink href="/a">Open</MenuLink>
        <MenuLink href="/b">Copy</MenuLink>
      </Menu>,
    );
    const details = container.querySelector("details")!;
    const summary = container.querySelector("summary")!;
    summary.focus();
    fireEvent.keyDown(summary, { key: "ArrowDown" });
    expect(details.open).toBe(true);
    expect(document.activeElement?.textContent).toBe("Open");
    fireEvent.keyDown(document.activeElement!, { key: "ArrowUp" });
    expect(document.activeElement?.textContent).toBe("Copy");
    fireEvent.keyDown(document.activeElement!, { key: "Escape" });
    expect(details.open).toBe(false);
    expect(document.activeElement).toBe(summary);
  });
});

describe("ThemeSwitch", () => {
  it("shows the choice at once", () => {
    render(<ThemeSwitch theme="light" />);
    fireEvent.click(screen.getByRole("button", { name: "Dark" }));
    expect(document.documentElement.dataset.theme).toBe("dark");
    expect(screen.getByRole("button", { name: "Dark" }).getAttribute("aria-pressed")).toBe("true");
    fireEvent.click(screen.getByRole("button", { name: "As the system" }));
    expect(document.documentElement.dataset.theme).toBeUndefined();
  });
});

describe("toasts", () => {
  function Trigger() {
    const toast = useToast();
    return (
      <button type="button" onClick={() => toast({ title: "Saved" })}>
        Save
      </button>
    );
  }

  it("are announced and leave by themselves", () => {
    vi.useFakeTimers();
    render(
      <ToastProvider>
        <Trigger />
      </ToastProvider>,
    );
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(within(screen.getByRole("status")).getByText("Saved")).toBeTruthy();
    act(() => vi.advanceTimersByTime(6_500));
    expect(screen.queryByText("Saved")).toBeNull();
    vi.useRealTimers();
  });

  it("can be there from the server", () => {
    render(<ToastProvider flash={{ title: "Order cancelled" }}>x</ToastProvider>);
    expect(screen.getByText("Order cancelled")).toBeTruthy();
  });
});
