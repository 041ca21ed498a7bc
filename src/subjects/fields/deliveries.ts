import type { SubjectFields } from '../../types/field.ts';
import { field } from './field.ts';

/** Deliveries and the return of their signed receipts. */
export const deliveries: SubjectFields = {
  kind: 'deliveries',
  key: ['order_no'],
  stamps: ['delivered_at'],
  fields: [
    field('order_no', 'id', 'o', '签收单号 运单号 签收单 订单号', 'Waybill, Order No', { ordered: true }),
    field('delivered_at', 'stamp', 'R', '签收时间 签收日期', 'Delivered at', { event: true, ordered: true }),
    field('receipt_returned_at', 'stamp', 'o', '回单时间 回单日期', 'Receipt returned at, POD returned', {
      event: true,
      ordered: true,
    }),
    field('staff', 'text', 'o', '配送员 经办人', 'Staff, Courier', { ordered: true }),
    field('team', 'text', 'o', '班组', 'Team', { dimension: true }),
    field('branch', 'text', 'o', '机构 分公司', 'Branch', { dimension: true }),
  ],
};
