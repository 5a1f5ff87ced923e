/**
 * Words that Taiwan and Hong Kong say otherwise, in the interface's texts and on the about page, by their Simplified form.
 * Each was decided by a person; articles keep the words of their authors. A missing `hk` is `tw`.
 */
export const overrides: Readonly<Record<string, { tw: string; hk?: string }>> = {
  搜索: { tw: '搜尋' },
  按相关: { tw: '依相關度', hk: '按相關度' },
  去掉筛选: { tw: '清除篩選' },
  联系: { tw: '聯絡' },
  网络: { tw: '網路', hk: '網絡' },
  二维码: { tw: 'QR Code', hk: '二維碼' },
  字号: { tw: '字級', hk: '字體' },
  回到顶部: { tw: '回到頂端', hk: '回到頁頂' },
  '用微信扫一扫，在手机上读': { tw: '用手機掃描，在手機上閱讀' },
  设置: { tw: '設定' },
  链接: { tw: '連結' },
  源代码: { tw: '原始碼' },
  事实数据: { tw: '事實資料', hk: '事實數據' },
  数据字典: { tw: '資料字典', hk: '數據字典' },
  可下载的文件: { tw: '可下載的檔案' },
  '内容不变，文件就不变': { tw: '內容不變，檔案就不變' },
  网站数据: { tw: '網站資料', hk: '網站數據' },
  本地存储: { tw: '本機儲存空間' },
  设备: { tw: '裝置' },
  时间线: { tw: '時間軸', hk: '時間線' },
  许可证: { tw: '授權條款', hk: '許可證' },
  栏目导航: { tw: '版面導覽', hk: '欄目導航' },
  栏目和数字: { tw: '版面和數字', hk: '欄目和數字' },
  栏目里: { tw: '版面裡', hk: '欄目裏' },
  地址栏里: { tw: '網址列裡', hk: '網址列裏' },
  订阅源: { tw: '訂閱來源' },
  隐私: { tw: '隱私權', hk: '私隱' },
}
