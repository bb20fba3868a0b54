/** A language tag as BCP 47 writes it: "da", "en", "ar". */
export type Language = string;

/** The same words in each of a study's languages. */
export type Text = Readonly<Record<Language, string>>;
