/** Clean text of many kinds, mixed at random: what looks like damage and is none. */
import { cleanTexts } from './clean-text.ts'
import { CLEAN, GENRES } from './other-genres.ts'

/** Passages of our own that stand within Chinese prose, each clean, by kind. */
export const PASSAGES: Readonly<Record<string, readonly string[]>> = {
  french: [
    'La réélection européenne a été célébrée à Orléans, où l’été fut très chaud.',
    'Le café « déjà vu » : naïveté, œuvre, forêt, garçon, Noël, maïs, ambiguë.',
    'créée, agréée, réécrire, coopération, éléphant, hétérogénéité',
  ],
  portuguese: [
    'As situações e nações, informações, opções, corações e ações não são ilusões.',
    'São João, Conceição, mãe, irmãos, três, português, Açores, Luís de Camões.',
  ],
  vietnamese: [
    'Thành phố Đà Nẵng được xây dựng từ thế kỷ mười chín, người dân rất mến khách.',
    'Phở bò, bún chả, bánh mì: những món ăn đường phố nổi tiếng của Việt Nam.',
  ],
  german: ['Übergrößenträger aßen süße Äpfel; Müßiggang, Größe, Fußgängerübergänge, Österreich.'],
  nordic: ['Á Íslandi er þjóðvegur, ævisaga, öðruvísi; Ålesund, Tromsø, smørrebrød, hääyöaie, jäääär.'],
  slavic: ['Он сказал: «Привет, Москва!» и уехал. Žluťoučký kůň, Łódź, święto, čeština, Đorđe.'],
  greek: ['Καλημέρα κόσμε, η Αθήνα είναι όμορφη.'],
  turkish: ['İstanbul’da çağdaş köşkler, şiir, ığdır, güneş, üzüm, Beşiktaş.'],
  japanese: ['東京タワーは日本の電波塔です。カフェ・ド・青島、半角のｶﾌｪも。'],
  korean: ['칭다오 맥주는 한국에서도 유명하다.'],
  masks: [
    '鲁B××××',
    '李××于××××年××月××日报案，电话0532-××××××××',
    '※※※※※※',
    '□□□□',
    '××××××××',
    '＊＊＊＊',
    '****',
    '······',
  ],
  contents: [
    '目录····3',
    '第一章 总则············12',
    '附录……………………88',
    '一、概况 ........ 5',
    '序言——————1',
  ],
  formulas: [
    'E＝mc²，a²＋b²＝c²，x≥0，∑ni＝1，√2≈1.414，±0.5，½×¾，30°±2°，µm，Ω，∂f/∂x，α×β÷γ。',
    '面积＝π×r²，误差±0.05；H₂O、CO₂、Ca²⁺、SO₄²⁻。',
    '$\\nu = \\rho + \\tau$，\\(\\nabla \\times \\mathbf{B}\\)，$\\nabla$。',
  ],
  phonetics: ['/ˈkæfeɪ/、[tɕʰiŋ˥˩taʊ˩˧]，音标ə、ʃ、ŋ、θ、ð。', 'Qīngdǎo Zhōngshān Lù（青岛中山路）'],
  code: [
    '`&nbsp;` 和 `&lt;br&gt;` 是实体，`\\n` 是换行，`\\u5e02` 是转义，`%E5%B8%82` 也是。',
    '```html\n<p>&ldquo;你好&rdquo;</p>\nvar s = "\\u5e02\\r\\n"\n```',
    '`if (a?b:c) { x = y }`，路径是 C:\\new\\readme.txt，正则是 \\d+\\n。',
    'https://zh.wikipedia.org/wiki/%E9%9D%92%E5%B2%9B 和 https://example.cn/?q=%E5%B8%82%E5%8D%97&copy=2&amp;x=1',
  ],
  emoji: ['今天天气真好😀🎉，大家去看海🏖️！', '👨‍👩‍👧‍👦一家四口，🏴󠁧󠁢󠁥󠁮󠁧󠁿球迷，👍🏽，❤️，☺︎。'],
  dialect: [
    '佢哋喺嗰度食嘢，唔該晒，點解噉樣㗎，冇嘢呀。',
    '俺们那疙瘩贼拉冷，恁咋不多穿点儿？',
    '侬好，阿拉上海宁，今朝吃啥么事？',
    '蓝孩儿、小嫚儿，哈啤酒、吃嘎啦，杠赛来！',
  ],
  poetry: [
    '大江东去，浪淘尽，千古风流人物。',
    '关关雎鸠，在河之洲。窈窕淑女，君子好逑。',
    '轻轻的我走了\n正如我轻轻的来\n我轻轻的招手\n作别西天的云彩',
    '远芳侵古道\n晴翠接荒城\n又送王孙去\n萋萋满别情',
    '春 晓',
  ],
  classical: [
    '子曰：「學而時習之，不亦說乎？有朋自遠方來，不亦樂乎？」',
    '天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。',
  ],
  glosses: [
    '亳(bó)州、涡(guō)阳、谯(qiáo)城，这几个地名常被读错。',
    '六安的“六”读lù（不读liù），台州的“台”读tāi。',
    '饕餮(tāo tiè)、貔貅(pí xiū)、魑魅(chī mèi)。',
    'WTO(世贸组织)、AI(人工智能)、OK(好)。',
  ],
  quotes: [
    '“手持两把锟斤拷，口中疾呼烫烫烫”是程序员的笑话。',
    '网页乱码时常见“锟斤拷”，编码错了就会这样。',
    '“锟铻”是宝剑的名字，锟音昆；钬（鈥）和锘（No）是元素。',
  ],
  marks: ['什么?!真的吗??', 'A&T 公司、R&D 部门、Q&A；“&”读作 and。', '3,000元，10:30，1/2，50%，①㎡℃№™®©。'],
  names: ['阿卜杜拉·买买提、若泽·萨拉马戈、弗朗索瓦·密特朗（François Mitterrand）、张喆、朱镕基、李堃。'],
  elements: [
    '氢氦锂铍硼碳氮氧氟氖钠镁铝硅磷硫氯氩钾钙钪钛钒铬锰铁钴镍铜锌镓锗砷硒溴氪铷锶钇锆铌钼锝钌铑钯银镉。',
  ],
  escaped: ['在网页里，&lt;b&gt; 表示粗体，&lt;br&gt; 表示换行。', '段落写作“<p>”，换行写作“<br>”。'],
  lists: [
    '- 第一，修屋顶\n- 第二，换门窗\n- 第三，通管道',
    '| 年份 | 客人 |\n| --- | --- |\n| 2022 | 4,100人 |',
  ],
  mixed: [
    '我用 iPhone 15 拍的，App Store 里能下到；Wi-Fi 是免费的，Vitamin C 也有。',
    'COVID-19、PM2.5、5G、B超、T恤、O型血、X光。',
  ],
}

const KINDS = Object.keys(PASSAGES)

/**
 * Makes a clean text: sentences of one clean source, and passages of a few kinds on lines of their own or within.
 *
 * @param random numbers in [0, 1)
 * @param more further clean prose, one passage each
 */
export function cleanMixture(random: () => number, more: readonly string[] = []): string {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  const lines: string[] = []
  const count = 1 + Math.floor(random() * 6)
  for (let at = 0; at < count; at++) {
    const kind = random()
    if (kind < 0.35) lines.push(pick(PASSAGES[pick(KINDS)] ?? []))
    else if (kind < 0.5)
      lines.push(`${pick(sentences())}${inline(pick(PASSAGES[pick(KINDS)] ?? []))}${pick(sentences())}`)
    else if (kind < 0.6 && more.length > 0) lines.push(pick(more))
    else lines.push(pick(sentences()) + pick(sentences()))
  }
  // a paragraph that stands twice is told
  return `${[...new Set(lines)].join('\n\n')}\n`
}

/** A passage that stands within a line. */
const inline = (passage: string) => (passage.includes('\n') ? '' : passage)

let all: string[] | undefined
function sentences(): string[] {
  all ??= [...cleanTexts(), ...GENRES.map(([, text]) => text)].flatMap(
    (text) => text.match(/[^。！？\n]+[。！？]”?/gu) ?? [],
  )
  return all
}

/** Whole clean texts. */
export const cleanWholes = (): string[] => [...cleanTexts(), ...[...CLEAN, ...GENRES].map(([, text]) => text)]
