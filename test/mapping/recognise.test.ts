/** Realistic header sets: the kind and the fields they are known as, without a question. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import type { TableHead } from '../../src/types/file.ts';
import type { TableKind } from '../../src/types/kind.ts';
import type { MappingQuestion } from '../../src/types/mapping.ts';
import { openInNode } from '../engine-in-node.ts';
import { fieldsOf, proposed } from './table.ts';

let engine: Engine;
beforeAll(async () => (engine = await openInNode()));
afterAll(() => engine.close());

/** Header, field (`-` = own dimension), then one value per row; values separated by `|`. */
interface Case {
  readonly name: string;
  readonly kind: TableKind;
  readonly columns: readonly (readonly [header: string, field: string, values: string])[];
  readonly head?: Partial<TableHead>;
  readonly questions?: readonly Partial<MappingQuestion>[];
}

const cases: readonly Case[] = [
  {
    name: 'a complaint ledger in traditional characters',
    kind: 'complaints',
    columns: [
      ['投訴編號', 'ticket_id', 'T1|T2|T3'],
      ['投訴時間', 'received_at', '2026-07-01 08:12:00|2026-07-02 10:00:00|2026-07-03 11:30:00'],
      ['投訴類別', 'category_l1', '理賠|銷售|退保'],
      ['投訴渠道', 'channel', '電話|櫃檯|郵件'],
      ['滿意度', 'satisfaction', '滿意|非常滿意|不滿意'],
      ['辦結時間', 'resolved_at', '2026-07-03 09:00:00|2026-07-05 16:00:00|2026-07-06 10:00:00'],
      ['狀態', 'status', '已辦結|已辦結|處理中'],
    ],
  },
  {
    name: 'work orders of a city hotline',
    kind: 'complaints',
    columns: [
      ['工单编号', 'ticket_id', 'RX1|RX2|RX3'],
      ['诉求时间', 'received_at', '2026-07-01 08:12:00|2026-07-02 10:00:00|2026-07-03 11:30:00'],
      ['诉求类型', 'ticket_type', '投诉|咨询|求助'],
      ['诉求归口', 'category_l1', '城市管理_市容环卫_垃圾清运|交通运输_公交_线路调整|社会保障_医保_报销'],
      ['诉求渠道', 'channel', '电话|12345网站|领导信箱'],
      ['诉求人', 'name', '张某某|李某|王某'],
      ['办结时间', 'resolved_at', '2026-07-03 09:00:00|2026-07-05 16:00:00|2026-07-06 10:00:00'],
    ],
  },
  {
    name: 'a call log in English whose queue time is seconds',
    kind: 'interactions',
    columns: [
      ['Call ID', 'call_id', 'C1|C2|C3'],
      ['Direction', 'direction', 'Inbound|Inbound|Outbound'],
      ['Start time', 'start_at', '2026-08-13 02:47:27 PM|2026-08-14 04:03:43 PM|2026-08-15 05:38:56 PM'],
      ['Queue time', 'wait_s', '48|67|81'],
      ['Talk time', 'talk_s', '363|453|236'],
      ['Disposition', 'disposition', 'Answered|Abandoned|Answered'],
    ],
  },
  {
    name: 'a survey of scores, mostly unanswered',
    kind: 'surveys',
    columns: [
      ['问卷编号', 'response_id', 'R1|R2|R3'],
      ['邀评时间', 'offered_at', '2026-08-01 09:20:51|2026-08-02 10:35:49|2026-08-03 12:26:07'],
      ['评价时间', 'answered_at', '2026-08-02 01:22:45|2026-08-02 21:24:54|2026-08-04 01:23:21'],
      ['总体评分', 'overall', '5|4|2'],
      ['评价渠道', 'channel', '短信|APP|短信'],
    ],
  },
  {
    name: '投诉登记表 of an insurer',
    kind: 'complaints',
    head: { path: '投诉登记表.csv', titles: ['2026年3月投诉登记表'] },
    columns: [
      ['序号', '-', '1|2|3'],
      ['投诉编号', 'ticket_id', 'TS2026030001|TS2026030002|TS2026030003'],
      ['投诉时间', 'received_at', '2026-03-01 09:12|2026-03-02 10:00|2026-03-03 11:30'],
      ['投诉渠道', 'channel', '电话|微信|12378'],
      ['客户姓名', 'name', '客户00017|客户00018|客户00019'],
      ['联系电话', 'phone', '13812346721|13912346722|13712346723'],
      ['保单号', 'policy_no', 'P100200300400|P100200300401|P100200300402'],
      ['险种', 'product', '车险|意外险|医疗险'],
      ['投诉类别', 'category_l1', '理赔|销售|保全'],
      ['二级分类', 'category_l2', '理赔时效|销售误导|资料变更'],
      ['投诉内容', 'content', '赔付慢|误导|改不了地址'],
      ['机构', 'branch', '上海|北京|广州'],
      ['受理人', 'accepted_by', '坐席001|坐席002|坐席003'],
      ['处理人', 'handler', '坐席004|坐席005|坐席006'],
      ['班组', 'team', '一组|二组|一组'],
      ['状态', 'status', '已办结|处理中|已关闭'],
      ['办结时间', 'resolved_at', '2026-03-05 10:00||2026-03-09 09:00'],
      ['处理结果', 'result', '已赔付||已解释'],
      ['是否有责', 'finding', '有责||无责'],
      ['是否超时', 'timely_flag', '否|否|是'],
    ],
  },
  {
    name: '12345 hotline',
    kind: 'complaints',
    columns: [
      ['工单编号', 'ticket_id', '20260301000001|20260301000002'],
      ['来电时间', 'received_at', '2026/3/1 8:05:00|2026/3/1 9:10:00'],
      ['诉求类型', 'ticket_type', '投诉|咨询'],
      ['诉求类别', 'category_l1', '市政|教育'],
      ['诉求内容', 'content', '路灯不亮|咨询入学'],
      ['区交办时间', 'dispatched_at', '2026/3/1 9:05:00|2026/3/1 10:10:00'],
      ['区交办办结期限', 'due_at', '2026/3/8 9:05:00|2026/3/8 10:10:00'],
      ['主办部门', 'owner_dept', '城管局|教育局'],
      ['办结时间', 'resolved_at', '2026/3/5 9:05:00|2026/3/2 10:10:00'],
      ['办理结果', 'result', '已修复|已解答'],
      ['满意度', 'satisfaction', '满意|非常满意'],
      ['退单次数', 'return_count', '0|1'],
      ['来源', 'source', '12345|微信'],
    ],
  },
  {
    name: 'call-centre ticket export',
    kind: 'complaints',
    columns: [
      ['工单流水号', 'ticket_id', 'W0000001|W0000002'],
      ['创建时间', 'received_at', '2026-03-01 08:05:00|2026-03-01 09:10:00'],
      ['首次响应时间', 'first_response_at', '2026-03-01 08:15:00|2026-03-01 09:20:00'],
      ['处理时间', 'resolved_at', '2026-03-02 08:15:00|2026-03-02 09:20:00'],
      ['工单类型', 'ticket_type', '投诉|报修'],
      ['工单状态', 'status', '已处理|处理中'],
      ['优先级', 'severity', '紧急|一般'],
      ['流转次数', 'reassign_count', '1|0'],
      ['工单标题', 'content', '收费争议|无法登录'],
      ['受理客服组', 'team', 'A组|B组'],
      ['处理坐席', 'handler', '坐席010|坐席011'],
      ['坐席工号', 'handler_id', '1001|1002'],
      ['客户级别', 'customer_tier', 'VIP|普通'],
    ],
  },
  {
    name: 'a 处理时间 of durations is handling time',
    kind: 'complaints',
    columns: [
      ['投诉单号', 'ticket_id', 'W0000001|W0000002'],
      ['登记时间', 'received_at', '2026-03-01 08:05:00|2026-03-01 09:10:00'],
      ['处理时间', 'handling_minutes', '1小时5分|35分'],
      ['投诉分类', 'category_l1', '收费|质量'],
      ['办理状态', 'status', '已办结|处理中'],
    ],
  },
  {
    name: 'property management',
    kind: 'complaints',
    columns: [
      ['工单号', 'ticket_id', 'BX0001|BX0002'],
      ['业主', 'name', '业主01|业主02'],
      ['小区', 'branch', '东苑|西苑'],
      ['登记日期', 'received_at', '2026.3.1|2026.3.2'],
      ['服务类型', 'ticket_type', '报修|投诉'],
      ['问题分类', 'category_l1', '水电|保洁'],
      ['责任部门', 'owner_dept', '工程部|环境部'],
      ['完成时间', 'resolved_at', '2026.3.2|'],
    ],
  },
  {
    name: 'Zendesk',
    kind: 'complaints',
    columns: [
      ['Id', 'ticket_id', '35436|35437'],
      ['Requester', 'name', 'Customer 1|Customer 2'],
      ['Requester email', 'email', 'a@example.com|b@example.com'],
      ['Assignee', 'handler', 'Agent 1|Agent 2'],
      ['Group', 'team', 'Support|Billing'],
      ['Subject', 'content', 'Refund|Login'],
      ['Tags', 'tags', 'refund|login'],
      ['Status', 'status', 'Solved|Open'],
      ['Priority', 'severity', 'Urgent|Normal'],
      ['Via', 'channel', 'Email|Web'],
      ['Type', 'ticket_type', 'Incident|Question'],
      ['Created at', 'received_at', '2026-03-01T08:00:00Z|2026-03-02T08:00:00Z'],
      ['Updated at', 'updated_at', '2026-03-03T08:00:00Z|2026-03-02T09:00:00Z'],
      ['Initially assigned at', 'assigned_at', '2026-03-01T08:10:00Z|2026-03-02T08:10:00Z'],
      ['Assigned at', '-', '2026-03-01T08:20:00Z|2026-03-02T08:20:00Z'],
      ['Solved at', 'resolved_at', '2026-03-03T08:00:00Z|'],
      ['Reopens', 'reopen_count', '0|1'],
      ['Assignee stations', 'reassign_count', '1|2'],
      ['Group stations', '-', '1|1'],
      ['First reply time in minutes', 'first_response_at', '12|30'],
      ['Full resolution time in minutes', 'handling_minutes', '2880|'],
      ['On hold time in minutes', 'hold_minutes', '0|0'],
      ['Satisfaction Score', 'satisfaction', 'Good|Unoffered'],
    ],
  },
  {
    name: 'Freshdesk',
    kind: 'complaints',
    columns: [
      ['Ticket ID', 'ticket_id', '101|102'],
      ['Subject', 'content', 'Refund|Login'],
      ['Status', 'status', 'Closed|Open'],
      ['Priority', 'severity', 'High|Low'],
      ['Source', 'source', 'Email|Portal'],
      ['Type', 'ticket_type', 'Problem|Question'],
      ['Agent', 'handler', 'Agent 1|Agent 2'],
      ['Group', 'team', 'Support|Billing'],
      ['Created time', 'received_at', '2026-03-01 08:00:00|2026-03-02 08:00:00'],
      ['Due by Time', 'due_at', '2026-03-04 08:00:00|2026-03-05 08:00:00'],
      ['Resolved time', 'resolved_at', '2026-03-03 08:00:00|'],
      ['Closed time', 'closed_at', '2026-03-03 09:00:00|'],
      ['Last update time', 'updated_at', '2026-03-03 09:00:00|2026-03-02 08:30:00'],
      ['Initial response time', 'first_response_at', '2026-03-01 09:00:00|2026-03-02 08:30:00'],
      ['First response time (in hrs)', '-', '01:00:00|00:30:00'],
      ['Resolution time (in hrs)', 'handling_minutes', '48:00:00|'],
      ['Agent interactions', 'reassign_count', '2|1'],
      ['Customer interactions', '-', '1|1'],
      ['Resolution status', 'timely_flag', 'Within SLA|SLA Violated'],
      ['Full name', 'name', 'Customer 1|Customer 2'],
      ['Contact ID', 'customer_key', '9001|9002'],
    ],
  },
  {
    name: 'Freshdesk API codes',
    kind: 'complaints',
    columns: [
      ['id', 'ticket_id', '101|102|103|104'],
      [
        'created_at',
        'received_at',
        '2026-03-01T08:00:00Z|2026-03-02T08:00:00Z|2026-03-02T09:00:00Z|2026-03-02T10:00:00Z',
      ],
      ['status', 'status', '2|5|4|3'],
      ['source', 'source', '1|2|3|7'],
      ['due_by', 'due_at', '2026-03-04T08:00:00Z|2026-03-05T08:00:00Z|2026-03-05T09:00:00Z|2026-03-05T10:00:00Z'],
      ['subject', 'content', 'a|b|c|d'],
      [
        'updated_at',
        'updated_at',
        '2026-03-04T08:00:00Z|2026-03-05T08:00:00Z|2026-03-05T09:00:00Z|2026-03-05T10:00:00Z',
      ],
    ],
  },
  {
    name: 'Salesforce report',
    kind: 'complaints',
    columns: [
      ['Case Number', 'ticket_id', '00001026|00001027'],
      ['Case Owner', 'handler', 'Agent 1|Agent 2'],
      ['Account Name', 'name', 'Acme|Globex'],
      ['Subject', 'content', 'Late|Broken'],
      ['Status', 'status', 'Closed|New'],
      ['Priority', 'severity', 'High|Medium'],
      ['Case Origin', 'source', 'Phone|Web'],
      ['Case Reason', 'reason', 'Breakdown|Performance'],
      ['Date/Time Opened', 'received_at', '3/1/2026 8:00 AM|3/15/2026 9:00 PM'],
      ['Date/Time Closed', 'resolved_at', '3/2/2026 8:00 AM|'],
    ],
  },
  {
    name: 'Salesforce data loader',
    kind: 'complaints',
    columns: [
      ['Id', '-', '5003000000D8cuI|5003000000D8cuJ'],
      ['CaseNumber', 'ticket_id', '00001026|00001027'],
      ['CreatedDate', 'received_at', '2026-03-01T08:00:00.000+0000|2026-03-02T08:00:00.000+0000'],
      ['ClosedDate', 'resolved_at', '2026-03-03T08:00:00.000+0000|'],
      ['Status', 'status', 'Closed|New'],
      ['IsClosed', '-', 'true|false'],
      ['Origin', 'source', 'Phone|Email'],
    ],
  },
  {
    name: 'CFPB',
    kind: 'complaints',
    columns: [
      ['Date received', 'received_at', '7/29/2013|7/30/2013'],
      ['Product', 'product', 'Consumer Loan|Mortgage'],
      ['Sub-product', '-', 'Vehicle loan|Other'],
      ['Issue', 'category_l1', 'Managing the loan|Fees'],
      ['Sub-issue', 'category_l2', 'a|b'],
      ['Company', 'owner_dept', 'Bank A|Bank B'],
      ['State', 'region', 'VA|CA'],
      ['ZIP code', '-', '24540|95992'],
      ['Submitted via', 'channel', 'Phone|Web'],
      ['Date sent to company', 'dispatched_at', '7/30/2013|7/31/2013'],
      ['Company response to consumer', 'result', 'Closed with explanation|Closed'],
      ['Timely response?', 'timely_flag', 'Yes|No'],
      ['Consumer disputed?', 'customer_accepted', 'No|Yes'],
    ],
  },
  {
    name: 'CFPB API',
    kind: 'complaints',
    columns: [
      ['date_received', 'received_at', '2017-03-21|2017-04-19'],
      ['product', 'product', 'Credit reporting|Debt collection'],
      ['issue', 'category_l1', 'Incorrect information|Disclosure'],
      ['sub_issue', 'category_l2', 'Not mine|Not disclosed'],
      ['consumer_complaint_narrative', 'content', '|text'],
      ['company', 'owner_dept', 'A|B'],
      ['state', 'region', 'TX|IL'],
      ['tags', 'tags', 'Older American|'],
      ['submitted_via', 'channel', 'Phone|Web'],
      ['date_sent_to_company', 'dispatched_at', '2017-03-21|2017-04-20'],
      ['company_response_to_consumer', 'result', 'Closed with relief|Closed'],
      ['timely_response', 'timely_flag', 'true|true'],
      ['consumer_disputed', 'customer_accepted', 'No|No'],
      ['complaint_id', 'ticket_id', '2397100|2441777'],
    ],
  },
  {
    name: 'a repeated month of one order only asks for the order',
    kind: 'complaints',
    questions: [{ kind: 'date-order', column: 1 }],
    columns: [
      ['投诉编号', 'ticket_id', 'TS0001|TS0002'],
      ['投诉日期', 'received_at', '1/2/2026|3/2/2026'],
      ['投诉类别', 'category_l1', '理赔|销售'],
      ['状态', 'status', '处理中|处理中'],
    ],
  },
  {
    name: 'two receipt times ask',
    kind: 'complaints',
    questions: [{ kind: 'which-column', field: 'received_at', columns: [1, 2] }],
    columns: [
      ['投诉编号', 'ticket_id', 'TS0001|TS0002'],
      ['投诉时间', 'received_at', '2026-03-01|2026-03-02'],
      ['登记时间', '-', '2026-03-02|2026-03-02'],
      ['投诉类别', 'category_l1', '理赔|销售'],
    ],
  },
  {
    name: 'a time of closing alone asks whether it serves',
    kind: 'complaints',
    questions: [{ kind: 'which-field', column: 2 }],
    columns: [
      ['投诉编号', 'ticket_id', 'TS0001|TS0002'],
      ['投诉时间', 'received_at', '2026-03-01|2026-03-02'],
      ['结单时间', 'closed_at', '2026-03-02|2026-03-02'],
      ['投诉类别', 'category_l1', '理赔|销售'],
    ],
  },
  {
    name: 'satisfaction survey',
    kind: 'surveys',
    head: { path: '满意度评价.csv' },
    columns: [
      ['问卷编号', 'response_id', 'Q10001|Q10002'],
      ['工单编号', 'ticket_id', 'TS2026030001|TS2026030002'],
      ['服务人员', 'staff', '坐席001|坐席002'],
      ['班组', 'team', '一组|二组'],
      ['邀评时间', 'offered_at', '2026-03-05 10:00|2026-03-06 10:00'],
      ['评价时间', 'answered_at', '2026-03-05 12:00|'],
      ['是否参评', 'answered', '是|否'],
      ['总体满意度', 'overall', '满意|'],
      ['不满意原因', 'reason', '|'],
      ['意见建议', 'comment', '很好|'],
      ['评价渠道', 'channel', '短信|微信'],
    ],
  },
  {
    name: 'CSAT export',
    kind: 'surveys',
    head: { path: 'csat_responses.csv' },
    columns: [
      ['Response ID', 'response_id', 'R100001|R100002'],
      ['Ticket ID', 'ticket_id', '101|102'],
      ['Agent', 'staff', 'Agent 1|Agent 2'],
      ['Sent at', 'offered_at', '2026-03-05 10:00|2026-03-06 10:00'],
      ['Completed at', 'answered_at', '2026-03-05 12:00|'],
      ['CSAT', 'overall', '5|'],
      ['NPS', 'nps', '10|'],
      ['Comment', 'comment', 'great|'],
    ],
  },
  {
    name: 'complaint callbacks',
    kind: 'callbacks',
    head: { path: '回访记录.xlsx', sheet: '回访' },
    columns: [
      ['回访编号', 'callback_id', 'HF0001|HF0002'],
      ['关联工单号', 'ticket_id', 'TS2026030001|TS2026030002'],
      ['客户编号', 'customer_key', 'K001|K002'],
      ['回访类型', 'callback_type', '投诉回访|新单回访'],
      ['办结时间', 'trigger_at', '2026-03-05 10:00|2026-03-06 10:00'],
      ['应回访日期', 'due_at', '2026-03-08|2026-03-09'],
      ['回访时间', 'attempted_at', '2026-03-06 10:00|'],
      ['回访结果', 'result', '接通|待回访'],
      ['通话时长(秒)', 'talk_seconds', '65|'],
      ['回访人', 'caller', '坐席021|'],
      ['回访方式', 'method', '电话|'],
      ['客户回访满意度', 'rating', '满意|'],
      ['回访内容', 'content', '客户认可|'],
    ],
  },
  {
    name: 'new-policy callbacks',
    kind: 'callbacks',
    columns: [
      ['保单号', 'policy_no', 'P1000001|P1000002'],
      ['承保日期', 'trigger_at', '2026-03-05|2026-03-06'],
      ['回访类别', 'callback_type', '新单回访|新契约'],
      ['致电日期', 'attempted_at', '2026-03-06|2026-03-08'],
      ['是否接通', 'reached', '是|否'],
      ['回访专员', 'caller', '坐席021|坐席022'],
      ['投保人', 'name', '客户1|客户2'],
    ],
  },
  {
    name: 'inbound call records',
    kind: 'interactions',
    head: { path: '通话记录.parquet' },
    columns: [
      ['话单ID', 'call_id', 'CALL000001|CALL000002'],
      ['呼叫方向', 'direction', '呼入|呼入'],
      ['主叫号码', 'caller', '13812346721|13812346722'],
      ['开始时间', 'start_at', '2026-03-01 08:00:00|2026-03-01 08:05:00'],
      ['入队时间', 'queue_at', '2026-03-01 08:00:10|2026-03-01 08:05:10'],
      ['接听时间', 'answer_at', '2026-03-01 08:00:20|'],
      ['结束时间', 'end_at', '2026-03-01 08:03:20|2026-03-01 08:06:00'],
      ['排队时长', 'wait_s', '10|50'],
      ['通话时长', 'talk_s', '180|0'],
      ['话后时长', 'wrap_s', '30|0'],
      ['接听状态', 'disposition', '接通|排队放弃'],
      ['坐席工号', 'agent_id', '1001|'],
      ['坐席姓名', 'agent', '坐席001|'],
      ['技能组', 'team', '理赔|保全'],
      ['是否转接', 'transferred', '否|否'],
    ],
  },
  {
    name: '七鱼 chat sessions',
    kind: 'interactions',
    head: { path: '会话记录.xlsx' },
    columns: [
      ['会话ID', 'call_id', '8800001|8800002'],
      ['会话类型', 'media', '在线|在线'],
      ['开始时间', 'start_at', '2026-03-01 08:00:00|2026-03-01 08:05:00'],
      ['结束时间', 'end_at', '2026-03-01 08:03:20|2026-03-01 08:06:00'],
      ['接待客服', 'agent', '客服A|客服B'],
      ['客服组', 'team', '售前|售后'],
      ['首次响应时长', 'first_reply_s', '00:00:12|00:00:30'],
      ['平均响应时长', 'avg_reply_s', '00:00:20|00:00:40'],
      ['回合数', 'rounds', '5|3'],
      ['访客消息数', 'customer_msgs', '6|4'],
      ['客服消息数', 'agent_msgs', '7|5'],
      ['参评结果', 'satisfaction', '非常满意|未评价'],
    ],
  },
  {
    name: 'PBX records in English',
    kind: 'interactions',
    columns: [
      ['Call ID', 'call_id', 'a-1|a-2'],
      ['Direction', 'direction', 'Inbound|Outbound'],
      ['Start time', 'start_at', '2026-03-01 08:00:00|2026-03-01 08:05:00'],
      ['Answered at', 'answer_at', '2026-03-01 08:00:20|'],
      ['End time', 'end_at', '2026-03-01 08:03:20|2026-03-01 08:06:00'],
      ['Talk Time', 'talk_s', '180|0'],
      ['Disposition', 'disposition', 'Answered|Abandoned'],
      ['Agent', 'agent', 'Agent 1|'],
    ],
  },
  {
    name: 'quality reviews',
    kind: 'qc_reviews',
    head: { path: '质检明细.csv' },
    columns: [
      ['质检单号', 'review_id', 'ZJ001|ZJ002'],
      ['录音流水号', 'call_id', 'CALL000001|CALL000002'],
      ['被质检坐席', 'staff', '坐席001|坐席002'],
      ['坐席工号', 'staff_id', '1001|1002'],
      ['班组', 'team', '一组|二组'],
      ['质检员', 'reviewer', '质检01|质检02'],
      ['通话时间', 'contact_at', '2026-03-01 08:00:00|2026-03-02 08:00:00'],
      ['质检时间', 'reviewed_at', '2026-03-03|2026-03-04'],
      ['抽检方式', 'sample_type', '随机|投诉'],
      ['质检得分', 'score', '95|82.5'],
      ['是否合格', 'passed', '是|否'],
      ['致命错误', 'fatal', '否|是'],
      ['违规项', 'violation', '|服务禁语'],
      ['点评', 'comment', '好|差'],
    ],
  },
  {
    name: 'roster',
    kind: 'staff',
    head: { path: '人员花名册.xlsx' },
    columns: [
      ['工号', 'staff_id', '1001|1002'],
      ['姓名', 'name', '坐席001|坐席002'],
      ['班组', 'team', '一组|二组'],
      ['岗位', 'post', '客服|质检'],
      ['机构', 'branch', '上海|上海'],
      ['入职日期', 'hire_date', '2020-01-01|2021-01-01'],
      ['组长', 'supervisor', '组长1|组长2'],
    ],
  },
  {
    name: 'staff days',
    kind: 'staff_days',
    head: { path: '坐席考勤.csv' },
    columns: [
      ['工号', 'staff_id', '1001|1002'],
      ['姓名', 'staff', '坐席001|坐席002'],
      ['日期', 'date', '2026-03-01|2026-03-01'],
      ['班次', 'shift', '早班|晚班'],
      ['排班时长', 'scheduled_h', '8|8'],
      ['实出勤', 'attended_h', '8|7.5'],
      ['占用时长', 'busy_h', '5:30:00|4:00:00'],
      ['空闲时长', 'available_h', '1.5|2'],
      ['总下单数', 'orders', '20|30'],
      ['抽检单数', 'checked_orders', '5|5'],
      ['下单准确数', 'accurate_orders', '5|4'],
    ],
  },
  {
    name: 'exceptions',
    kind: 'exceptions',
    columns: [
      ['异常编号', 'id', 'YC001|YC002'],
      ['异常发生时间', 'occurred_at', '2026-03-01 08:00|2026-03-01 09:00'],
      ['异常上报时间', 'reported_at', '2026-03-01 08:20|2026-03-01 12:00'],
      ['异常等级', 'severity', '重大|一般'],
      ['上报人', 'staff', '坐席001|坐席002'],
      ['班组', 'team', '一组|二组'],
    ],
  },
  {
    name: 'members',
    kind: 'customers',
    head: { path: '会员名单.csv' },
    columns: [
      ['会员号', 'customer_key', 'M001|M002'],
      ['会员姓名', 'name', '客户1|客户2'],
      ['会员等级', 'tier', '金卡|银卡'],
      ['入会日期', 'registered_at', '2026-01-01|2026-02-01'],
      ['归属客服', 'owner', '坐席001|坐席002'],
      ['免回访', 'opted_out', '否|是'],
    ],
  },
  {
    name: 'exams',
    kind: 'exams',
    head: { path: '培训考试.xlsx' },
    columns: [
      ['考试名称', 'exam', '合规|合规'],
      ['姓名', 'staff', '坐席001|坐席002'],
      ['考试日期', 'exam_at', '2026-03-01|2026-03-01'],
      ['考试成绩', 'score', '90|55'],
      ['是否合格', 'passed', '是|否'],
      ['是否补考', 'resit', '否|否'],
    ],
  },
  {
    name: 'actions',
    kind: 'actions',
    head: { path: '整改台账.xlsx' },
    columns: [
      ['编号', 'action_id', 'ZG001|ZG002'],
      ['问题', 'problem', '理赔慢|话术错'],
      ['整改措施', 'action', '加人|培训'],
      ['责任人', 'owner', '主管1|主管2'],
      ['提出日期', 'raised_at', '2026-03-01|2026-03-01'],
      ['计划完成日期', 'due', '2026-03-31|2026-03-31'],
      ['实际完成日期', 'done_at', '2026-03-30|'],
      ['状态', 'status', '完成|进行中'],
    ],
  },
];

const rowsOf = (each: Case): (string | null)[][] => {
  const values = each.columns.map(([, , text]) => text.split('|'));
  return (values[0] ?? []).map((_, row) => values.map((list) => list[row] || null));
};

test.each(cases)('$name', async (each) => {
  const mapping = await proposed(
    engine,
    each.columns.map(([header]) => header),
    rowsOf(each),
    each.head,
  );
  expect(mapping.kind).toBe(each.kind);
  expect(fieldsOf(mapping)).toEqual(
    Object.fromEntries(each.columns.filter(([, field]) => field !== '-').map(([header, field]) => [header, field])),
  );
  expect(mapping.questions).toMatchObject(each.questions ?? []);
});

test('a table of something else stays unknown and asks for its kind', async () => {
  const bank = ['age', 'job', 'marital', 'contact', 'day', 'month', 'duration', 'campaign', 'y'];
  const mapping = await proposed(
    engine,
    bank,
    [['30', 'unemployed', 'married', 'cellular', '19', 'oct', '79', '1', 'no']],
    { path: 'bank.csv' },
  );
  expect(mapping.kind).toBe('unknown');
  expect(mapping.questions[0]).toMatchObject({ kind: 'which-kind' });
});

test('complaints without any time of receipt name what is missing', async () => {
  const headers = ['投诉编号', '投诉类别', '投诉渠道', '处理人', '状态', '处理结果', '责任部门'];
  const mapping = await proposed(engine, headers, [['T1', '理赔', '电话', '坐席001', '处理中', '无', '理赔部']]);
  expect(mapping).toMatchObject({
    kind: 'unknown',
    questions: [
      { kind: 'which-kind', candidates: expect.arrayContaining(['complaints']) },
      { kind: 'missing-required', fields: ['received_at'] },
    ],
  });
});
