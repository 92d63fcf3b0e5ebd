import { textOfPdf } from "@emporia/testing";
import fc from "fast-check";
import { expect, it } from "vitest";
import { openPdf, pdfFonts } from "./index";

async function drawn(text: string): Promise<{ pdf: Uint8Array; said: string }> {
  const { doc, shown, noteSubstitutes, finish } = await openPdf({ title: text, margin: 50 });
  doc.font(pdfFonts.bold).fontSize(12).text(shown(text)).font(pdfFonts.regular).text(shown(text));
  noteSubstitutes();
  const pdf = await finish();
  return { pdf, said: textOfPdf(pdf) };
}

it("writes the names that people have in Latin, Greek and Cyrillic, and embeds only their letters", async () => {
  const names = "Łukasz Żółć, Ђорђе, Київ, Ελλάδα, Nguyễn Thị, Þórður, Åse Œuvre, Ő, 12 €";
  const { pdf, said } = await drawn(names);
  // In both weights.
  expect(said.split(names)).toHaveLength(3);
  expect(said).not.toContain("stands for");
  expect(pdf.byteLength).toBeLessThan(20_000);
});

it("puts one visible substitute for each letter that it cannot write, and says so", async () => {
  const { said } = await drawn("田中 🎁 नि 👩‍👩‍👧");
  expect(said).toContain("\u{fffd}\u{fffd} \u{fffd} \u{fffd} \u{fffd}\n");
  expect(said).toContain("\u{fffd} stands for a letter that this paper cannot write.");
});

it("never throws, whatever the text", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (text) => {
      expect((await drawn(text)).pdf.byteLength).toBeGreaterThan(500);
    }),
    { numRuns: 40 },
  );
});
