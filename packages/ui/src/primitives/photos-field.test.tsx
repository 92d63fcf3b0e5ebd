// @vitest-environment happy-dom
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { PhotosField } from "./photos-field";

const photos = (count: number, size = 10) =>
  Array.from({ length: count }, (_, at) => {
    const file = new File(["x"], `${at}.jpg`, { type: "image/jpeg" });
    Object.defineProperty(file, "size", { value: size });
    return file;
  });

it("says at once that there are too many photos, or that one is too large, and sends none of them", () => {
  render(<PhotosField error={undefined} most={2} />);
  const input = screen.getByLabelText(/^Photos/);
  const choose = (files: File[]) => fireEvent.change(input, { target: { files } });
  choose(photos(3));
  expect(screen.getByText("You chose 3 photos. Choose 2 at most.")).toBeDefined();
  choose(photos(1, 21 * 1024 * 1024));
  expect(screen.getByText("0.jpg is larger than 20 MB. Choose another one.")).toBeDefined();
  choose(photos(2));
  expect(screen.queryByText(/Choose/)).toBeNull();
});
