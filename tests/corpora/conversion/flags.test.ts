/** What `npm run names` points out of what the converter gets wrong, on this folder's own sets. */
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readMarked, scoreFlags } from './flags.ts'

const sets = readdirSync(import.meta.dirname).filter(
  (file) => file.endsWith('.tsv') && !/^(?:to-simplified|known-failures)|\.html/u.test(file),
)

test('of the spots that are wrong, these alone are not pointed out', () => {
  const rows = sets.flatMap((file) => readMarked(`${import.meta.dirname}/${file}`))
  const { wrong, flagged, missed } = scoreFlags(rows)
  expect(`${flagged} of ${wrong} are pointed out, but for\n${missed.join('\n')}`).toMatchInlineSnapshot(`
    "96 of 120 are pointed out, but for
    幾: 老城几乎没有变，茶几乎坏了。
    表: 这些老表修好后重新走时，表盘擦得锃亮。
    姜: 菜农说，今年的姜长得好，一斤卖四块。
    谷: 打下来的谷先晒三天再入仓。
    於後: 保洁员于后天休息。
    於: 诗人于心里装着这片海。
    遊: 小游行李不多，当天就搬了进去。
    鐘: 钟头一次登台就拿了奖。
    遊: 昨晚游春值班，今早换成游历。
    遊: 昨晚游春值班，今早换成游历。
    澱: 杨准、白淀、石卷参加了接力赛。
    裡: 秋里，请到二号窗口。
    後: 门卫后祥认得院里每一个孩子。
    黨: 党娟最后一个离开。
    於: 这事过后于梅再没提过搬家两个字。
    於: 院子东头住范家，西头住于家，中间共用一个水龙头。
    於: 铜牌战中于里程以一环之差落败。
    種: 庭审中种德全对指控的事实没有异议。
    於: 老戏迷都还记得于是安演的那个账房先生。
    於: 压轴的是于归的独舞，时长十二分钟。
    巖: 龙岩的同学。
    裡: 家在枣园里3门201。
    裡: 会友里门牌换新。
    裡: 看弄堂的老伯在采芹里人人都认得。"
  `)
})

test('ordinary words are seldom pointed at', () => {
  const { flags, han } = scoreFlags(readMarked(`${import.meta.dirname}/ordinary-words.tsv`))
  expect((1000 * flags) / han).toBeLessThan(30)
})
