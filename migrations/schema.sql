-- What the migrations make, written by `node src/commands/schema.ts`. Not to be run.

schema audit

table audit.entry
  number bigint not null
  act text not null
  actor text not null
  subject text
  day date not null
  hash bytea not null
  constraint entry_hash_check CHECK ((length(hash) = 32))
  constraint entry_hash_key UNIQUE (hash)
  constraint entry_number_check CHECK ((number > 0))
  constraint entry_pkey PRIMARY KEY (number)
  CREATE TRIGGER entry_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit.entry FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()

table audit.outbox
  id bigint not null generated always as identity
  act text not null
  actor text not null
  subject text
  day date not null
  constraint outbox_act_check CHECK ((act ~ '^[a-z][a-z0-9-]{1,59}$'::text))
  constraint outbox_actor_check CHECK (((length(actor) >= 1) AND (length(actor) <= 100)))
  constraint outbox_pkey PRIMARY KEY (id)
  constraint outbox_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 100)))

CREATE OR REPLACE FUNCTION audit.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'audit.entry is append-only' using errcode = 'restrict_violation';
end
$function$

schema chat

table chat.code
  conversation bytea not null
  locator bytea not null
  access bytea not null
  sealed bytea not null
  constraint code_access_check CHECK ((length(access) = 32))
  constraint code_conversation_fkey FOREIGN KEY (conversation) REFERENCES chat.conversation(id) ON DELETE CASCADE
  constraint code_locator_check CHECK ((length(locator) = 32))
  constraint code_locator_key UNIQUE (locator)
  constraint code_pkey PRIMARY KEY (conversation)
  constraint code_sealed_check CHECK ((length(sealed) = 216))

table chat.conversation
  id bytea not null
  state text not null
  epoch bigint not null default 0
  head bigint not null default 0
  visitor bytea not null
  reception bytea not null
  envelope bytea
  envelope_hash bytea not null
  started date not null
  last date not null
  constraint conversation_check CHECK (((envelope IS NOT NULL) = ((epoch = 0) AND (state <> 'left'::text))))
  constraint conversation_envelope_check CHECK ((length(envelope) = 5260))
  constraint conversation_envelope_hash_check CHECK ((length(envelope_hash) = 32))
  constraint conversation_epoch_check CHECK ((epoch >= 0))
  constraint conversation_head_check CHECK ((head >= 0))
  constraint conversation_id_check CHECK ((length(id) = 16))
  constraint conversation_pkey PRIMARY KEY (id)
  constraint conversation_reception_check CHECK ((length(reception) = 32))
  constraint conversation_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'message'::text, 'active'::text, 'closed'::text, 'left'::text])))
  constraint conversation_visitor_check CHECK ((length(visitor) = 16))
  index conversation_active ON chat.conversation USING btree (last, id) WHERE (state = 'active'::text)
  index conversation_in_inbox ON chat.conversation USING btree (last, id) WHERE (state = 'message'::text)

table chat.cursor
  conversation bytea not null
  member bytea not null
  delivered bigint not null
  shown bigint not null
  constraint cursor_check CHECK ((shown <= delivered))
  constraint cursor_conversation_fkey FOREIGN KEY (conversation) REFERENCES chat.conversation(id) ON DELETE CASCADE
  constraint cursor_member_check CHECK ((length(member) = 16))
  constraint cursor_pkey PRIMARY KEY (conversation, member)

table chat.epoch
  conversation bytea not null
  n bigint not null
  record bytea not null
  signer bytea
  signature bytea not null
  wrapped boolean not null default true
  constraint epoch_conversation_fkey FOREIGN KEY (conversation) REFERENCES chat.conversation(id) ON DELETE CASCADE
  constraint epoch_n_check CHECK ((n > 0))
  constraint epoch_pkey PRIMARY KEY (conversation, n)
  constraint epoch_signature_check CHECK ((length(signature) =
CASE
    WHEN (signer IS NULL) THEN 32
    ELSE 64
END))
  constraint epoch_signer_check CHECK ((length(signer) = 32))

table chat.member
  conversation bytea not null
  member bytea not null
  kind text not null
  account bytea
  from_epoch bigint not null
  constraint member_account_check CHECK ((length(account) = 16))
  constraint member_check CHECK (((kind = 'staff'::text) = (account IS NOT NULL)))
  constraint member_conversation_fkey FOREIGN KEY (conversation) REFERENCES chat.conversation(id) ON DELETE CASCADE
  constraint member_kind_check CHECK ((kind = ANY (ARRAY['visitor'::text, 'staff'::text, 'team'::text])))
  constraint member_member_check CHECK ((length(member) = 16))
  constraint member_pkey PRIMARY KEY (conversation, member)
  index member_by_account ON chat.member USING btree (account) WHERE (account IS NOT NULL)

table chat.message
  conversation bytea not null
  seq bigint not null
  epoch bigint not null
  sender bytea not null
  client_id bytea not null
  body bytea not null
  constraint message_body_check CHECK ((length(body) = ANY (ARRAY[322, 1090, 4162, 16450])))
  constraint message_client_id_check CHECK ((length(client_id) = 16))
  constraint message_conversation_fkey FOREIGN KEY (conversation) REFERENCES chat.conversation(id) ON DELETE CASCADE
  constraint message_conversation_sender_client_id_key UNIQUE (conversation, sender, client_id)
  constraint message_pkey PRIMARY KEY (conversation, seq)
  constraint message_sender_check CHECK ((length(sender) = 16))
  constraint message_seq_check CHECK ((seq > 0))

table chat.sealed_key
  conversation bytea not null
  epoch bigint not null
  member bytea not null
  n bigint not null
  sealed bytea not null
  constraint sealed_key_check CHECK (((n >= 0) AND (n <= epoch)))
  constraint sealed_key_conversation_epoch_fkey FOREIGN KEY (conversation, epoch) REFERENCES chat.epoch(conversation, n) ON DELETE CASCADE
  constraint sealed_key_member_check CHECK ((length(member) = 16))
  constraint sealed_key_pkey PRIMARY KEY (conversation, epoch, member, n)
  constraint sealed_key_sealed_check CHECK ((length(sealed) = ANY (ARRAY[1168, 2384, 1196, 2412])))

table chat.survey
  id bytea not null
  month date not null
  heard smallint
  knows smallint
  again smallint
  constraint survey_again_check CHECK (((again >= 0) AND (again <= 2)))
  constraint survey_heard_check CHECK (((heard >= 0) AND (heard <= 2)))
  constraint survey_id_check CHECK ((length(id) = 16))
  constraint survey_knows_check CHECK (((knows >= 0) AND (knows <= 2)))
  constraint survey_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
  constraint survey_pkey PRIMARY KEY (id)
  index survey_by_month ON chat.survey USING btree (month)

table chat.token
  hash bytea not null
  conversation bytea not null
  after bigint not null default 0
  number bigint not null generated by default as identity
  constraint token_after_check CHECK ((after >= 0))
  constraint token_conversation_fkey FOREIGN KEY (conversation) REFERENCES chat.conversation(id) ON DELETE CASCADE
  constraint token_hash_check CHECK ((length(hash) = 32))
  constraint token_pkey PRIMARY KEY (hash)
  index token_by_conversation ON chat.token USING btree (conversation)

schema database

table database.migration
  version integer not null
  name text not null
  sql text not null
  applied_on date not null default CURRENT_DATE
  constraint migration_pkey PRIMARY KEY (version)

schema directory

table directory.chat_hours
  weekday smallint not null
  opens time without time zone not null
  closes time without time zone not null
  constraint chat_hours_opens_check CHECK ((opens < '24:00:00'::time without time zone))
  constraint chat_hours_pkey PRIMARY KEY (weekday, opens)
  constraint chat_hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))

table directory.chat_rule
  singleton boolean not null default true
  closed_on_holidays boolean not null
  entry_cut_off_minutes integer not null
  constraint chat_rule_entry_cut_off_minutes_check CHECK (((entry_cut_off_minutes >= 0) AND (entry_cut_off_minutes <= 240)))
  constraint chat_rule_pkey PRIMARY KEY (singleton)
  constraint chat_rule_singleton_check CHECK (singleton)

table directory.closed_day
  day date not null
  constraint closed_day_pkey PRIMARY KEY (day)

table directory.former_municipality
  name text not null
  became text not null
  year smallint not null
  constraint former_municipality_became_fkey FOREIGN KEY (became) REFERENCES directory.municipality(code) ON DELETE CASCADE
  constraint former_municipality_pkey PRIMARY KEY (name, became)
  constraint former_municipality_year_check CHECK (((year >= 1990) AND (year <= 2100)))

table directory.helpline_number
  id text not null
  number text not null
  source text not null
  verified_on date not null
  constraint helpline_number_pkey PRIMARY KEY (id)

table directory.municipality
  code text not null
  name text not null
  province text not null
  police_unit text not null
  veilig_thuis text not null
  source text not null
  verified_on date
  constraint municipality_code_check CHECK ((code ~ '^[0-9]{4}$'::text))
  constraint municipality_pkey PRIMARY KEY (code)

table directory.place
  name text not null
  municipality text not null
  constraint place_municipality_fkey FOREIGN KEY (municipality) REFERENCES directory.municipality(code) ON DELETE CASCADE
  constraint place_pkey PRIMARY KEY (name, municipality)

table directory.proposal
  subject text not null
  text text not null
  proposed_by text not null
  account text not null
  revision bigint not null generated always as identity
  refused_by text
  refused_why text not null default ''::text
  constraint proposal_pkey PRIMARY KEY (subject)

table directory.region_contact
  scope text not null
  kind text not null
  name text not null
  how text not null
  note text not null
  source text not null
  verified_on date
  constraint region_contact_kind_check CHECK ((kind = ANY (ARRAY['care_coordinator'::text, 'veilig_thuis'::text, 'avim'::text, 'youth_work'::text])))
  constraint region_contact_pkey PRIMARY KEY (scope, kind, name)
  constraint region_contact_scope_check CHECK ((scope ~ '^(national|police_unit:.+|veilig_thuis:.+|municipality:[0-9]{4})$'::text))

schema knowledge

table knowledge.comment
  id bigint not null generated always as identity
  language text not null
  section text not null
  slug text not null
  said_by text not null
  said_on date not null
  says text not null
  open boolean not null default false
  constraint comment_language_section_slug_fkey FOREIGN KEY (language, section, slug) REFERENCES knowledge.page(language, section, slug) ON UPDATE CASCADE
  constraint comment_pkey PRIMARY KEY (id)

table knowledge.counted
  day date not null
  kind text not null
  count integer not null
  constraint counted_pkey PRIMARY KEY (day, kind)

table knowledge.draft
  language text not null
  section text not null
  slug text not null
  source text not null
  former_source text not null
  state text not null
  revision integer not null
  base bigint not null
  accounts text[] not null
  names text[] not null
  constraint draft_language_section_slug_fkey FOREIGN KEY (language, section, slug) REFERENCES knowledge.page(language, section, slug) ON UPDATE CASCADE
  constraint draft_pkey PRIMARY KEY (language, section, slug)
  constraint draft_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'review'::text])))

table knowledge.edition
  singleton boolean not null default true
  number bigint not null
  constraint edition_pkey PRIMARY KEY (singleton)
  constraint edition_singleton_check CHECK (singleton)

table knowledge.fact
  language text not null
  id text not null
  source text not null
  constraint fact_pkey PRIMARY KEY (language, id)

table knowledge.lexicon
  language text not null
  word text not null
  stem text not null
  pages integer not null
  constraint lexicon_pkey PRIMARY KEY (language, word)
  index lexicon_stem ON knowledge.lexicon USING btree (language, stem)
  index lexicon_trigrams ON knowledge.lexicon USING gist (word knowledge.gist_trgm_ops)

table knowledge.media
  id text not null
  type text not null
  bytes bytea not null
  name text not null
  alt text not null
  made_by text not null
  constraint media_pkey PRIMARY KEY (id)

table knowledge.move
  address text not null
  language text not null
  section text not null
  slug text not null
  constraint move_language_section_slug_fkey FOREIGN KEY (language, section, slug) REFERENCES knowledge.page(language, section, slug) ON UPDATE CASCADE
  constraint move_pkey PRIMARY KEY (address)

CREATE OR REPLACE FUNCTION knowledge.near_words(of_language text, typed text, most integer)
 RETURNS TABLE(word text, stem text)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$select l.word, l.stem from knowledge.lexicon l where l.language = of_language
       order by l.word operator(knowledge.<->) typed limit most$function$

table knowledge.page
  language text not null
  section text not null
  slug text not null
  page_id text
  revision integer not null default 0
  withdrawn_through bigint not null default 0
  withdrawn_account text
  constraint page_language_page_id_key UNIQUE (language, page_id)
  constraint page_pkey PRIMARY KEY (language, section, slug)

table knowledge.search_page
  language text not null
  id text not null
  section text not null
  slug text not null
  place integer not null
  mark text not null
  title text not null
  summary text not null
  keywords text not null
  headings text not null
  body text not null
  terms text[] not null
  head tsvector not null
  words tsvector not null
  constraint search_page_pkey PRIMARY KEY (language, id)
  index search_page_words ON knowledge.search_page USING gin (words) WITH (fastupdate=off)

table knowledge.searched_word
  day date not null
  language text not null
  word text not null
  count integer not null
  constraint searched_word_count_check CHECK ((count >= 5))
  constraint searched_word_pkey PRIMARY KEY (day, language, word)

table knowledge.street_word
  word text not null
  topics text[] not null
  own boolean not null default false
  constraint street_word_pkey PRIMARY KEY (word)

table knowledge.version
  version bigint not null generated always as identity
  language text not null
  section text not null
  slug text not null
  source text not null
  written_by text[] not null
  approved_by text not null
  published_on date not null
  shown_from timestamp with time zone
  shown_until timestamp with time zone
  note text
  constraint version_language_section_slug_fkey FOREIGN KEY (language, section, slug) REFERENCES knowledge.page(language, section, slug) ON UPDATE CASCADE
  constraint version_pkey PRIMARY KEY (version)
  index version_of_page ON knowledge.version USING btree (language, section, slug, version DESC)

schema outreach

table outreach.campaign
  id bigint not null generated always as identity
  revision integer not null default 1
  name text not null
  goal text not null
  audience text not null
  starts_on date not null
  ends_on date not null
  stopped boolean not null default false
  made_up boolean not null default false
  constraint campaign_audience_check CHECK ((audience = ANY (ARRAY['youth'::text, 'relatives'::text, 'professionals'::text])))
  constraint campaign_check CHECK ((starts_on <= ends_on))
  constraint campaign_goal_check CHECK ((char_length(goal) <= 400))
  constraint campaign_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80)))
  constraint campaign_pkey PRIMARY KEY (id)

table outreach.contact
  id uuid not null default gen_random_uuid()
  platform text not null
  language text not null
  state text not null
  worker text not null
  worker_name text not null
  approver text
  approver_name text
  context text
  reason text
  outcome text
  closed_why text
  day date not null
  keep_until date not null
  key_id integer
  contact_hash bytea
  stop_hash bytea
  message_text bigint
  minor_reason text
  protocol bigint
  constraint another_approved CHECK (((state <> ALL (ARRAY['approved'::text, 'sent'::text])) OR ((approver IS NOT NULL) AND (approver <> worker))))
  constraint contact_contact_hash_check CHECK ((octet_length(contact_hash) = 32))
  constraint contact_key_id_fkey FOREIGN KEY (key_id) REFERENCES outreach.hash_key(id)
  constraint contact_message_text_fkey FOREIGN KEY (message_text) REFERENCES outreach.message_text(id)
  constraint contact_minor_reason_check CHECK ((char_length(minor_reason) <= 300))
  constraint contact_once UNIQUE (key_id, contact_hash)
  constraint contact_pkey PRIMARY KEY (id)
  constraint contact_protocol_fkey FOREIGN KEY (protocol) REFERENCES outreach.minor_protocol(id)
  constraint contact_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'sent'::text, 'closed'::text])))
  constraint contact_stop_hash_check CHECK ((octet_length(stop_hash) = 32))
  constraint hashes_while_needed CHECK (
CASE state
    WHEN 'closed'::text THEN ((stop_hash IS NULL) AND (num_nonnulls(key_id, contact_hash) = ANY (ARRAY[0, 2])) AND ((contact_hash IS NULL) OR (approver IS NOT NULL)))
    ELSE (num_nonnulls(key_id, contact_hash, stop_hash) = 3)
END)
  constraint minor_reason_while_open CHECK (((minor_reason IS NULL) OR (state = ANY (ARRAY['waiting'::text, 'approved'::text]))))
  constraint minor_under_protocol CHECK (((state <> 'approved'::text) OR (minor_reason IS NULL) OR (protocol IS NOT NULL)))
  constraint texts_while_open CHECK ((((context IS NOT NULL) AND (reason IS NOT NULL)) = (state = ANY (ARRAY['waiting'::text, 'approved'::text]))))
  index contact_state ON outreach.contact USING btree (state, day)

table outreach.counted
  code text not null
  stage text not null
  day date not null
  count integer not null
  constraint counted_code_fkey FOREIGN KEY (code) REFERENCES outreach.link(code)
  constraint counted_pkey PRIMARY KEY (code, stage, day)
  constraint counted_stage_check CHECK ((stage = ANY (ARRAY['visit'::text, 'test'::text, 'chat'::text, 'serious'::text, 'handover'::text])))

table outreach.creative
  id bigint not null generated always as identity
  campaign bigint not null
  revision integer not null default 1
  variant text not null
  language text not null
  channel text not null
  says text not null
  alt text not null
  cost_cents integer not null
  state text not null default 'draft'::text
  accounts text[] not null
  names text[] not null
  approved_by text
  approved_account text
  sent_back_by text
  sent_back_why text not null default ''::text
  rejected_reason text not null default ''::text
  starts_on date
  ends_on date
  approve_by date
  constraint creative_alt_check CHECK ((char_length(alt) <= 300))
  constraint creative_campaign_fkey FOREIGN KEY (campaign) REFERENCES outreach.campaign(id)
  constraint creative_channel_check CHECK (((char_length(channel) >= 1) AND (char_length(channel) <= 40)))
  constraint creative_check CHECK (((state <> 'approved'::text) OR ((approved_account IS NOT NULL) AND (approved_account <> ALL (accounts)))))
  constraint creative_check1 CHECK ((starts_on <= ends_on))
  constraint creative_cost_cents_check CHECK (((cost_cents >= 0) AND (cost_cents <= 100000000)))
  constraint creative_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text, 'ar'::text])))
  constraint creative_pkey PRIMARY KEY (id)
  constraint creative_rejected_reason_check CHECK ((char_length(rejected_reason) <= 300))
  constraint creative_says_check CHECK (((char_length(says) >= 1) AND (char_length(says) <= 600)))
  constraint creative_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'review'::text, 'approved'::text])))
  constraint creative_variant_check CHECK ((variant = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text])))
  index creative_of_campaign ON outreach.creative USING btree (campaign, id)

table outreach.creative_image
  creative bigint not null
  type text not null
  width integer not null
  height integer not null
  bytes bytea not null
  constraint creative_image_bytes_check CHECK (((length(bytes) >= 1) AND (length(bytes) <= 2000000)))
  constraint creative_image_creative_fkey FOREIGN KEY (creative) REFERENCES outreach.creative(id)
  constraint creative_image_height_check CHECK (((height >= 1) AND (height <= 4096)))
  constraint creative_image_pkey PRIMARY KEY (creative)
  constraint creative_image_type_check CHECK ((type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text, 'image/webp'::text])))
  constraint creative_image_width_check CHECK (((width >= 1) AND (width <= 4096)))

table outreach.debrief_key
  note bytea not null
  reader bytea not null
  sealed bytea not null
  constraint debrief_key_note_fkey FOREIGN KEY (note) REFERENCES outreach.debrief_note(id) ON DELETE CASCADE
  constraint debrief_key_pkey PRIMARY KEY (reader, note)
  constraint debrief_key_reader_check CHECK ((octet_length(reader) = 32))
  constraint debrief_key_sealed_check CHECK ((octet_length(sealed) = 1168))
  index debrief_key_note ON outreach.debrief_key USING btree (note)

table outreach.debrief_note
  id bytea not null
  author bytea not null
  body bytea not null
  day date not null
  keep_until date not null
  talked_on date
  constraint debrief_note_author_check CHECK ((octet_length(author) = 32))
  constraint debrief_note_body_check CHECK ((octet_length(body) = 16412))
  constraint debrief_note_id_check CHECK ((octet_length(id) = 16))
  constraint debrief_note_pkey PRIMARY KEY (id)
  index debrief_note_author ON outreach.debrief_note USING btree (author)

table outreach.dpia_confirmation
  document text not null
  account text not null
  name text not null
  day date not null
  constraint dpia_confirmation_pkey PRIMARY KEY (document, account)

table outreach.enough
  account text not null
  day date not null
  constraint enough_pkey PRIMARY KEY (account)

table outreach.figures_import
  id text not null
  number bigint not null generated always as identity
  place text not null
  account text not null
  by_name text not null
  made_on date not null
  state text not null
  file_bytes bigint not null
  hash bytea
  form jsonb
  guess jsonb
  mapping jsonb
  read_bytes bigint not null default 0
  read_rows integer not null default 0
  taken_rows integer not null default 0
  refused_rows integer not null default 0
  kept_days integer not null default 0
  fault text
  fault_row integer
  constraint figures_import_check CHECK (((state = ANY (ARRAY['arriving'::text, 'failed'::text])) OR ((hash IS NOT NULL) AND (form IS NOT NULL))))
  constraint figures_import_check1 CHECK (((state = 'failed'::text) = (fault IS NOT NULL)))
  constraint figures_import_file_bytes_check CHECK ((file_bytes > 0))
  constraint figures_import_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{22}$'::text))
  constraint figures_import_number_key UNIQUE (number)
  constraint figures_import_pkey PRIMARY KEY (id)
  constraint figures_import_state_check CHECK ((state = ANY (ARRAY['arriving'::text, 'looked'::text, 'waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
  index figures_import_hash ON outreach.figures_import USING btree (hash)

table outreach.hash_key
  id integer not null
  check_bytes bytea not null
  since date not null
  constraint hash_key_check_bytes_check CHECK ((octet_length(check_bytes) = 32))
  constraint hash_key_pkey PRIMARY KEY (id)

table outreach.inbound_channel
  kind text not null
  sealed bytea
  revision integer not null
  set_by text not null
  set_on date not null
  healthy_at timestamp with time zone
  failures integer not null default 0
  problem text
  dropped integer not null default 0
  alarmed boolean not null default false
  looked_at timestamp with time zone
  set_account text
  confirmed_account text
  confirmed_by text
  unanswered integer not null default 0
  unanswered_why text
  constraint another_confirmed CHECK ((((confirmed_account IS NULL) = (confirmed_by IS NULL)) AND ((confirmed_account IS NULL) OR ((set_account IS NOT NULL) AND (confirmed_account <> set_account)))))
  constraint inbound_channel_kind_check CHECK ((kind = ANY (ARRAY['telegram'::text, 'instagram'::text, 'messenger'::text, 'sms'::text, 'email'::text])))
  constraint inbound_channel_pkey PRIMARY KEY (kind)
  constraint inbound_channel_unanswered_check CHECK ((unanswered >= 0))

table outreach.inbound_lease
  singleton boolean not null default true
  holder uuid not null
  until timestamp with time zone not null
  constraint inbound_lease_pkey PRIMARY KEY (singleton)
  constraint inbound_lease_singleton_check CHECK (singleton)

table outreach.inbound_proposal
  kind text not null
  id uuid not null default gen_random_uuid()
  sealed bytea not null
  revision integer not null
  account text not null
  proposed_by text not null
  proposed_on date not null
  constraint inbound_proposal_kind_check CHECK ((kind = ANY (ARRAY['sms'::text, 'email'::text])))
  constraint inbound_proposal_pkey PRIMARY KEY (kind)

table outreach.kit
  code text not null
  municipality text not null
  place text not null
  region text not null
  school text not null
  constraint kit_code_fkey FOREIGN KEY (code) REFERENCES outreach.link(code)
  constraint kit_municipality_check CHECK ((municipality ~ '^[0-9]{4}$'::text))
  constraint kit_pkey PRIMARY KEY (code)
  constraint kit_place_check CHECK (((char_length(place) >= 1) AND (char_length(place) <= 120)))
  constraint kit_region_check CHECK (((char_length(region) >= 1) AND (char_length(region) <= 120)))
  constraint kit_school_check CHECK ((char_length(school) <= 120))

table outreach.link
  code text not null
  creative bigint not null
  target text not null
  note text not null
  stopped boolean not null default false
  constraint link_code_check CHECK ((code ~ '^[0-9a-z]{6}$'::text))
  constraint link_creative_fkey FOREIGN KEY (creative) REFERENCES outreach.creative(id)
  constraint link_note_check CHECK ((char_length(note) <= 80))
  constraint link_pkey PRIMARY KEY (code)
  constraint link_target_check CHECK (((char_length(target) >= 1) AND (char_length(target) <= 120)))
  index link_of_creative ON outreach.link USING btree (creative)

table outreach.looks
  account text not null
  day date not null
  looks integer not null
  constraint looks_pkey PRIMARY KEY (account)

table outreach.message_text
  id bigint not null generated always as identity
  language text not null
  version integer not null
  says text not null
  state text not null
  writer text
  writer_name text not null
  approver text
  approver_name text
  why text not null default ''::text
  day date not null
  constraint another_approved_text CHECK (((state <> 'used'::text) OR (writer IS NULL) OR ((approver IS NOT NULL) AND (approver <> writer))))
  constraint message_text_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text, 'ar'::text])))
  constraint message_text_language_version_key UNIQUE (language, version)
  constraint message_text_pkey PRIMARY KEY (id)
  constraint message_text_says_check CHECK (((char_length(says) >= 1) AND (char_length(says) <= 500)))
  constraint message_text_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'used'::text, 'refused'::text, 'replaced'::text, 'ended'::text])))
  constraint message_text_version_check CHECK ((version > 0))
  constraint message_text_why_check CHECK ((char_length(why) <= 300))
  UNIQUE index message_text_used ON outreach.message_text USING btree (language) WHERE (state = 'used'::text)
  UNIQUE index message_text_waiting ON outreach.message_text USING btree (language) WHERE (state = 'waiting'::text)

table outreach.minor_protocol
  id bigint not null generated always as identity
  decides text not null
  context text not null
  rules text not null
  writer_name text not null
  day date not null
  withdrawn_by text
  withdrawn_on date
  constraint minor_protocol_check CHECK (((withdrawn_by IS NULL) = (withdrawn_on IS NULL)))
  constraint minor_protocol_context_check CHECK (((char_length(context) >= 1) AND (char_length(context) <= 600)))
  constraint minor_protocol_decides_check CHECK (((char_length(decides) >= 1) AND (char_length(decides) <= 200)))
  constraint minor_protocol_pkey PRIMARY KEY (id)
  constraint minor_protocol_rules_check CHECK (((char_length(rules) >= 1) AND (char_length(rules) <= 1500)))

table outreach.minor_protocol_confirmation
  protocol bigint not null
  account text not null
  name text not null
  day date not null
  constraint minor_protocol_confirmation_pkey PRIMARY KEY (protocol, account)
  constraint minor_protocol_confirmation_protocol_fkey FOREIGN KEY (protocol) REFERENCES outreach.minor_protocol(id)

table outreach.own_key
  singleton boolean not null default true
  check_bytes bytea not null
  constraint own_key_check_bytes_check CHECK ((octet_length(check_bytes) = 32))
  constraint own_key_pkey PRIMARY KEY (singleton)
  constraint own_key_singleton_check CHECK (singleton)

table outreach.own_phrase
  account text not null
  phrase_hash bytea not null
  constraint own_phrase_phrase_hash_check CHECK ((octet_length(phrase_hash) = 32))
  constraint own_phrase_pkey PRIMARY KEY (account, phrase_hash)

table outreach.platform_figures
  creative bigint not null
  day date not null
  shown bigint not null
  clicked bigint not null
  cost_cents bigint not null
  constraint platform_figures_clicked_check CHECK ((clicked >= 0))
  constraint platform_figures_cost_cents_check CHECK ((cost_cents >= 0))
  constraint platform_figures_creative_fkey FOREIGN KEY (creative) REFERENCES outreach.creative(id) ON DELETE CASCADE
  constraint platform_figures_pkey PRIMARY KEY (creative, day)
  constraint platform_figures_shown_check CHECK ((shown >= 0))

table outreach.refused_row
  import text not null
  row_number integer not null
  field text
  word text not null
  constraint refused_row_import_fkey FOREIGN KEY (import) REFERENCES outreach.figures_import(id) ON DELETE CASCADE
  constraint refused_row_pkey PRIMARY KEY (import, row_number)

table outreach.stop
  key_id integer not null
  stop_hash bytea not null
  keep_until date not null
  constraint stop_key_id_fkey FOREIGN KEY (key_id) REFERENCES outreach.hash_key(id)
  constraint stop_pkey PRIMARY KEY (key_id, stop_hash)
  constraint stop_stop_hash_check CHECK ((octet_length(stop_hash) = 32))
  index stop_keep_until ON outreach.stop USING btree (keep_until)

schema people

table people.account
  id bytea not null
  role text not null
  pseudonym text not null
  paper bytea not null
  signatures jsonb not null
  paper_hash bytea not null
  member bytea generated always as SUBSTRING(paper_hash FROM 1 FOR 16)
  not_after timestamp with time zone not null
  revoked_day date
  constraint account_id_check CHECK ((length(id) = 16))
  constraint account_member_key UNIQUE (member)
  constraint account_paper_hash_check CHECK ((length(paper_hash) = 32))
  constraint account_paper_hash_key UNIQUE (paper_hash)
  constraint account_pkey PRIMARY KEY (id)
  constraint account_role_check CHECK ((role = ANY (ARRAY['counsellor'::text, 'supervisor'::text, 'admin'::text, 'editor'::text, 'analyst'::text, 'outreach_worker'::text, 'experience_expert'::text])))

table people.admin_paper
  hash bytea not null
  bytes bytea not null
  signatures jsonb not null
  constraint admin_paper_hash_check CHECK ((length(hash) = 32))
  constraint admin_paper_pkey PRIMARY KEY (hash)

unlogged table people.challenge
  hash bytea not null
  purpose text not null
  invite bytea
  expires timestamp with time zone not null
  constraint challenge_check CHECK (((invite IS NULL) = (purpose = 'sign-in'::text)))
  constraint challenge_hash_check CHECK ((length(hash) = 32))
  constraint challenge_pkey PRIMARY KEY (hash)
  constraint challenge_purpose_check CHECK ((purpose = ANY (ARRAY['enrol-create'::text, 'enrol-prove'::text, 'sign-in'::text])))
  index challenge_by_expiry ON people.challenge USING btree (expires)

table people.invite
  token_hash bytea not null
  account bytea not null
  wrapped bytea
  expires timestamp with time zone not null
  used boolean not null default false
  constraint invite_account_fkey FOREIGN KEY (account) REFERENCES people.account(id)
  constraint invite_check CHECK ((used = (wrapped IS NULL)))
  constraint invite_pkey PRIMARY KEY (token_hash)
  constraint invite_token_hash_check CHECK ((length(token_hash) = 32))

table people.passkey
  credential_id bytea not null
  account bytea not null
  public_key bytea not null
  counter bigint not null
  transports text[] not null
  wrapped bytea not null
  added_day date not null
  constraint passkey_account_fkey FOREIGN KEY (account) REFERENCES people.account(id)
  constraint passkey_pkey PRIMARY KEY (credential_id)
  index passkey_by_account ON people.passkey USING btree (account)

table people.reception
  hash bytea not null
  bytes bytea not null
  signatures jsonb not null
  signer bytea not null
  not_before timestamp with time zone not null
  not_after timestamp with time zone not null
  constraint reception_hash_check CHECK ((length(hash) = 32))
  constraint reception_pkey PRIMARY KEY (hash)
  constraint reception_signer_fkey FOREIGN KEY (signer) REFERENCES people.account(paper_hash)
  index reception_by_start ON people.reception USING btree (not_before DESC)

table people.reception_key
  account bytea not null
  reception bytea not null
  sealed bytea not null
  constraint reception_key_account_fkey FOREIGN KEY (account) REFERENCES people.account(id)
  constraint reception_key_pkey PRIMARY KEY (account, reception)
  constraint reception_key_reception_fkey FOREIGN KEY (reception) REFERENCES people.reception(hash) ON DELETE CASCADE

table people.revocation
  hash bytea not null
  bytes bytea not null
  signatures jsonb not null
  issued timestamp with time zone not null
  constraint revocation_hash_check CHECK ((length(hash) = 32))
  constraint revocation_pkey PRIMARY KEY (hash)

table people.root
  singleton boolean not null default true
  root_key bytea not null
  demo boolean not null
  constraint root_pkey PRIMARY KEY (singleton)
  constraint root_root_key_check CHECK ((length(root_key) = 32))
  constraint root_singleton_check CHECK (singleton)

table people.session
  token_hash bytea not null
  account bytea not null
  expires timestamp with time zone not null
  idle_until timestamp with time zone not null
  constraint session_account_fkey FOREIGN KEY (account) REFERENCES people.account(id)
  constraint session_pkey PRIMARY KEY (token_hash)
  constraint session_token_hash_check CHECK ((length(token_hash) = 32))
  index session_by_account ON people.session USING btree (account)

schema queue

table queue.shift
  account bytea not null
  ends_at timestamp with time zone not null
  constraint shift_account_check CHECK ((length(account) = 16))
  constraint shift_pkey PRIMARY KEY (account)

table queue.ticket
  conversation bytea not null
  number bigint not null generated always as identity
  line text not null
  entered_at timestamp with time zone not null
  lost_at timestamp with time zone
  ahead boolean not null default false
  constraint ticket_conversation_check CHECK ((length(conversation) = 16))
  constraint ticket_line_check CHECK ((line = ANY (ARRAY['self'::text, 'relative'::text, 'professional'::text])))
  constraint ticket_number_key UNIQUE (number)
  constraint ticket_pkey PRIMARY KEY (conversation)

table queue.wait
  slot smallint not null
  seconds integer not null
  constraint wait_pkey PRIMARY KEY (slot)
  constraint wait_seconds_check CHECK ((seconds >= 0))
  constraint wait_slot_check CHECK (((slot >= 0) AND (slot <= 19)))

sequence queue.wait_turn
