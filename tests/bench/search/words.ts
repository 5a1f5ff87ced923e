/** Word lists and sentence patterns of our own, from which the corpus is made. `{slot}` is filled by a list. */

export const lists: Readonly<Record<string, readonly string[]>> = {
  road: words(
    '中山路 太平路 湖南路 江苏路 龙口路 香港中路 东海西路 云霄路 闽江路 南京路 浙江路 德县路 安徽路 广西路 肥城路 天津路 ' +
      '北京路 河南路 大沽路 海泊路 芝罘路 四方路 博山路 易州路 潍县路 黄岛路 平度路 保定路 曲阜路 郯城路 ' +
      '兰山路 单县路 费县路 滋阳路 莱阳路 福山路 鱼山路 大学路 红岛路 龙江路 齐东路 信号山路 伏龙路 沂水路 观海路 ' +
      '登州路 嘉峪关路 正阳关路 韶关路 居庸关路 紫荆关路 武胜关路 荣成路 山海关路 函谷关路 宁武关路 临淮关路',
  ),
  place: words(
    '里院 栈桥 小青岛 信号山 观象山 观海山 小鱼山 八大关 太平角 五四广场 奥帆中心 浮山湾 燕儿岛 太平山 浮山 青岛山 ' +
      '中山公园 汇泉广场 音乐广场 海滨步行道 火车站 劈柴院 银鱼巷 上街里 老城区 前海一线 中央商务区 历史城区 旧港 ' +
      '第一海水浴场 第三海水浴场 大学路口 百盛广场 香港路沿线 辛家庄 八大湖 湛山 金门路 珠海路 云南路 江西路',
  ),
  estate: words(
    '金湖小区 锦绣园 海景花园 仰口小区 逍遥小区 徐家麦岛 南昌路小区 山东头 大尧社区 镇江新村 北岭新苑 华严院 福林里 ' +
      '三兴里 宝兴里 平康里 九如里 吉祥里 骏业里 鸿祥院 广兴里 裕德里 安康里 介寿里 同安里 积庆里 乐善里',
  ),
  body: words(
    '区住建局 区城市更新指挥部 区城管局 街道办事处 居委会 区发改局 区文旅局 区园林中心 施工单位 设计院 监理单位 物业公司 ' +
      '历史城区保护发展公司 规划分局 区商务局 投资促进中心 交警大队 供热公司 水务公司 电力公司 燃气公司 房屋征收中心',
  ),
  work: words(
    '外墙修缮 屋面防水 雨污分流 架空线入地 楼道粉刷 加装电梯 节能改造 道路平整 绿化补植 停车位划线 立面整治 结构加固 ' +
      '消防改造 管网更新 路灯更换 无障碍坡道 门窗更换 步道铺装 护坡加固 屋顶瓦片更换 沿街店招整治 木楼梯修复 地下管线普查',
  ),
  thing: words(
    '老旧小区 停车场 口袋公园 历史建筑 沿街商铺 产业园区 写字楼 海滨步道 登山步道 社区食堂 幼儿园 文化馆 菜市场 书店 咖啡馆 ' +
      '展览馆 博物馆 民宿 广场 码头 隧道 人行天桥 地铁站口 公交站 充电桩 健身场地 儿童乐园 快递驿站 养老服务站 公共厕所',
  ),
  result: words(
    '完成验收 全面开工 进入收尾 对外开放 主体封顶 交付使用 启动招标 公示结束 签约过半 腾空封存 按期推进 恢复通行 试运营 ' +
      '提前竣工 通过评审 重新铺装 分段施工 移交管养 正式启用 列入计划',
  ),
  quality: words('更安全 更方便 更整洁 更安静 更敞亮 更有味道 更好走 更省心 更耐用 更宽敞 更有人气 更绿'),
  surname: words(
    '于 王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 董 萧 程 曹 袁 邓 许 傅 沈',
  ),
  given: words(
    '晓 建国 淑芬 志强 丽娟 海波 文斌 玉兰 振华 秀英 明远 春雷 桂香 立军 雪梅 永胜 佳宁 子涵 一鸣 思远 传庆 德顺 国栋 ' +
      '晓东 红霞 云飞 长江 学勤 维民 宝珍 兆祥 守信 其昌 若兰 书瑶 景行 怀瑾 知秋 沐阳 清越 岩 采薇 里仁',
  ),
  feeling: words('放心 高兴 踏实 惦记 期待 着急 满意 感慨 意外 犹豫'),
  reason: words(
    '年久失修 管线老化 停车难 道路狭窄 雨天积水 屋顶漏水 冬天不暖 采光不足 台阶太陡 缺少绿地 商铺空置 人流太少 产权分散 ' +
      '资料不全 施工面窄 居民意见不一 海风侵蚀 白蚁蛀蚀 石墙开裂 地基下沉',
  ),
  way: words(
    '一户一策 分片推进 先易后难 修旧如旧 错峰施工 现场会商 挂图作战 入户征询 倒排工期 联席会议 网格巡查 驻点服务 逐栋体检 ' +
      '样板先行 公开摇号 分期付款 政企合作 统一招商',
  ),
  english: words('CBD TOD Old Town PPP EPC BIM WiFi ETC AI 5G LED APP City Walk Loft VR').filter(
    (word) => !['Old', 'Town', 'City', 'Walk'].includes(word),
  ),
  phrase: ['Old Town', 'City Walk', 'Open Day', 'Sea Wall', 'Round Table'],
  subject: words('居民 商户 游客 学生 老人 工人 设计师 志愿者 社区书记 店主 房东 租客 摄影师 导游 邻居 业主'),
  verb: words('说 介绍 回忆 提醒 补充 解释 坦言 建议 告诉本站 表示'),
  season: words('开春 入夏 初秋 年底 雨季 汛期 供暖前 节前 暑期 旅游旺季'),
  weather: words('海雾 台风 暴雨 大雪 高温 北风 涨潮 回南天'),
  tree: words('法国梧桐 雪松 银杏 紫荆 樱花 龙柏 黑松 石榴 耐冬 海棠 凌霄 爬山虎'),
  stuff: words(
    '红瓦 花岗岩 马牙石 木格窗 铁栏杆 青砖 水刷石 彩色玻璃 铸铁井盖 清水墙 石板路 铜牌 旧门牌 木地板',
  ),
}

function words(list: string): string[] {
  return list.split(' ')
}

export const titles: readonly string[] = [
  '{road}{thing}改造{result}',
  '{place}{work}{result}',
  '{estate}：{work}之后',
  '市南区{n}个{thing}今年{result}',
  '{season}，{place}的{thing}{quality}了',
  '{road}到{road}，{n}米路怎么修',
  '“{way}”：{estate}的{work}',
  '{body}答{subject}问',
  '{thing}里的{stuff}',
  '{place}：{tree}下的{thing}',
  '{n}户{subject}等来{work}',
  '{road}：{phrase}走一圈',
]

export const sentences: readonly string[] = [
  '{body}{verb}，{road}一带的{work}已经{result}，比计划早了{m}天。',
  '{place}附近有{n}户{subject}，最担心的是{reason}。',
  '“修好以后{quality}，{subject}也{feeling}。”{surname}{given}{verb}。',
  '这次{work}共涉及{n}栋楼、{thousands}平方米，总投资{decimal}亿元。',
  '{season}前，{road}与{road}之间的{thing}将{result}；{body}已派人驻点。',
  '{subject}{surname}{given}在{estate}住了{m}年，{verb}最早的{stuff}是民国时留下的。',
  '因为{reason}，{thing}一度停用，{body}随后采取“{way}”的办法。',
  '到{year}年{month}月底，{percent}%的{subject}签了协议，其余的仍在{way}。',
  '{tree}落叶的时候，{place}的{stuff}露了出来，{subject}停下来拍照。',
  '设计方案三易其稿：保留{stuff}，拆掉违建，补种{tree}{m}株。',
  '{english}中心设在{road}{m}号，一楼是{thing}，二楼留给{subject}。',
  '遇上{weather}，工地停工{small}天，{body}仍要求{result}。',
  '{road}的{thing}原来只有{small}个出口，{reason}，{subject}没少打电话。',
  '按照《市南区{work}导则》，{stuff}的颜色要与{place}一致，不得随意改动。',
  '{subject}问得最多的两件事：一是{reason}怎么办，二是{thing}什么时候{result}。',
  '{surname}{given}是{body}的{subject}，负责{estate}和{estate}两处{work}。',
  '“{place}不能只有游客，”{surname}{given}{verb}，“还得有{thing}，有过日子的人。”',
  '从{road}走到{place}，大约{m}分钟；{work}以后，路面宽了{decimal}米。',
  '{body}公布的清单里，{thing}{n}处，{work}{m}项，资金来自专项债券与社会资本。',
  '{phrase}一词写在路牌上，{subject}看了直笑，{verb}还是叫{place}亲切。',
  '施工分{small}段进行，每段{m}天，夜里{hour}点以后不得使用破碎锤。',
  '{estate}的{stuff}被一块块编号拆下，修补后再按原位装回去。',
  '电话{phone}仍在使用，{subject}反映{reason}，{body}当天回复。',
  '{thing}与{thing}之间隔着一道{stuff}墙，{work}时才发现后面还有一口老井。',
  '{season}的{weather}让{subject}更加{feeling}，幸好{work}已经{result}。',
  '有人主张{way}，有人主张慢慢来；{body}开了{small}次会，最后定下先做{work}。',
  '“三年里，{road}变了样。”{subject}{surname}{given}{verb}，{place}以前{reason}。',
  '项目编号{code}，建设单位为{body}，工期{n}天，质保{small}年。',
  '后来才知道，台阶下面埋着旧管道，干线只好往里挪了{decimal}米。',
  '{tree}、{stuff}、{thing}，这三样凑在一起，就是{place}给人的头一个印象。',
  '每平方米补贴{money}元，{subject}自付{percent}%，{estate}有{m}户当场交了钱。',
  '周末两天，{place}接待{subject}{thousands}人次，比去年同期多{percent}%。',
]

export const headings: readonly string[] = [
  '为什么要改',
  '钱从哪里来',
  '{road}怎么修',
  '{subject}怎么说',
  '{work}的难处',
  '{place}的变化',
  '下一步',
  '{way}怎么做',
  '时间表',
  '留下的{stuff}',
]

export const captions: readonly string[] = [
  '{season}的{place}｜{surname}{given}摄',
  '{road}上的{thing}｜本站资料',
  '{estate}旧照，{year}年前后｜{surname}{given}提供',
]

export const tags: readonly (readonly [slug: string, name: string])[] = [
  ['urban-renewal', '城市更新'],
  ['historic-quarter', '历史城区'],
  ['old-estates', '老旧小区'],
  ['parking', '停车设施'],
  ['parks', '公园绿地'],
  ['coast', '海滨步道'],
  ['roads', '道路交通'],
  ['liyuan', '里院'],
  ['industry', '产业园区'],
  ['heritage', '文物保护'],
  ['livelihood', '民生实事'],
  ['zhongshan-lu', '中山路'],
]

export const sources: readonly (readonly [slug: string, name: string])[] = [
  ['xinwang', '信网'],
  ['daily', '青岛日报'],
  ['evening', '青岛晚报'],
  ['morning', '青岛早报'],
  ['district', '市南区政府网'],
  ['guanhai', '观海新闻'],
  ['peninsula', '半岛都市报'],
]

/** Rare characters and words, one of them now and then, so that the corpus has a long tail. */
export const rare: readonly string[] = words(
  '崂山 琅琊 胶州湾 鲅鱼圈 蛤蜊 崖壁 礁石 灯塔 缆绳 锚地 潮汐 船坞 钟楼 穹顶 檐口 窗棂 斗拱 门楣 影壁 天井 砖雕 墀头 雀替 ' +
    '瓦当 滴水 地龙 煤渣 炉膛 风箱 算盘 账房 当铺 布庄 酱园 茶楼 戏台 说书 剃头 修表 裁缝 钱庄 洋行 领事馆 提督府 ' +
    '教堂 管风琴 彩窗 唱诗班 胶济铁路 机车库 道岔 信号楼 水塔 变电所 锅炉房 烟囱 纺织厂 啤酒厂 橡胶厂 印染 缫丝 ' +
    '鸢尾 鼠尾草 绣球 木槿 紫藤 迎春 连翘 黄杨 女贞 海桐 冬青 柽柳 碱蓬 芦苇 海鸥 白鹭 斑鸠 喜鹊 刺猬 萤火虫 ' +
    '磐石 嶙峋 氤氲 斑驳 逶迤 鳞次栉比 熙熙攘攘 鸦雀无声 井井有条 有条不紊 日新月异 焕然一新 百废待兴 精雕细琢',
)
