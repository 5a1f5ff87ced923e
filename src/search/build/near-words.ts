/**
 * Words near in meaning: an article that has another word of a group is nearer to a query than one that has none. They
 * order results and never make one exact. In Simplified; of words that a reader asks with and a paper answers with.
 */
export const nearWords: readonly (readonly string[])[] = `
开放 开门 开业 开街 开馆 营业 迎客 启用
游客 客流 人次 参观
春节 过年 大年 正月
门票 票价 免费 收费 购票
投资 资金 亿元 万元 费用
停车 泊位 车位
老城 历史城区 历史街区 老街
公交 巴士 公共汽车
开工 动工 启动
完工 竣工 完成 建成
小区 社区 住宅 楼院
方案 计划 规划
禁行 禁车 停驶 步行
修缮 修复 翻修 落架
海边 滨海 海滨 海岸
公园 绿地 绿道
商户 店铺 商家 店家
演出 剧目 场次
居民 住户 业主 市民
房子 房屋 住房 建筑
招商 入驻 签约
路线 线路 改线 改道
`
  .trim()
  .split('\n')
  .map((group) => group.split(' '))
