import { Problem } from "../../vocabulary/problem.js";

/** A link in the prose: to the web, to a mail address or within the site; anything that runs code is refused. */
export function safeUrl(url: string, file: string): string {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined || ["http", "https", "mailto"].includes(scheme)) return url;
  throw new Problem({
    code: "link-scheme",
    exit: "study",
    at: { file },
    what: `A link goes to “${url}”, and a published page may not link by “${scheme}:”.`,
    todo: "Link to an http, https or mailto address.",
  });
}
