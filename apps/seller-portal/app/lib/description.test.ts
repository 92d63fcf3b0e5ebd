import { describe, expect, it } from "vitest";
import { descriptionOf, plainDescription, textOfDescription } from "./description";

describe("a description", () => {
  it("becomes text and the same again", () => {
    const html =
      "<p>Thrown &amp; glazed by hand.<br />Each one differs.</p><ul><li>350 ml</li><li>a &lt; b</li></ul><p>Bye.</p>";
    const text = "Thrown & glazed by hand.\nEach one differs.\n\n- 350 ml\n- a < b\n\nBye.";
    expect(textOfDescription(html)).toBe(text);
    expect(descriptionOf(text)).toBe(html);
  });

  it("takes a list right under its sentence", () => {
    expect(descriptionOf("Holds:\n- tea\n- coffee")).toBe("<p>Holds:</p><ul><li>tea</li><li>coffee</li></ul>");
  });

  it("stays HTML when text cannot say it", () => {
    const html = '<h2>Care</h2><p>See <a href="https://example.com">here</a>.</p>';
    expect(textOfDescription(html)).toBe(html);
    expect(descriptionOf(html)).toBe(html);
  });

  it("does not take a comparison for HTML", () => {
    expect(descriptionOf("1 < 2 and 3 > 2")).toBe("<p>1 &lt; 2 and 3 &gt; 2</p>");
    expect(descriptionOf("  \n \n")).toBe("");
  });

  it("is one line for search engines, with the signs that were typed", () => {
    expect(plainDescription("<p>Salt &amp; pepper</p><ul><li>a &lt; b</li></ul>")).toBe("Salt & pepper a < b");
  });
});
