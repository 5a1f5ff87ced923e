/** A section of the about page. */
export interface AboutSection {
  /** what stands behind `#` in its address */
  id: 'what' | 'principles' | 'rights' | 'corrections' | 'privacy' | 'publisher'
  heading: string
  paragraphs: readonly string[]
}

/** The about page, in Simplified: sections of paragraphs. `{publisher}`, `{contact}` and `{title}` are filled from the settings. */
export const aboutSections: readonly AboutSection[] = [
  {
    id: 'what',
    heading: '这是什么',
    paragraphs: [
      '{title}只写一件事：青岛市市南区的城市更新。历史城区怎样修，老旧小区怎样改，车停到哪里，公园和海岸怎样打开，老楼里来了什么产业；当年的计划，后来查到了什么结果。',
      '全部文章有三个版本：简体、繁体（台湾）和繁体（香港）。三个版本是同一篇文章，每一页都可以换到另一种写法的同一页。',
    ],
  },
  {
    id: 'principles',
    heading: '文章怎样写成',
    paragraphs: [
      '本站不做现场采访。文章由编辑部根据公开报道和文件撰写，每一句话都是本站自己的话；每一个数字都登记在一份事实表里，写明出自哪家媒体、哪一天、是计划还是结果、说的是市南区、市南与市北两区，还是全市。',
      '只有一家来源的数字，文中写“据某某报道”。互相矛盾、对不上口径的数字不用。计划就写成计划；后来有没有完成，查到了才写，查不到就写明没有查到。',
      '许多来源只读到了存档的开头部分，没有读到全文。来源的标题没有见到的，写“未读到原标题”；没有可用原址的，只写媒体与日期，不放链接。',
      '文章里的人名只限公职人员和署名记者。封面与图表由本站按文章的栏目和数字绘制，不是照片。',
    ],
  },
  {
    id: 'rights',
    heading: '权利',
    paragraphs: [
      '来源的文字与图片，权利归各自的作者和媒体，本站不转载原文。本站自己的文字，转载时请注明“{title}”、文章标题与网址，并保留文中对来源的说明。',
      '网站的源代码以MIT许可证公开。',
    ],
  },
  {
    id: 'corrections',
    heading: '更正',
    paragraphs: [
      '发现错误，请写信到{contact}，附上文章网址和依据。更正会写明日期，列在文章末尾和更正页上；只是补充新消息的，另写“补充”。撤下的文章保留网址，写明撤下的日期与原因。',
    ],
  },
  {
    id: 'privacy',
    heading: '隐私',
    paragraphs: [
      '本站不设账号，不用Cookie，不统计浏览，不向第三方发送任何请求。搜索在读者自己的浏览器里完成，搜了什么不会发出去。',
      '读者自己改过的设置，即字号、配色、栏宽和选用的简繁版本，记在浏览器的本地存储（localStorage）里，只在这台设备上，清除网站数据就没有了。打开“离线也能读”，打开过的文章、首页和用过的搜索也留在这台设备上，关掉就全部删去。',
    ],
  },
  { id: 'publisher', heading: '出版', paragraphs: ['出版：{publisher}。', '联系：{contact}。'] },
]
