import { defineMiddleware } from 'astro:middleware'
import { reportProgress } from './config/progress.ts'

/** Counts what a build makes. Paths that may be kept have props: what they show. */
export const onRequest = defineMiddleware(({ props }, next) => {
  reportProgress({ kind: 'made', keyed: Object.keys(props).length > 0 })
  return next()
})
