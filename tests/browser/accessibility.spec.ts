import { AxeBuilder } from '@axe-core/playwright'
import { fixture, paper, expect, test } from './watched.ts'

const templates = [
  ['front', paper, ''],
  ['article', paper, 'articles/three-year-campaign-opens/'],
  ['article with everything', fixture, 'articles/plan/'],
  ['withdrawn article', fixture, 'articles/withdrawn/'],
  ['charts', paper, 'articles/parking-15-projects/'],
  ['topic', paper, 'tags/tingche/'],
  ['tags', paper, 'tags/'],
  ['source', paper, 'sources/xinwang/'],
  ['archive', paper, 'archive/2022/'],
  ['at a glance', fixture, 'glance/'],
  ['search', paper, `search/?q=${encodeURIComponent('里院')}`],
  ['about', paper, 'about/'],
  ['corrections', fixture, 'corrections/'],
  ['404', paper, '404.html'],
] as const

for (const [name, site, place] of templates)
  test(`axe finds nothing on ${name}`, async ({ page }, { project }) => {
    // phones by day in all editions, desks by night in the first one; every other cross is for the full run
    const night = project.name === 'desk'
    await page.emulateMedia({ colorScheme: night ? 'dark' : 'light' })
    for (const edition of night ? [''] : ['', 'zh-tw/', 'zh-hk/']) {
      await page.goto(`${site()}${edition}${place}`)
      if (name === 'search') await expect(page.locator('[data-search-total]')).toHaveCount(1)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        edition,
      ).toEqual([])
    }
  })
