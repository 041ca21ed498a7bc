import type { SubjectFields } from '../../types/field.ts';
import { field } from './field.ts';

/** Training results: one per exam and person. */
export const exams: SubjectFields = {
  kind: 'exams',
  key: ['exam', 'staff_id', 'staff', 'exam_at'],
  stamps: ['exam_at'],
  fields: [
    field('exam', 'text', 'R', '考试名称 培训课程', 'Exam, Course', { ordered: true }),
    field('staff', 'text', 'R', '姓名', 'Name', { oneOf: 'staff' }),
    field('staff_id', 'id', 'R', '工号', 'Employee ID', { oneOf: 'staff' }),
    field('exam_at', 'stamp', 'o', '考试日期 考试时间', 'Exam date', { event: true, ordered: true }),
    field('score', 'number', 'o', '考试成绩', 'Score'),
    field('passed', 'boolean', 'o', '是否合格', 'Passed'),
    field('resit', 'boolean', 'o', '是否补考', 'Re-sit'),
    field('hours', 'hours', 'o', '培训课时 学时', 'Hours', { ordered: true }),
    field('team', 'text', 'o', '班组', 'Team', { dimension: true }),
  ],
};
