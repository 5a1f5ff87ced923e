/** What Vite and Astro read from the environment, and a caller may have there by chance. */

/**
 * Sets `NODE_ENV`, and removes variables that are named as Vite's own constants: they would give another site.
 *
 * @param mode what the command makes: the site, or its preview
 */
export function setBundlerEnvironment(mode: 'production' | 'development'): void {
  process.env.NODE_ENV = mode
  for (const name of ['DEV', 'PROD', 'SSR', 'MODE', 'BASE_URL', 'SITE', 'ASSETS_PREFIX'])
    delete process.env[name]
}
