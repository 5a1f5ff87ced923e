/** Lines that belong to a page and not to its article, and what they say of the article. */
import { simplifiedForms } from './characters.ts'

const LABELS =
  '本文来源|文章来源|稿件来源|信息来源|消息来源|稿源|发布日期|发布时间|责任编辑|责编|编辑|执行编辑|美编|美术编辑|校对|审核|初审|复审|终审|监制|排版|值班编委|编审|统筹|撰文|采写|文字|文案|摄影|图片|图文|作者|来源|记者|通讯员'
/** Who made it, label by label: 责任编辑：甲 校对：乙. */
const CREDITS = new RegExp(
  `^[（(【\\[]?(?:(?:${LABELS})\\s*[：:|｜/丨]\\s*[^。！？：:|｜丨]{1,24}?\\s*[|｜]?\\s*){1,6}[）)】\\]]?$`,
  'u',
)
/** What a page is not to be held to: 免责声明：本文仅供参考. */
const DISCLAIMER =
  /^[（(【]?(?:(?:免责|特别|版权|重要|郑重)?(?:声明|提示)|风险提示)[】]?\s*[：:].*(?:投资建议|风险自担|风险自负|仅供参考|个人观点|不代表|真实性|侵权)/u
/** What a page asks of its readers, and where it leads them. */
const CALLS: readonly RegExp[] = [
  // the way to the page
  /^(?:[-·] *)?(?:您?(?:当前|现在)?(?:的|所在)?位置)\s*[：:][^。]*$/u,
  // the title that it had elsewhere
  /^[（(【]?(?:本文)?(?:原标题|原题)(?:为|是)?\s*[：:《][^\n]{2,80}$/u,
  /^(?:版权所有|copyright|©)[^。]{0,60}$/iu,
  /^(?:请?点击|戳|点(?=上|下|这)|↑|↓).{0,12}(?:关注|订阅|蓝字|阅读原文|查看).{0,12}$/u,
  // statements about other people are article text
  /^(?!.{0,8}(?:[们他她]|[居市村]民|[游乘顾旅]客|老人|记者)).{0,8}(?:长按|扫码|扫一扫|扫描|识别).{0,10}(?:二维码|关注|加入).{0,12}$/u,
  /^(?:微信|微博|QQ|抖音|[ 、]){0,8}(?:分享|转发)(?:到|至|给)?(?:[：:].{0,40})?$/u,
  /^(?:网友|最新|热门|全部)?(?:评论|跟帖)(?:[（(]\d+[）)])?$|^(?:我要|发表)(?:评论|留言)$/u,
  /^(?:分享|收藏|点赞|在看|转发|关注)(?:[、，, ]*(?:分享|收藏|点赞|在看|转发|关注)){1,4}.{0,8}$|^(?:点个|求|来个).{0,6}(?:赞|在看|关注).{0,10}$/u,
  /^(?:喜欢|觉得).{0,12}(?:点赞|在看|转发|关注).{0,12}$|^.{0,8}设为星标.{0,12}$/u,
  /^(?:阅读原文|查看更多|加载更多|展开全文|返回(?:顶部|首页|列表|搜狐.*))$/u,
  /^(?:上|下)一篇(?:[：:].{0,60})?$/u,
  /^(?:打印|收藏|点赞|点个赞|在看|举报|纠错|字号|字体|[大中小])(?:[ |｜：:/]+(?:打印|收藏|点赞|在看|举报|纠错|关闭|字号|字体|[大中小]))*$/u,
  // WeChat's own buttons
  /^(?:微信扫一扫|关注该公众号|喜欢此内容的人还喜欢|继续滑动看下一个|向上滑动看下一个|轻触阅读原文|使用完整服务|微信扫一扫可打开此内容.{0,12}|(?:视频|小程序)?\s*赞\s*，轻点两下取消赞.{0,20}|在看\s*，轻点两下取消在看|[^\n]{1,16}赞赏二维码|人划线|修改于.{0,12}|预览时标签不可点)$/u,
  /^[-—–·\s]*(?:END|The End|完|全文完)[-—–·\s]*$/iu,
]
const RELATED =
  /^[【[「〖]?(?:相关|延伸|推荐|热门|更多|往期|精彩)(?:阅读|链接|新闻|推荐|文章|报道|内容|回顾|事件|话题|专题|视频)[】\]」〗]?(?:[：:\s].{0,80}|(?<=[】\]」〗]).{0,80})?$/u
const DAY = /((?:19|20)\d{2})(?:-|年|\/|\.)(\d{1,2})(?:-|月|\/|\.)(\d{1,2})日?/u

/** A day with the hour, as portals write it above an article. */
const DAY_LINE = /((?:19|20)\d{2})(?:-|年|\/|\.)(\d{1,2})(?:-|月|\/|\.)(\d{1,2})日?\s+\d{1,2}:\d{2}/u

/** What a page says of its article around the text. */
export interface PageWords {
  readonly date: string | undefined
  readonly publisher: string | undefined
  readonly author: string | undefined
  /** who edited it, whom some pages give as its author */
  readonly editors: readonly string[]
}

const simplified = (line: string) =>
  [...line].map((character) => simplifiedForms(character)[0] ?? character).join('')

/** Tells whether a line names who made the article, or asks something of the reader. */
export function isBoilerplate(line: string): boolean {
  const plain = withoutSigns(simplified(line.trim()))
  if ([...plain].length <= 240 && DISCLAIMER.test(plain)) return true
  return (
    [...plain].length <= 90 &&
    (CREDITS.test(plain) || RELATED.test(plain) || CALLS.some((call) => call.test(plain)))
  )
}

/** Tells whether a line asks the reader for something: to follow, to scan, to read on. */
export function isCall(line: string): boolean {
  const plain = withoutSigns(simplified(line.trim()))
  return [...plain].length <= 60 && CALLS.some((call) => call.test(plain))
}

/** A line without the emoji and arrows that stand before and behind it. */
function withoutSigns(line: string): string {
  return line
    .replace(/^[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u200d\u2190-\u21ff\u25a0-\u27bf\s]+/u, '')
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u200d\u2190-\u21ff\u25a0-\u27bf\s]+$/u, '')
}

/** Tells whether a line leads to other articles, so that the short lines behind it do too. */
export function isRelated(line: string): boolean {
  return RELATED.test(simplified(line.trim()))
}

/** Tells whether a line above an article says when and where it appeared, and nothing else. */
export function isInfoLine(line: string): boolean {
  const plain = simplified(line.trim())
  if ([...plain].length > 90 || /[。！？，；“”]/u.test(plain)) return false
  return DAY.test(plain) || /(?:来源|作者|发布时间|阅读|浏览|点击)[：:\s]/u.test(plain)
}

/**
 * Reads what a page says around its article.
 *
 * @param lines the page's lines, in order, in any script
 */
export function readPageWords(lines: readonly string[]): PageWords {
  const plain = lines.map((line) =>
    line
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
      .replaceAll('**', '')
      .trim(),
  )
  const prose = plain.findIndex((line) => line.length >= 30 && /[。！？]/u.test(line))
  const above = (prose < 0 ? plain : plain.slice(0, prose)).filter((line) => line.length <= 120)
  const short = plain.filter((line) => line.length <= 120)
  const boilerplate = plain.filter((line) => isBoilerplate(line) || above.includes(line))
  const first = (list: readonly string[], pattern: RegExp) => {
    for (const line of list) {
      const found = pattern.exec(line)
      if (found) return found
    }
    return undefined
  }
  const labelled = first(
    short,
    /(?:发布|發布|发表|發表|更新|刊登|刊发|上稿)?(?:日期|时间|時間)\s*[：:]\s*((?:19|20)?\d{2})(?:-|年|\/|\.)(\d{1,2})(?:-|月|\/|\.)(\d{1,2})/u,
  )
  const day =
    first(above, DAY_LINE) ??
    labelled ??
    first(
      above.filter((line) => !/[。！？]/u.test(line)),
      DAY,
    ) ??
    first(
      short.filter((line) => line.length <= 60 && !/[。！？]/u.test(line)),
      DAY_LINE,
    )
  const withDay = short.filter((line) => DAY.test(line))
  const dayAt = above.findIndex((line) => DAY_LINE.test(line) && isInfoLine(line))
  const source = [
    first(withDay, SOURCE),
    first(above, SOURCE),
    first(short, ENDING_SOURCE),
    first(
      short.filter((line) => line.length <= 60),
      SOURCE,
    ),
    // 来源 CSDN | 作者 …
    first(
      withDay.filter((line) => /[|｜]/u.test(line)),
      SPACED_SOURCE,
    ),
    // portals write a newspaper's name beside the hour without a label, or in the line above
    ...[above[dayAt], above[dayAt - 1]].map((line) => BARE_NAME.exec(simplified(line ?? ''))),
  ].find((found) => found)?.[1]
  return {
    date: day && [day[1]?.padStart(4, '20'), day[2]?.padStart(2, '0'), day[3]?.padStart(2, '0')].join('-'),
    publisher: source === undefined ? undefined : publisherName(source),
    author: first(
      boilerplate,
      /(?:作者|[记記]者|撰文|采[写寫]|^文)\s*[：:|｜/丨]\s*([\p{Script=Han}·]{2,4})(?![\p{Script=Han}])/u,
    )?.[1],
    editors: [
      ...new Set(
        plain.flatMap((line) =>
          [
            ...line.matchAll(
              /(?:编辑|責編|责编|校对|校對|編輯|审核|監製|监制)\s*[：:|｜/丨]?\s*([\p{Script=Han}·]{2,4})/gu,
            ),
          ].map(([, name = '']) => name),
        ),
      ),
    ],
  }
}

/** Where a page says that its article is from; of a picture's source it speaks with another word before. */
const SOURCE =
  /(?<!图片|圖片|资料|資料|图|数据|视频)(?:信息|文章|本文|稿件|消息)?(?:[来來]源(?:于)?|稿源)\s*[：:]\s*([\p{Script=Han}A-Za-z0-9·《（(][^|｜：:]{1,40})/u
const SPACED_SOURCE = /(?:^|[|｜\s])[来來]源\s+([\p{Script=Han}A-Za-z0-9·]{2,20})\s*(?:[|｜]|$)/u
/** A name that ends as those of newspapers and agencies do; a writer's may stand before it with a slash. */
const BARE_NAME =
  /^(?:原创\s+)?(?:[\p{Script=Han}]{2,4}\/|.*\d{1,2}:\d{2}(?::\d{2})?\s+)?([\p{Script=Han}]{1,10}(?:[社网报]|周刊|电视台|新闻))(?:\s+(?:19|20)\d{2}[-年/.].*|\s.*|)$/u
const ENDING_SOURCE = /本文[来來]源\s*[：:]\s*([\p{Script=Han}A-Za-z0-9·][^|｜：:]{1,40})/u

/** Words behind a publisher's name on the same line. */
const BEHIND_NAME =
  /\s*(?:责任编辑|責任編輯|编辑|作者|记者|撰文|时间|日期|发布|发表|阅读|浏览|点击|评论|举报|字号|分享|原创稿|我要|打印|扫|[A+-]{1,2}(?=\s|$)).*$/u

/**
 * A publisher as a page names it, without what stands behind.
 *
 * @returns nothing where no name is left, or one that says that there is none
 */
export function publisherName(words: string): string | undefined {
  const name = words
    .replace(/^(?:[来來]源|稿源)\s*[：:]\s*/u, '')
    .replace(BEHIND_NAME, '')
    .replace(/\s*\d{4}[-年/.].*$/u, '')
    .split(/[\s　，,。；;、|）)]+(?=\S|$)/u)[0]
    ?.replace(/[(（].*$|[《》“”"'\]]/gu, '')
    .trim()
  return name === undefined ||
    !/^[\p{Script=Han}A-Za-z0-9·.-]{2,20}$/u.test(name) ||
    /^(?:网络|互联网|本站|本网|未知|不明|其他|原创|转载|综合|整理|[\d.-]+)(?:综合|整理|原创)?$/u.test(name)
    ? undefined
    : name
}
