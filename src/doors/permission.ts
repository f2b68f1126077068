/**
 * Who may enter an address. A route names exactly one; app.ts hands in one gatekeeper for each.
 *
 * - `anyone`: no proof asked, none looked at.
 * - `new-visitor`: carries a bearer token that no conversation knows yet (or the one it just started).
 * - `visitor`: her token belongs to the conversation in the address.
 * - `member`: the visitor, or a staff member of the conversation's present epoch.
 * - `staff-member`: a staff member of the conversation's present epoch.
 * - `staff`: any signed-in member of staff.
 * - `counsellor`, `supervisor`, `editor`: signed in with that role; `desk`: either of the first two.
 * - `redaction`: an editor, or an expert by experience who reads along.
 * - `outreach`: a worker who makes campaigns and, where a house allows it, writes to one person once.
 */
export type Permission =
  | 'anyone'
  | 'new-visitor'
  | 'visitor'
  | 'member'
  | 'staff-member'
  | 'staff'
  | 'counsellor'
  | 'supervisor'
  | 'desk'
  | 'editor'
  | 'redaction'
  | 'outreach'

export type StaffRole =
  | 'counsellor'
  | 'supervisor'
  | 'admin'
  | 'editor'
  | 'analyst'
  | 'outreach_worker'
  | 'experience_expert'

/** Who came in. Ids are base64url text. Nothing here says where somebody came from. */
export type Caller =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'new-visitor'; readonly tokenHash: Uint8Array }
  | {
      readonly kind: 'visitor'
      readonly conversation: string
      readonly member: string
      readonly tokenHash: Uint8Array
      /** What this session may read begins above this number. */
      readonly after: number
    }
  | {
      readonly kind: 'staff'
      readonly account: string
      readonly role: StaffRole
      /** H(staff paper), base64url of 32 bytes; its first 16 bytes are the member id. */
      readonly paper: string
      readonly member: string
      readonly session: Uint8Array
    }

/** What a gatekeeper may look at: the proof and the place, nothing about the caller's machine. */
export type Proof = {
  readonly bearer: string | null
  readonly cookie: string | null
  readonly params: Readonly<Record<string, string>>
}

export type Gatekeeper = (proof: Proof) => Promise<Caller | null> | Caller | null
export type Gatekeepers = Readonly<Record<Permission, Gatekeeper>>
