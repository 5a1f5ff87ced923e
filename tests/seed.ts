import fc from 'fast-check'

/** The same cases in every run, so that a red run is red again; `SEED=…` tries others. */
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20261122) })
