import fc from "fast-check";
import { expect, test } from "vitest";
import { html, joined, legible } from "./markup.js";

test("what is put in comes out as text", () => {
  const text = `<script>alert("x" & 'y')</script>`;
  expect(html`<p title="${text}">${text}</p>`.markup).toBe(
    '<p title="&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;">' +
      "&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;</p>",
  );
});

test("markup inside markup is kept, lists are joined, nothing is nothing", () => {
  const items = ["a", "<b>"].map((item) => html`<li>${item}</li>`);
  expect(html`<ul>${items}${null}${undefined}</ul>`.markup).toBe("<ul><li>a</li><li>&lt;b&gt;</li></ul>");
  expect(joined(["a", html`<i>b</i>`], ", ").markup).toBe("a, <i>b</i>");
});

test("any string can be read back from the markup", () => {
  const back: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom(...`<>&"';#a é`) })),
      (text) => {
        const { markup } = html`${text}`;
        expect(markup).not.toMatch(/[<>"']/);
        expect(markup.replace(/&([^;]+);/g, (_, name) => back[name] ?? "?")).toBe(legible(text));
      },
    ),
  );
});

test("right-to-left text, emoji and newlines are left alone; halves of characters are not", () => {
  expect(legible("مرحبا שלום 😀\n\tæøå")).toBe("مرحبا שלום 😀\n\tæøå");
  expect(legible("a\u0000b\ud800c")).toBe("a\ufffdb\ufffdc");
});
