/** What the demo's people write, by how many stars they give. */
interface Texts {
  titles: readonly string[];
  openings: readonly string[];
  details: readonly string[];
  endings: readonly string[];
}

const delighted: Texts = {
  titles: [
    "Even better than the pictures",
    "Made with care",
    "A joy every morning",
    "Exactly what I hoped for",
    "Worth the wait",
    "The best thing I bought this year",
    "Beautiful work",
    "I keep finding reasons to use it",
    "Bought one, ordered a second",
    "As described, and then some",
  ],
  openings: [
    "I looked for something like this for a long time.",
    "It was a present for my sister, and I nearly kept it.",
    "The pictures do not do it justice.",
    "You can tell that somebody made this who uses one.",
    "I have had it for two weeks and use it every day.",
    "My third order from this shop, and again I am happy.",
    "It replaced something that I had for ten years.",
    "I did not expect it to feel this solid.",
    "Everybody who comes to our place asks where it is from.",
  ],
  details: [
    "The colour is warmer than on my screen, which suits me.",
    "The finish is even, with no rough edges anywhere.",
    "It is heavier than I thought, in the good way.",
    "It arrived wrapped in paper, not plastic, with a handwritten note.",
    "The size is just right; measure first if your shelf is narrow.",
    "It has been washed and put away many times and looks new.",
    "The details are what make it: every seam and corner is thought through.",
    "It sits next to things that cost three times as much and looks at home.",
    "Small irregularities show that it was made by hand, and I like them.",
  ],
  endings: [
    "I will order again.",
    "Thank you to the shop for the quick answer to my question.",
    "Recommended without a but.",
    "Already on my list of presents.",
    "I hope they never stop making it.",
    "",
    "",
  ],
};

const content: Texts = {
  titles: ["Good, with one wish", "Very nice", "Solid", "Happy with it", "Does what it says", "Nearly perfect"],
  openings: [
    "A good buy on the whole.",
    "I like it, and would buy it again.",
    "It does what it should.",
    "Well made and honestly described.",
    "Nice to look at and pleasant to use.",
  ],
  details: [
    "The colour is a little darker than in the pictures.",
    "I wish there were one size between the two.",
    "The box was larger than it needed to be.",
    "It took some days to get used to it.",
    "It is a touch smaller than I imagined; the measurements are right, I did not read them.",
    "The smell of new went away after a day by the window.",
  ],
  endings: ["Four stars, and I am picky.", "For the price it is fine.", "", ""],
};

const doubtful: Texts = {
  titles: ["It is all right", "Mixed feelings", "Not quite what I expected", "Fine, not more"],
  openings: ["It is not bad.", "I wanted to like it more.", "From a distance it is lovely."],
  details: [
    "One corner came with a small mark.",
    "The material is thinner than it looks in the pictures.",
    "It needs more care than I have time for.",
    "It came two days later than I was told.",
  ],
  endings: ["The shop was kind about it.", "I keep it, but would not order it again.", ""],
};

const annoyed: Texts = {
  titles: ["Not for me", "It did not last", "Expected more"],
  openings: ["I am sorry to say that I am disappointed.", "This did not work out for me."],
  details: [
    "It came with a crack, and the second one as well.",
    "After a week it does not look new any more.",
    "It is not the shade that is shown.",
  ],
  endings: ["At least sending it back was easy.", "The shop answered at once and gave the money back."],
};

export const textsOf = (rating: number): Texts =>
  rating === 5 ? delighted : rating === 4 ? content : rating === 3 ? doubtful : annoyed;

export const replies: readonly string[] = [
  "Thank you for writing, it made our day in the workshop.",
  "Thank you! If anything ever comes loose, write to us and we mend it.",
  "We are glad that it found a good home.",
  "Thank you for your patience with the post that week.",
];
export const apologies: readonly string[] = [
  "We are sorry. That is not how it should leave our workshop: we have changed how we pack it, and a new one is on its way.",
  "Thank you for telling us. We looked at the rest of the batch and took it off the shelf.",
];
