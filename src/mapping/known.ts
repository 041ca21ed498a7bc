/** Exports whose headers mean something else than the common lists say; recognised by a few headers that only they have. */
import type { FieldId } from '../types/field.ts';
import type { Kind } from '../types/kind.ts';
import type { DateOrder } from '../types/mapping.ts';
import { foldHeader } from './headers.ts';

export interface KnownExport {
  readonly source: string;
  readonly kind: Kind;
  readonly signature: readonly string[];
  /** Headers with their fields; null = an own dimension. Headers not listed are read by the common lists. */
  readonly fields: Readonly<Record<string, FieldId | null>>;
  /** For files whose own dates decide nothing. */
  readonly dateOrder?: DateOrder;
}

const exports: readonly KnownExport[] = [
  {
    source: 'Boston 311',
    kind: 'complaints',
    signature: ['case_enquiry_id', 'open_dt', 'case_status'],
    fields: {
      case_enquiry_id: 'ticket_id',
      open_dt: 'received_at',
      target_dt: 'due_at',
      closed_dt: 'closed_at',
      ontime: 'timely_flag',
      case_status: 'status',
      closure_reason: 'result',
      case_title: 'content',
      subject: 'owner_dept',
      reason: 'category_l1',
      type: 'category_l2',
      queue: 'team',
      department: null,
      location: null,
      neighborhood: 'region',
      source: 'channel',
    },
  },
  {
    source: 'NYC 311',
    dateOrder: 'mdy',
    kind: 'complaints',
    signature: ['Unique Key', 'Agency', 'Complaint Type', 'Descriptor'],
    fields: {
      'Unique Key': 'ticket_id',
      'Created Date': 'received_at',
      'Closed Date': 'closed_at',
      Agency: null,
      'Agency Name': 'owner_dept',
      'Complaint Type': 'category_l1',
      Descriptor: 'category_l2',
      'Location Type': null,
      'Address Type': null,
      'Facility Type': null,
      Status: 'status',
      'Due Date': 'due_at',
      'Resolution Description': 'result',
      'Resolution Action Updated Date': 'updated_at',
      City: null,
      Borough: 'region',
      'Open Data Channel Type': 'channel',
      'Park Borough': null,
      Location: null,
    },
  },
  {
    source: 'LA 311',
    dateOrder: 'mdy',
    kind: 'complaints',
    signature: ['SRNumber', 'RequestType', 'ActionTaken'],
    fields: {
      SRNumber: 'ticket_id',
      CreatedDate: 'received_at',
      UpdatedDate: 'updated_at',
      ClosedDate: 'closed_at',
      ActionTaken: 'result',
      Owner: 'owner_dept',
      RequestType: 'category_l1',
      Status: 'status',
      RequestSource: 'channel',
      AssignTo: 'team',
      ServiceDate: null,
      Location: null,
      NCName: 'region',
    },
  },
  {
    source: 'CFPB',
    dateOrder: 'mdy',
    kind: 'complaints',
    signature: ['Date received', 'Product', 'Issue', 'Company response to consumer'],
    fields: {
      Issue: 'category_l1',
      'Sub-issue': 'category_l2',
      Product: 'product',
      'Sub-product': null,
      Company: 'owner_dept',
      State: 'region',
      'ZIP code': null,
      'Company response to consumer': 'result',
      'Company public response': null,
      'Consumer consent provided?': null,
    },
  },
  {
    source: 'Zendesk',
    kind: 'complaints',
    signature: ['Requester', 'Assignee', 'Created at', 'Updated at'],
    fields: { Organization: 'branch', Type: 'ticket_type', Satisfaction: 'satisfaction' },
  },
  {
    source: 'Freshdesk',
    kind: 'complaints',
    signature: ['Ticket ID', 'Created time', 'Due by Time', 'Resolved time'],
    fields: {
      'Agent interactions': 'reassign_count',
      'Customer interactions': null,
      'Resolution status': 'timely_flag',
      'First response status': null,
      Product: 'product',
      Company: null,
      'Full name': 'name',
      'Survey results': 'satisfaction',
      'Initial response time': 'first_response_at',
    },
  },
  {
    source: 'Salesforce',
    kind: 'complaints',
    signature: ['Case Number', 'Case Owner', 'Date/Time Opened'],
    fields: { 'Case Origin': 'source', 'Account Name': 'name', 'Date/Time Closed': 'resolved_at' },
  },
  {
    source: 'Salesforce',
    kind: 'complaints',
    signature: ['CaseNumber', 'CreatedDate', 'ClosedDate', 'IsClosed'],
    fields: {
      Id: null,
      CaseNumber: 'ticket_id',
      Status: 'status',
      IsClosed: null,
      Origin: 'source',
      ClosedDate: 'resolved_at',
    },
  },
];

/** The known export with these headers. */
export function knownExport(headers: readonly string[]): KnownExport | undefined {
  const folded = new Set(headers.map(foldHeader));
  return exports.find((each) => each.signature.every((header) => folded.has(foldHeader(header))));
}

/** What a known export says of a header: a field, null for an own dimension, undefined for nothing. */
export function knownField(known: KnownExport | undefined, header: string): FieldId | null | undefined {
  if (!known) return undefined;
  const entry = Object.entries(known.fields).find(([name]) => foldHeader(name) === foldHeader(header));
  return entry?.[1];
}
