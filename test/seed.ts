import fc from "fast-check";

/** The same examples in every run, so that a green run says the same tomorrow; `KVARTER_SEED` tries others. */
fc.configureGlobal({ seed: Number(process.env.KVARTER_SEED ?? 20211201) });
