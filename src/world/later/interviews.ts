import { stream } from "../../maths/random.js";
import type { Plan } from "../plans.js";

/** A made-up interview, as a text file in Danish. */
export interface Interview {
  readonly file: string;
  readonly text: string;
}

/** Four interviews, each from a plan of its own. Nobody has said what stands there. */
export function interviews(seed: number, plans: readonly Plan[]): readonly Interview[] {
  const places = stream(seed, "interviews/plan").sample(plans, talks.length);
  return talks.map(({ file, who, lines }, i) => {
    const { name, number } = places[i] as Plan;
    const head = [
      `# ${who}, ${name} (helhedsplan ${number})`,
      "",
      "Syntetisk interview. Ingen virkelig person har sagt dette.",
    ];
    const turns = lines.flatMap(([question, answer]) => [
      "",
      `**Interviewer:** ${question}`,
      "",
      `**Svar:** ${answer}`,
    ]);
    return { file: `later/interviews/${file}.md`, text: [...head, ...turns, ""].join("\n") };
  });
}

interface Talk {
  readonly file: string;
  readonly who: string;
  readonly lines: readonly (readonly [question: string, answer: string])[];
}

const talks: readonly Talk[] = [
  {
    file: "beboer",
    who: "Beboer, har boet i området i 14 år",
    lines: [
      [
        "Hvordan er det at bo her i dag?",
        "Det er blevet roligere. Jeg går gerne ud om aftenen nu, det gjorde jeg ikke altid før. Men jeg kender færre af dem på trappen end dengang, jeg flyttede ind.",
      ],
      [
        "Hvad har betydet mest?",
        "At der er nogen, man kan gå til. Kontoret ligger lige ved vaskeriet, og de ved, hvem man er. De kommer ikke for at kontrollere noget.",
      ],
      [
        "Er der noget, der er gået den forkerte vej?",
        "Folk flytter oftere. Man når at hilse, og så er de væk igen. Fællesspisningen har svært ved at samle andre end os, der altid kommer.",
      ],
    ],
  },
  {
    file: "projektleder",
    who: "Projektleder",
    lines: [
      [
        "Hvad bruger I bestyrelsen til?",
        "Den åbner døre. Når forvaltningen sidder med ved bordet, kan vi få svar samme uge. Men fra bestyrelsens bord og ned til min hverdag er der langt, og jeg hører ikke altid, hvad de har besluttet.",
      ],
      [
        "Hvad er jeres styrke over for kommunen?",
        "Vi er her hver dag, og vi har ingen myndighed. Det er derfor, de unge fortæller os, hvad der foregår. Vi kan følge dem hen til sagsbehandleren i stedet for at sende et brev.",
      ],
      [
        "Bruger I tal om området?",
        "To gange om året kigger vi på dem. De siger noget om retningen, men ikke om hvorfor.",
      ],
    ],
  },
  {
    file: "bestyrelsesmedlem",
    who: "Medlem af bestyrelsen, direktør i kommunen",
    lines: [
      [
        "Hvad får kommunen ud af det?",
        "Vi opdager tingene tidligere. Skolen, klubben og helhedsplanen taler sammen om de samme børn, og det gjorde de ikke før.",
      ],
      [
        "Hvordan holder I retningen?",
        "Vi siger det samme alle sammen, også når det er svært. Det tog to år at få en fortælling, som både politiet og boligorganisationen kunne skrive under på.",
      ],
      [
        "Hvor er det sværest?",
        "At få det ned i prioriteringerne, når en leder skifter. Så begynder man næsten forfra.",
      ],
    ],
  },
  {
    file: "skoleleder",
    who: "Skoleleder, med i følgegruppen",
    lines: [
      [
        "Hvad har samarbejdet ændret for eleverne?",
        "Flere søger en ungdomsuddannelse, fordi nogen går med dem til åbent hus. Forældrene tør komme her, når en fra helhedsplanen er med første gang.",
      ],
      [
        "Kan du se forskel på fremmødet?",
        "Lidt. Det er bedre i de små klasser. I de store er der stadig en gruppe, som vi ikke når.",
      ],
      [
        "Hvad sker der, når planen slutter?",
        "Det spørger vi også om. Noget af det er blevet vores eget arbejde, men ikke det, der foregår efter klokken tre.",
      ],
    ],
  },
];
