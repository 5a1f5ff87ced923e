/** Names of people in Chinese. */

const SURNAMES = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边卓褚荆娄臧'.concat(
    '張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈魏葉閻鍾鄒陸龍萬錢湯賀賴龔龐蘭陶顏嚴溫蘆韋畢聶莊塗關紀歐項陽衛單寧車邊婁',
  ),
)

/** Whether a character is a surname, Simplified or Traditional. */
export function isSurname(character: string): boolean {
  return SURNAMES.has(character)
}

const COMPOUND = /^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|司徒|东方|皇甫|尉迟|公孙|令狐|慕容|夏侯|端木|南宫)/u
/** Words that begin like a name. */
const NO_NAMES =
  /[网网報报社台刊]$|记者|記者|编辑|編輯|新闻|新聞|原创|综合|整理|时间|来源|通讯员|单位|办公|支部|学院|大学|公司|中心|频道|客户端|财经|日报|晚报|网络|官方|平台|宣传/u

/**
 * Whether a word may be a person's name where the text says that people are named, as after 记者: any surname will do.
 *
 * @param word Simplified or Traditional
 */
export function mayBePersonName(word: string): boolean {
  return (
    /^[\p{Script=Han}·]{2,4}$/u.test(word) && !NO_NAMES.test(word) && !/摄影|攝影|报道|報道|報導/u.test(word)
  )
}

/**
 * Whether a word is a person's name in Chinese as far as its form tells: a surname and one or two characters.
 *
 * @param word Simplified or Traditional
 */
export function isPersonName(word: string): boolean {
  if (!mayBePersonName(word)) return false
  if (COMPOUND.test(word)) return word.length >= 3
  return word.length <= 3 && isSurname(word[0] ?? '')
}
