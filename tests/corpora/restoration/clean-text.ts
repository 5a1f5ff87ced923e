/** Clean text of our own, for the forward model: the articles of the content folder, and passages with what news copy has besides. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodePair } from '../../../src/restoration/gbk.ts'

const PASSAGES = [
  `“老街不能只剩一张照片。”在中山路开了三十年钟表铺的周师傅说，“门面要修，手艺也要留下来。”他的徒弟点点头：“先把招牌擦亮！”
会上有人问：这条路什么时候能通车？负责人回答：“年底以前。”会后，大家沿着工地走了一圈，看了三处正在修缮的里院。
“守摊不如出门。”街道办事处的干部把这句话写在本子上。现在，他们每周两次到居民家里听意见；回到办公室，当天就把问题分给各个部门。`,
  `项目分三期：一期修缮房屋，二期整治道路，三期引进商户。一期已经完工；二期正在铺设管线；三期的招商会定在十月。
《历史城区保护规划》要求，不拆除有价值的建筑，不破坏街巷的走向。《规划》还写明，每年要向社会公布进度。
病毒检测点撤走以后，广场重新开放。孩子们在树下跳绳，老人们坐在长椅上下棋，游客举着手机拍红瓦屋顶。`,
  `“这一届领导班子，要把实事办实。”动员大会上，书记的话不长。散会时，各单位领走了任务书：老旧小区改造、停车场建设、公园整治、产业园区升级。
市民关心的是结果。记者在现场看到，工人们正给外墙刷第二遍漆，脚手架已经拆了一半。“再有二十天就能交工。”施工队长说。
专家提醒，修旧如旧不等于以新充旧；砖、瓦、木料都要留样，编号，入库。“少一块砖，就少一段历史。”`,
]

/** Gives the passages and articles whose characters GBK has, Simplified only, frontmatter and markup left out. */
export function cleanTexts(): string[] {
  const root = new URL('../../../content/articles/', import.meta.url).pathname
  const articles = globSync('*/*.{md,mdx}', { cwd: root })
    .sort()
    .map((name) => readFileSync(join(root, name), 'utf8'))
    .filter((text) => text.includes('script: hans\n'))
    .map((text) =>
      text
        .replace(/^---\n[\s\S]*?\n---\n/u, '')
        .replaceAll(/^import .*$|<[^>]*>|!\[[^\]]*\]\([^)]*\)|^[#>|*-].*$/gmu, '')
        .replaceAll(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
        .replaceAll(/[*_`]/gu, '')
        .replaceAll(/\s*\n\s*/gu, '\n')
        .trim(),
    )
  return [...PASSAGES, ...articles].map((text) =>
    [...text]
      .filter((character) => character.charCodeAt(0) < 0x80 || encodePair(character) !== undefined)
      .join(''),
  )
}
