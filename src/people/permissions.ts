import type { Permission, StaffRole } from '../doors/permission.ts'

/** Permissions that a signed-in member of staff gets by role alone. */
export type RolePermission = Extract<
  Permission,
  'staff' | 'counsellor' | 'supervisor' | 'desk' | 'editor' | 'redaction' | 'outreach'
>

export const staffRoles = [
  'counsellor',
  'supervisor',
  'admin',
  'editor',
  'analyst',
  'outreach_worker',
  'experience_expert',
] as const satisfies readonly StaffRole[]

/** The one table from permission to the roles that have it. */
export const rolesFor: Readonly<Record<RolePermission, readonly StaffRole[]>> = {
  staff: staffRoles,
  counsellor: ['counsellor'],
  supervisor: ['supervisor'],
  desk: ['counsellor', 'supervisor'],
  editor: ['editor'],
  redaction: ['editor', 'experience_expert'],
  outreach: ['outreach_worker'],
}

/** Whose clients hold the reception key: those who may open what a visitor sends to the team. */
export const holdsReceptionKey = (role: StaffRole): boolean => rolesFor.desk.includes(role)
