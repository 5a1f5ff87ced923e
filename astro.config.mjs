import mdx from '@astrojs/mdx'
import { unified } from '@astrojs/markdown-remark'
import { defineConfig } from 'astro/config'
import { site } from './src/config/site.ts'
import { markdownOptions } from './src/rendering/markdown/plugins.ts'
import { editorPreview } from './src/build/editor-preview.ts'
import { storeFolder } from './src/build/store-folder.ts'
import { storeFromDisk } from './src/build/store-from-disk.ts'

/**
 * Vite wraps each `import()` of a page in a helper of a kilobyte that waits for the stylesheets of what is loaded and
 * tells listeners of failures; our scripts load their own stylesheet and catch their own failures, so that plain
 * `import()` does.
 *
 * @returns {import('vite').Plugin}
 */
function plainImports() {
  return {
    name: 'plain-imports',
    configResolved({ plugins }) {
      for (const plugin of plugins)
        if (plugin.name === 'native:import-analysis-build') {
          const applies = plugin.applyToEnvironment
          plugin.applyToEnvironment = (environment) =>
            environment.name !== 'client' && (applies?.(environment) ?? true)
        }
    },
  }
}

export default defineConfig({
  site: site.url,
  base: site.base,
  outDir: process.env.SITE_OUT ?? './dist',
  cacheDir: storeFolder,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'always', assets: '_assets' },
  devToolbar: { enabled: false },
  markdown: {
    processor: unified(markdownOptions),
    syntaxHighlight: false,
  },
  integrations: [mdx(), editorPreview(), storeFromDisk()],
  vite: {
    plugins: [plainImports()],
    environments: {
      client: {
        build: {
          rolldownOptions: {
            // every page names its scripts, and the first of them names the others: a hash alone is lighter
            output: { entryFileNames: '_assets/[hash].js', chunkFileNames: '_assets/[hash].js' },
          },
        },
      },
    },
    build: {
      // WeChat's browser, and the oldest Safari and Firefox that readers may have; held by a test of what is emitted
      target: ['chrome107', 'safari16.4', 'firefox115'],
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Astro marks MDX modules with a directive of its own, which the bundler then warns of
        onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
      },
    },
  },
})
