import type { Link } from "mdast";
import type { Inline } from "../../vocabulary/document.js";
import { type Draft, spotOf, tell } from "../draft.js";
import { bound, type Piece, type ReadInlines, type Within } from "./reading.js";

/** A link; an address that stands for itself may hold digits, the words of any other link are prose. */
export function readLink(
  node: Link,
  within: Within,
  draft: Draft,
  pieces: Piece[],
  readInlines: ReadInlines,
): Inline {
  const [only] = node.children;
  const text = node.children.length === 1 && only?.type === "text" ? only.value : null;
  if (!/^(https?:\/\/|mailto:|[#./]|[\p{L}\p{N}_-]+([./#]|$))/u.test(node.url)) {
    tell(draft, spotOf(node), {
      code: "link-unsafe",
      what: `A report cannot link to “${node.url}”.`,
      todo: "Link to an http or https address, an e-mail address or a file beside the report.",
    });
  }
  if (node.title) {
    tell(draft, spotOf(node), {
      code: "markdown-unsupported",
      what: "A link cannot have a title of its own.",
      todo: "Take the text in quotes out, or put it in the sentence.",
    });
  }
  if (text !== null && ["", "http://", "mailto:"].some((scheme) => scheme + text === node.url)) {
    pieces.push(bound(text, spotOf(node)));
    return { kind: "link", url: node.url, children: [{ kind: "text", text }] };
  }
  return { kind: "link", url: node.url, children: readInlines(node.children, within, draft, pieces) };
}
