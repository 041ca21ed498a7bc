/** Traditional characters of the service field as simplified ones, so that 投訴時間 is 投诉时间. */
const pairs =
  '訴诉編编號号時时間间處处類类別别滿满評评價价訪访記记錄录問问題题狀状態态來来電电話话絡络郵邮諮咨詢询員员組组責责門门結结辦办決决檢检質质數数據据單单業业務务險险產产機机構构網网點点區区級级緊紧複复雜杂轉转聯联繫系內内說说應应響响覆复復复週周長长開开關关閉闭銷销無无絕绝聽听撥拨掛挂斷断隊队終终費费額额賠赔償偿證证會会顧顾總总計计當当動动導导異异發发報报標标準准權权實实際际達达項项驗验審审領领備备註注訂订約约預预選选擇择體体環环廣广東东華华匯汇簡简訊讯簽签離离職职稱称經经戶户設设團团層层試试訓训習习師师後后與与從从為为過过還还進进屬属專专優优佔占釋释測测節节誤误續续參参負负責责場场線线見见議议換换貨货維维診诊險险遲迟禮礼櫃柜檯台';

const simple = new Map(Array.from({ length: pairs.length / 2 }, (_, i) => [pairs[2 * i], pairs[2 * i + 1]]));
const traditional = new RegExp(`[${[...simple.keys()].join('')}]`, 'g');

export const simplified = (text: string): string =>
  text.replace(traditional, (character) => simple.get(character) ?? character);
