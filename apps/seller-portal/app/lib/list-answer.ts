import { type FormFailure, isFormFailure } from "@emporia/ui/lib/form-result";
import { messages } from "./flash";

/** What became of what was done to products of the list. */
export type ListAnswer =
  | FormFailure
  | { ok: true; removed: { deleted: number; archived: number; problems: readonly { message: string }[] } }
  | { ok: true; isHandedIn: boolean }
  | { ok: true; problem?: string | undefined };

interface AnswerWords {
  tone: "good" | "warn" | "bad" | "info";
  title: string;
  text?: string | undefined;
}

/** The answer in words; undefined where the form of a view says it at its field. */
export function wordsOfAnswer(answer: ListAnswer): AnswerWords | undefined {
  if (isFormFailure(answer)) {
    const [sentence] = Object.values(answer.fieldErrors).flat();
    if ("name" in answer.fieldErrors) return undefined;
    return { tone: "bad", title: answer.formError ?? sentence ?? "This could not be done." };
  }
  if ("removed" in answer) {
    const { deleted, archived, problems } = answer.removed;
    const title = [
      deleted > 0 && `${counted(deleted)} removed.`,
      archived > 0 && `${counted(archived)} archived, because they were ordered.`,
      problems.length > 0 && `${counted(problems.length)} left as they were.`,
    ];
    return {
      tone: problems.length > 0 ? "warn" : "good",
      title: title.filter(Boolean).join(" "),
      text: [...new Set(problems.map(({ message }) => message))].join(" "),
    };
  }
  if ("isHandedIn" in answer && answer.isHandedIn) {
    const { title, description } = messages.handedIn;
    return { tone: "info", title, text: description };
  }
  if ("problem" in answer && answer.problem) return { tone: "bad", title: answer.problem };
  return { tone: "good", title: "Saved." };
}

const counted = (count: number) => (count === 1 ? "One product is" : `${count} products are`);
