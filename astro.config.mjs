import mdx from '@astrojs/mdx'
import { unified } from '@astrojs/markdown-remark'
import { defineConfig } from 'astro/config'
import { contentFolder, site } from './src/site.ts'
import { markdownFingerprint } from './src/markdown/fingerprint.ts'
import { rehypePlugins, remarkPlugins } from './src/markdown/plugins.ts'
import { editorPreview } from './src/commands/editor-preview.ts'

export default defineConfig({
  site: site.url,
  base: site.base,
  outDir: process.env.SITE_OUT ?? './dist',
  cacheDir: `./.cache/astro/${contentFolder.replace(/[^\w-]+/gu, '_')}-${markdownFingerprint()}`,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'always', assets: '_assets' },
  devToolbar: { enabled: false },
  markdown: {
    processor: unified({ remarkPlugins, rehypePlugins, smartypants: false, syntaxHighlight: false }),
    syntaxHighlight: false,
  },
  integrations: [mdx(), editorPreview()],
  vite: {
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Astro marks MDX modules with a directive of its own, which the bundler then warns of
        onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
      },
    },
  },
})
