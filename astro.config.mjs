import mdx from '@astrojs/mdx'
import { unified } from '@astrojs/markdown-remark'
import { defineConfig } from 'astro/config'
import { site } from './src/config/site.ts'
import { markdownOptions } from './src/rendering/markdown/plugins.ts'
import { editorPreview } from './src/build/editor-preview.ts'
import { cacheFolder } from './src/build/cache.ts'
import { paper } from './src/build/paper.ts'

export default defineConfig({
  site: site.url,
  base: site.base,
  cacheDir: cacheFolder,
  trailingSlash: 'always',
  // four at once: while share pictures are rasterised in threads, pages are rendered
  build: { format: 'directory', inlineStylesheets: 'always', assets: '_assets', concurrency: 4 },
  devToolbar: { enabled: false },
  // a fifth of the default effort's time, for a thirtieth more bytes
  image: { service: { entrypoint: 'astro/assets/services/sharp', config: { avif: { effort: 2 } } } },
  markdown: {
    processor: unified(markdownOptions),
    syntaxHighlight: false,
  },
  integrations: [mdx(), editorPreview(), paper()],
  experimental: { incrementalBuild: true },
  vite: {
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
