import type { Archetype } from "../archetype";
import { companion, ellipse, mix, type Pen, rect, stock } from "../pen";

/** A round bead in three discs: shadow, body, glint. */
function bead(pen: Pen, cx: number, cy: number, r: number, tone: string): string {
  const [x, y] = [Math.round(cx), Math.round(cy)];
  return (
    pen.oval(x, y, r, r, mix(tone, "#2c2138", 0.22)) +
    pen.oval(x - 4, y - 4, r - 5, r - 5, tone) +
    pen.oval(x - 12, y - 13, 8, 6, mix(tone, "#fff6e3", 0.6))
  );
}

const headphones: Archetype = {
  height: 640,
  foot: 260,
  stance: "stand",
  focus: [-200, -200],
  inScene: 0.56,
  scenes: ["table", "shelf"],
  draw: (pen) => {
    const { tones } = pen;
    const cup = (side: number): string =>
      `<g transform="scale(${side} 1)">${pen.shape("M-330 -250C-330 -340 -290 -380 -240 -380C-200 -380 -180 -350 -180 -300V-110C-180 -60 -200 -30 -240 -30C-290 -30 -330 -90 -330 -170Z", tones.base, { shade: side > 0 ? [16, 6] : [-16, 6], light: side > 0 ? [12, 6] : [0, 0] })}${pen.shape(rect(-196, -370, 70, 330, 34), pen.decor % 2 ? stock.leather : tones.deep, { material: "leather", shade: [10, 0] })}${pen.line("M-296 -262V-156", tones.pale, 8, 0.7)}${pen.shape(ellipse(-258, -206, 30, 52), companion(pen.colour), { shade: [6, 6] })}</g>`;
    return (
      pen.line("M-262 -340C-290 -720 290 -720 262 -340", tones.dark, 54) +
      pen.line("M-262 -350C-288 -712 288 -712 262 -350", tones.base, 34) +
      pen.line("M-196 -560C-110 -660 110 -660 196 -560", pen.decor % 2 ? stock.leather : tones.deep, 44) +
      pen.line("M-180 -574C-100 -650 60 -656 130 -616", "#fff6e3", 7, 0.4) +
      pen.line("M-262 -430V-350M262 -430V-350", stock.steel, 20) +
      cup(1) +
      cup(-1)
    );
  },
};

const speaker: Archetype = {
  height: 520,
  foot: 290,
  stance: "stand",
  focus: [-90, -230],
  inScene: 0.56,
  scenes: ["shelf", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const wide = pen.decor % 2 === 0;
    return wide
      ? pen.line("M-200 -440C-190 -540 190 -540 200 -440", stock.leather, 24) +
          pen.shape(rect(-330, -450, 660, 440, 60), stock.walnut, { material: "grain", shade: [30, 20] }) +
          pen.shape(rect(-290, -410, 580, 360, 38), tones.base, { material: "weave", shade: [-14, -12] }) +
          pen.shape(ellipse(-90, -230, 122, 122), tones.dark, { material: "weave", shade: [-14, -14] }) +
          pen.oval(-90, -230, 48, 48, tones.deep) +
          [-320, -230, -140].map((y) => pen.shape(ellipse(180, y, 32, 32), stock.brass, { shade: [8, 8] })).join("") +
          pen.line("M-220 0v-10M220 0v-10", stock.ink, 26)
      : pen.shape("M-200 -420C-200 -480 200 -480 200 -420V-40C200 20 -200 20 -200 -40Z", tones.base, {
          material: "weave",
          shade: [54, 0],
          light: [26, 0],
        }) +
          pen.oval(0, -424, 196, 42, tones.dark) +
          pen.oval(0, -426, 160, 30, tones.deep) +
          pen.line("M-40 -426H40M0 -440V-412", tones.pale, 7) +
          pen.line("M-200 -60C-200 -6 200 -6 200 -60", stock.brass, 16) +
          pen.line("M196 -380C260 -380 260 -280 200 -270", stock.leather, 18);
  },
};

const keyboard: Archetype = {
  silhouette: "M-344 -440H346V-40H-344Z",
  height: 480,
  foot: 340,
  stance: "flat",
  focus: [-130, -270],
  zoom: 2,
  inScene: 0.6,
  scenes: ["cloth", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const accent = companion(pen.colour);
    const keys = [0, 1, 2, 3]
      .map((r) =>
        Array.from({ length: r === 3 ? 5 : 9 }, (_, c) => {
          const w = r === 3 ? (c === 2 ? 228 : 84) : 58;
          const x = r === 3 ? -306 + ([0, 94, 188, 426, 520][c] ?? 0) : -306 + c * 68.4;
          const tone =
            (r === 0 && c === 0) || (r === 2 && c === 8)
              ? accent
              : r === 3 && c === 2
                ? tones.light
                : (c + r) % 9 === 4
                  ? tones.base
                  : stock.cream;
          return (
            pen.fill(rect(Math.round(x), -394 + r * 84, w, 70, 12), mix(tone, "#2c2138", 0.2)) +
            pen.fill(rect(Math.round(x) + 5, -394 + r * 84 + 3, w - 10, 56, 9), tone)
          );
        }).join(""),
      )
      .join("");
    return (
      pen.shape(rect(-344, -440, 690, 400, 30), tones.base, { material: "brushed", shade: [10, 16] }) +
      pen.fill(rect(-320, -410, 640, 346, 18), tones.deep) +
      keys
    );
  },
};

const stand: Archetype = {
  height: 620,
  foot: 200,
  stance: "stand",
  focus: [0, -150],
  inScene: 0.54,
  scenes: ["table", "shelf"],
  draw: (pen) => {
    const { tones } = pen;
    return (
      `<g transform="rotate(-6 0 -100)">${pen.shape(rect(-140, -600, 280, 540, 36), stock.ink, { shade: [10, 0] })}${pen.fill(rect(-124, -582, 248, 504, 24), "#d5dfdd")}${pen.within(rect(-124, -582, 248, 504, 24), pen.fill("M-140 -260C-60 -340 20 -330 60 -270S130 -240 160 -280V0H-140Z", companion(pen.colour)) + pen.oval(50, -440, 46, 46, "#eec27a") + pen.fill("M-140 -170C-40 -230 60 -160 160 -190V0H-140Z", tones.base))}</g>` +
      pen.shape(
        "M-210 -120L210 -120Q236 -120 236 -96V-24Q236 0 210 0H-210Q-236 0 -236 -24V-96Q-236 -120 -210 -120Z",
        tones.base,
        { material: "grain", shade: [20, 20] },
      ) +
      pen.fill("M-214 -120H214L200 -142H-200Z", tones.light) +
      pen.shape(ellipse(170, -60, 20, 20), stock.brass)
    );
  },
};

const strap: Archetype = {
  height: 700,
  foot: 300,
  stance: "flat",
  focus: [0, -560],
  zoom: 2,
  inScene: 0.66,
  scenes: ["cloth"],
  draw: (pen) => {
    const { tones } = pen;
    const accent = companion(pen.colour);
    const loop = "M-110 -250C-330 -420 -260 -680 0 -680C260 -680 330 -420 110 -250";
    return (
      pen.line(loop, tones.dark, 68) +
      pen.line(loop, tones.base, 58) +
      (pen.decor % 2 === 0 ? pen.dashes(loop, accent, 26, "30 24") : pen.line(loop, accent, 14)) +
      pen.dashes(loop, tones.pale, 4, "14 12") +
      pen.line("M-110 -250L-150 -180M110 -250L150 -180", stock.leather, 36) +
      pen.shape(
        "M-210 -220H-110L-80 -270H80L110 -220H210Q244 -220 244 -186V-34Q244 0 210 0H-210Q-244 0 -244 -34V-186Q-244 -220 -210 -220Z",
        stock.ink,
        { shade: [14, 14] },
      ) +
      pen.fill("M-244 -150H244V-60H-244Z", "#4b5160") +
      pen.shape(ellipse(0, -108, 108, 104), "#3a4150", { shade: [12, 12] }) +
      pen.oval(0, -108, 74, 72, "#1f2530") +
      pen.oval(-22, -132, 24, 20, "#8fb0bd", 0.8) +
      pen.shape(ellipse(172, -190, 22, 14), stock.brass)
    );
  },
};

const car: Archetype = {
  height: 380,
  foot: 310,
  stance: "stand",
  focus: [-60, -160],
  inScene: 0.52,
  scenes: ["floor", "shelf", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const wheel = (x: number): string =>
      pen.shape(ellipse(x, -74, 78, 78), companion(pen.colour), { material: "grain", shade: [10, 12] }) +
      pen.oval(x, -74, 26, 26, stock.cream);
    const body =
      [
        "M-320 -90V-190Q-320 -220 -280 -226L-180 -240C-140 -340 -90 -370 0 -370C90 -370 140 -330 180 -240L280 -220Q320 -210 320 -170V-90Z",
        "M-320 -90V-320Q-320 -350 -290 -350H290Q320 -350 320 -310V-90Z",
        "M-320 -90V-180H-60V-350H160Q190 -350 200 -320L230 -210L300 -190Q320 -184 320 -150V-90Z",
      ][pen.decor % 3] ?? "";
    const windows =
      [
        "M-140 -236C-110 -310 -80 -330 -14 -330V-236ZM20 -330C80 -330 110 -300 136 -236H20Z",
        "M-270 -300H-150V-200H-270ZM-110 -300H10V-200H-110ZM50 -300H170V-200H50Z",
        "M-10 -310H130L160 -210H-10Z",
      ][pen.decor % 3] ?? "";
    return (
      pen.shape(body, tones.base, { material: "grain", shade: [16, 26] }) +
      pen.fill(windows, stock.cream) +
      pen.fill(windows, tones.pale, 0.5) +
      pen.line("M-300 -150H300", tones.dark, 7, 0.6) +
      wheel(-180) +
      wheel(180)
    );
  },
};

const rabbit: Archetype = {
  height: 760,
  foot: 190,
  stance: "stand",
  focus: [0, -430],
  zoom: 2,
  inScene: 0.6,
  scenes: ["floor", "shelf", "floor"],
  draw: (pen) => {
    const { tones } = pen;
    const accent = companion(pen.colour);
    const bear = pen.decor % 2 === 1;
    const ears = bear
      ? pen.shape(ellipse(-110, -610, 62, 60), tones.base, { material: "pile" }) +
        pen.shape(ellipse(110, -610, 62, 60), tones.base, { material: "pile" }) +
        pen.oval(-110, -604, 32, 30, accent) +
        pen.oval(110, -604, 32, 30, accent)
      : turned(pen, -12, -70) + turned(pen, 14, 70);
    return (
      ears +
      pen.shape(
        "M-150 -330C-230 -280 -250 -180 -220 -150C-180 -140 -150 -200 -130 -250ZM150 -330C230 -280 250 -180 220 -150C180 -140 150 -200 130 -250Z",
        tones.base,
        { material: "pile", shade: [10, 10] },
      ) +
      pen.shape("M-120 -360C-190 -200 -180 -60 -120 -30H120C180 -60 190 -200 120 -360Z", tones.base, {
        material: "pile",
        shade: [40, 0],
      }) +
      (pen.decor % 3 === 0
        ? pen.shape("M-146 -280Q0 -240 146 -280L170 -110Q0 -60 -170 -110Z", accent, {
            material: "knit",
            shade: [30, 0],
          })
        : pen.oval(0, -180, 84, 100, tones.light)) +
      pen.shape(ellipse(-110, -36, 86, 48), tones.base, { material: "pile", shade: [10, 14] }) +
      pen.shape(ellipse(110, -36, 86, 48), tones.base, { material: "pile", shade: [10, 14] }) +
      pen.oval(-112, -32, 42, 24, accent, 0.8) +
      pen.oval(112, -32, 42, 24, accent, 0.8) +
      pen.shape(ellipse(0, -470, 164, 146), tones.base, { material: "pile", shade: [34, 14] }) +
      pen.oval(0, -430, 64, 48, tones.light) +
      pen.oval(-64, -480, 14, 17, stock.ink) +
      pen.oval(64, -480, 14, 17, stock.ink) +
      pen.fill("M-20 -456H20L0 -432Z", stock.ink) +
      pen.line("M0 -434Q-6 -410 -24 -410M0 -434Q6 -410 24 -410", stock.ink, 6) +
      pen.oval(-104, -434, 24, 15, accent, 0.6) +
      pen.oval(104, -434, 24, 15, accent, 0.6)
    );
  },
};
function turned(pen: Pen, turn: number, x: number): string {
  return `<g transform="translate(${x} -560) rotate(${turn})">${pen.shape("M0 0C-66 -40 -60 -200 0 -230C60 -200 66 -40 0 0Z", pen.tones.base, { material: "pile", shade: [12, 0] })}${pen.fill("M0 -20C-30 -50 -28 -160 0 -190C28 -160 30 -50 0 -20Z", companion(pen.colour), 0.85)}</g>`;
}

const blocks: Archetype = {
  height: 640,
  foot: 280,
  stance: "stand",
  focus: [-60, -220],
  inScene: 0.54,
  scenes: ["floor", "table", "shelf"],
  draw: (pen) => {
    const { tones } = pen;
    const accent = companion(pen.colour);
    const m = { material: "grain" as const, shade: [14, 14] as const };
    const stacker = pen.decor % 2 === 1;
    if (stacker) {
      const tonesUp = [tones.base, accent, tones.light, tones.dark, stock.oak];
      return (
        pen.shape(rect(-200, -60, 400, 60, 20), stock.oak, m) +
        tonesUp
          .map((tone, i) =>
            pen.shape(rect(-210 + i * 30, -166 - i * 104, 420 - i * 60, 104, 52), tone, { ...m, shade: [20, 16] }),
          )
          .join("") +
        pen.shape(ellipse(0, -610, 46, 46), stock.vermilion, { shade: [10, 10] })
      );
    }
    return (
      pen.shape(rect(-290, -200, 200, 200, 8), tones.base, m) +
      pen.shape(rect(-60, -200, 200, 200, 8), stock.oak, m) +
      pen.oval(40, -100, 56, 56, tones.dark) +
      pen.shape("M170 0V-130A80 80 0 0 1 330 -130V0H290V-120A40 40 0 0 0 210 -120V0Z", accent, m) +
      pen.shape(rect(-200, -350, 300, 150, 8), tones.light, m) +
      pen.line("M-140 -275H40", tones.dark, 16) +
      pen.shape("M-180 -350L-60 -520L60 -350Z", accent, m) +
      pen.shape(rect(-120, -590, 110, 0), accent, { shade: [0, 0] }) +
      pen.shape(ellipse(-60, -560, 50, 50), tones.dark, { shade: [12, 12] })
    );
  },
};

const ring: Archetype = {
  height: 560,
  foot: 210,
  stance: "stand",
  focus: [0, -440],
  zoom: 2,
  inScene: 0.4,
  scenes: ["cloth", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const metal = pen.decor % 2 === 0 ? "#cfa557" : "#bcc2c5";
    const band = `M-190 -210A190 190 0 1 0 190 -210A190 190 0 1 0 -190 -210ZM-150 -214A150 150 0 1 1 150 -214A150 150 0 1 1 -150 -214Z`;
    const stone =
      [
        pen.shape("M-80 -470L-40 -520H40L80 -470L0 -384Z", tones.base, { shade: [16, 10] }) +
          pen.fill("M-80 -470H80L0 -384Z", tones.light, 0.5) +
          pen.line("M-80 -470H80M-36 -470L0 -390L36 -470M-40 -518L-36 -470M40 -518L36 -470", tones.pale, 5, 0.9),
        pen.shape(ellipse(0, -450, 84, 66), tones.base, { shade: [20, 16] }) +
          pen.oval(-26, -474, 24, 13, tones.pale, 0.9),
        [-70, 0, 70]
          .map(
            (x) =>
              pen.shape(ellipse(x, x === 0 ? -438 : -416, 36, 36), tones.base, { shade: [9, 9] }) +
              pen.oval(x - 10, (x === 0 ? -438 : -416) - 12, 9, 7, tones.pale),
          )
          .join(""),
      ][pen.decor % 3] ?? "";
    return (
      `<path d="${band}" fill="${metal}" fill-rule="evenodd"/>` +
      pen.line("M-172 -230A172 172 0 0 1 -40 -378", mix(metal, "#fff6e3", 0.6), 13) +
      pen.line("M172 -190A172 172 0 0 1 20 -39", mix(metal, "#2c2138", 0.3), 15) +
      pen.shape("M-64 -396Q0 -360 64 -396L50 -430H-50Z", metal, { shade: [10, 6] }) +
      stone
    );
  },
};

const earrings: Archetype = {
  height: 620,
  foot: 0,
  stance: "hang",
  focus: [-130, -300],
  zoom: 1.9,
  inScene: 0.46,
  scenes: ["cloth", "wall"],
  draw: (pen) => {
    const { tones } = pen;
    const metal = pen.decor % 2 === 0 ? stock.brass : stock.steel;
    const drop =
      [
        pen.line(ellipse(0, -250, 110, 110), metal, 20) +
          pen.shape("M0 -400C60 -330 70 -250 0 -200C-70 -250 -60 -330 0 -400Z", tones.base, { shade: [16, 8] }),
        pen.shape("M-90 -380H90A90 90 0 0 1 -90 -380Z", tones.base, { material: "speckle", shade: [14, 10] }) +
          pen.shape(ellipse(0, -220, 58, 58), tones.dark, { shade: [12, 12] }) +
          pen.line("M0 -296V-270", metal, 9) +
          pen.shape("M-40 -140L0 -40L40 -140Z", metal, { shade: [12, 0] }) +
          pen.line("M0 -162V-140", metal, 8),
        pen.shape("M-70 -400C-110 -260 -70 -120 0 -80C70 -120 110 -260 70 -400Q0 -430 -70 -400Z", tones.base, {
          material: "speckle",
          shade: [22, 8],
        }) + pen.line("M-44 -350C-66 -260 -44 -180 -6 -140", tones.pale, 9),
      ][pen.decor % 3] ?? "";
    const one =
      pen.line("M0 -400V-470C0 -560 -70 -560 -66 -490", metal, 11) + pen.shape(ellipse(0, -424, 17, 17), metal) + drop;
    return `<g transform="translate(-150 0)">${one}</g><g transform="translate(160 -30)">${one}</g>`;
  },
};

const necklace: Archetype = {
  height: 740,
  foot: 0,
  stance: "hang",
  focus: [0, -180],
  zoom: 1.9,
  inScene: 0.6,
  scenes: ["cloth"],
  draw: (pen) => {
    const { tones } = pen;
    const metal = pen.decor % 2 === 0 ? stock.brass : stock.steel;
    const beads = Array.from({ length: 21 }, (_, i) => {
      const t = Math.PI * (0.04 + (0.92 * i) / 20);
      return bead(
        pen,
        -Math.cos(t) * 280,
        -660 + Math.sin(t) * 560,
        34,
        [tones.base, companion(pen.colour), tones.light][i % 3] ?? tones.base,
      );
    }).join("");
    const chain =
      pen.line("M-270 -740C-290 -420 -130 -260 0 -210C130 -260 290 -420 270 -740", metal, 8) +
      pen.dashes(
        "M-270 -740C-290 -420 -130 -260 0 -210C130 -260 290 -420 270 -740",
        mix(metal, "#fff6e3", 0.5),
        8,
        "10 14",
      );
    const pendant =
      pen.decor % 3 === 0
        ? pen.shape(ellipse(0, -120, 86, 86), tones.base, { shade: [16, 14], material: "speckle" }) +
          pen.line(ellipse(0, -120, 86, 86), metal, 12)
        : pen.shape("M0 -206C90 -110 90 -30 0 0C-90 -30 -90 -110 0 -206Z", tones.base, { shade: [20, 8] }) +
          pen.oval(-26, -80, 13, 30, tones.pale, 0.8);
    return pen.decor % 3 === 2
      ? pen.line("M-280 -660C-284 -700 -280 -720 -270 -750M280 -660C284 -700 280 -720 270 -750", stock.leather, 8) +
          beads
      : chain + pen.line(ellipse(0, -212, 13, 15), metal, 8) + pendant;
  },
};

const bracelet: Archetype = {
  height: 460,
  foot: 260,
  stance: "flat",
  focus: [-120, -130],
  zoom: 2.1,
  inScene: 0.48,
  scenes: ["cloth"],
  draw: (pen) => {
    const { tones } = pen;
    const metal = pen.decor % 2 === 0 ? "#cfa557" : "#bcc2c5";
    const loop = ellipse(0, -240, 270, 200);
    return pen.decor % 3 === 0
      ? pen.line(loop, mix(metal, "#2c2138", 0.3), 58) +
          pen.line(loop, metal, 46) +
          pen.line("M-262 -260A270 200 0 0 1 60 -434", mix(metal, "#fff6e3", 0.55), 11) +
          pen.shape(ellipse(0, -42, 66, 44), tones.base, { shade: [14, 10] }) +
          pen.oval(-20, -56, 20, 9, tones.pale)
      : pen.decor % 3 === 1
        ? pen.line(loop, tones.dark, 44) +
          pen.dashes(loop, tones.base, 38, "24 12") +
          pen.dashes(loop, companion(pen.colour), 12, "12 24") +
          pen.shape(rect(-40, -76, 80, 66, 14), metal, { shade: [10, 8] })
        : Array.from({ length: 24 }, (_, i) => {
            const t = (i / 24) * Math.PI * 2;
            return bead(
              pen,
              Math.cos(t) * 266,
              -240 + Math.sin(t) * 196,
              34,
              i % 6 === 0 ? metal : i % 2 ? tones.base : tones.dark,
            );
          }).join("");
  },
};

const watch: Archetype = {
  height: 780,
  foot: 0,
  stance: "flat",
  focus: [0, -390],
  zoom: 2.1,
  inScene: 0.56,
  scenes: ["cloth"],
  draw: (pen) => {
    const { tones } = pen;
    const metal = pen.decor % 2 === 0 ? stock.brass : stock.steel;
    const dial = pen.decor % 3 === 0 ? stock.cream : tones.pale;
    return (
      pen.shape("M-96 -520L-80 -780H80L96 -520ZM-96 -260L-76 0Q0 20 76 0L96 -260Z", tones.base, {
        material: "leather",
        shade: [22, 0],
      }) +
      pen.dashes("M-64 -760L-76 -540M64 -760L76 -540M-60 -20L-74 -240M60 -20L74 -240", tones.pale, 4, "13 11") +
      [-70, -110, -150].map((y) => pen.oval(0, y, 9, 9, tones.deep)).join("") +
      pen.shape(rect(176, -410, 40, 44, 10), metal) +
      pen.shape(ellipse(0, -390, 192, 192), metal, { shade: [16, 16] }) +
      pen.shape(ellipse(0, -390, 156, 156), dial, { shade: [-10, -10], light: [0, 0] }) +
      pen.line(
        "M0 -530V-500M0 -280V-250M140 -390H110M-140 -390H-110M99 -489L84 -474M-99 -489L-84 -474M99 -291L84 -306M-99 -291L-84 -306",
        stock.ink,
        9,
      ) +
      pen.line("M0 -390L-60 -450M0 -390L84 -470", stock.ink, 13) +
      pen.line("M0 -360V-510", stock.vermilion, 5) +
      pen.oval(0, -390, 13, 13, stock.ink)
    );
  },
};

const bell: Archetype = {
  height: 460,
  foot: 200,
  stance: "stand",
  focus: [0, -280],
  inScene: 0.44,
  scenes: ["table", "hill"],
  draw: (pen) => {
    const { tones } = pen;
    return (
      pen.shape(rect(-300, -120, 600, 84, 42), "#3a3d42", { shade: [0, 22] }) +
      pen.shape("M-90 -150H90V-40Q90 0 50 0H-50Q-90 0 -90 -40Z", stock.steel, { shade: [24, 0] }) +
      pen.shape(ellipse(0, -78, 22, 22), "#6f767a") +
      pen.shape("M-210 -170C-210 -330 -110 -430 0 -430C110 -430 210 -330 210 -170Q0 -120 -210 -170Z", tones.base, {
        shade: [56, 8],
        light: [26, 10],
      }) +
      pen.line("M-150 -240C-130 -330 -80 -380 -30 -392", tones.pale, 16, 0.8) +
      pen.line("M-216 -168Q0 -112 216 -168", tones.dark, 16) +
      pen.shape(ellipse(0, -436, 26, 22), tones.dark) +
      pen.line("M190 -200C270 -210 300 -250 316 -300", stock.iron, 20) +
      pen.shape(ellipse(320, -310, 26, 26), stock.ink)
    );
  },
};

const saddlebag: Archetype = {
  height: 520,
  foot: 290,
  stance: "stand",
  focus: [-60, -220],
  inScene: 0.56,
  scenes: ["hill", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const body = "M-310 -400Q0 -440 310 -400C350 -280 350 -120 310 -30Q0 20 -310 -30C-350 -120 -350 -280 -310 -400Z";
    const flap =
      "M-322 -410Q0 -450 322 -410C330 -330 320 -250 300 -210Q0 -150 -300 -210C-320 -250 -330 -330 -322 -410Z";
    return (
      pen.line("M-170 -420V-510M170 -420V-510", stock.leather, 40) +
      pen.shape(body, tones.base, { material: "weave", shade: [50, 14] }) +
      pen.shape(flap, tones.dark, { material: "weave", shade: [36, 14] }) +
      pen.dashes("M-288 -226Q0 -168 288 -226", tones.pale, 5, "15 12") +
      [-140, 140]
        .map(
          (x) =>
            pen.shape(rect(x - 24, -330, 48, 230, 12), stock.leather, { material: "leather", shade: [8, 0] }) +
            pen.line(rect(x - 36, -180, 72, 54, 10), stock.brass, 11),
        )
        .join("") +
      (pen.decor % 2 === 0 ? pen.shape(rect(-40, -300, 80, 46, 6), companion(pen.colour), { shade: [0, 0] }) : "")
    );
  },
};

const flask: Archetype = {
  height: 740,
  foot: 140,
  stance: "stand",
  focus: [0, -300],
  inScene: 0.58,
  scenes: ["hill", "table", "floor"],
  draw: (pen) => {
    const { tones } = pen;
    const body =
      "M-70 -600C-72 -540 -140 -530 -140 -450V-50Q-140 0 -96 0H96Q140 0 140 -50V-450C140 -530 72 -540 70 -600Z";
    return (
      pen.line("M-30 -690C-40 -760 60 -760 50 -690", stock.leather, 20) +
      pen.shape(rect(-82, -690, 164, 96, 18), pen.decor % 2 ? stock.walnut : stock.steel, {
        shade: [30, 0],
        material: pen.decor % 2 ? "grain" : "brushed",
      }) +
      pen.shape(body, tones.base, { shade: [46, 0], light: [20, 0] }) +
      pen.line("M-104 -430V-80", tones.pale, 13, 0.6) +
      pen.within(
        body,
        [
          pen.fill("M-200 -110L-60 -240L10 -170L80 -260L200 -130V20H-200Z", companion(pen.colour)) +
            pen.oval(66, -330, 32, 32, tones.pale),
          pen.line("M-200 -300H200M-200 -260H200", companion(pen.colour), 20),
          pen.fill("M-200 -80H200V20H-200Z", tones.deep),
        ][pen.decor % 3] ?? "",
      )
    );
  },
};

const lead: Archetype = {
  height: 600,
  foot: 280,
  stance: "flat",
  focus: [-40, -150],
  zoom: 2,
  inScene: 0.62,
  scenes: ["cloth", "peg"],
  draw: (pen) => {
    const { tones } = pen;
    const rope =
      "M-40 -60C-330 -60 -330 -540 0 -540C330 -540 310 -130 60 -150C-170 -170 -190 -430 0 -430C160 -430 160 -270 50 -270";
    return (
      pen.line(rope, tones.dark, 40) +
      pen.line(rope, tones.base, 30) +
      pen.dashes(rope, pen.decor % 2 ? companion(pen.colour) : tones.pale, 24, "10 28") +
      pen.shape(rect(20, -306, 70, 70, 14), stock.leather, { material: "leather" }) +
      pen.line("M-40 -60H20", stock.leather, 44) +
      pen.line("M40 -60C60 -110 150 -100 150 -50C150 0 70 10 50 -40", stock.brass, 19)
    );
  },
};

const petBed: Archetype = {
  height: 380,
  foot: 340,
  stance: "stand",
  focus: [-120, -130],
  zoom: 2.1,
  inScene: 0.78,
  scenes: ["floor"],
  draw: (pen) => {
    const { tones } = pen;
    return (
      pen.shape("M-330 -130C-340 -300 -200 -340 0 -340C200 -340 340 -300 330 -130Z", tones.base, {
        material: "pile",
        shade: [20, 14],
      }) +
      pen.shape(ellipse(0, -170, 250, 90), companion(pen.colour), { material: "pile", shade: [-12, -16] }) +
      (pen.decor % 2 === 0
        ? pen.shape(
            "M-120 -170C-150 -260 -70 -310 10 -300C70 -330 130 -300 150 -240C190 -200 160 -140 100 -130C20 -110 -90 -120 -120 -170Z",
            "#b5794d",
            { material: "pile", shade: [14, 14] },
          ) +
          pen.shape("M90 -270C84 -310 110 -320 124 -286ZM150 -262C160 -300 184 -296 176 -256Z", "#8a5735") +
          pen.line("M118 -220q12 8 22 0M150 -222q10 8 20 0", stock.ink, 5) +
          pen.oval(146, -200, 9, 7, stock.ink) +
          pen.line("M-110 -190C-130 -140 -40 -116 30 -128", "#8a5735", 24)
        : "") +
      pen.shape(
        "M-346 -180C-330 -90 -180 -90 0 -90C180 -90 330 -90 346 -180C376 -90 350 0 250 0H-250C-350 0 -376 -90 -346 -180Z",
        tones.base,
        { material: "pile", shade: [30, 20] },
      )
    );
  },
};

export const smallThings = {
  headphones,
  speaker,
  keyboard,
  stand,
  strap,
  car,
  rabbit,
  blocks,
  ring,
  earrings,
  necklace,
  bracelet,
  watch,
  bell,
  saddlebag,
  flask,
  lead,
  "pet-bed": petBed,
};
