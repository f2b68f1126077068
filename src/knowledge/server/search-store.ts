import type { Queryable, Row } from '../../database/server/database.ts'
import type { Language } from '../../words/language.ts'
import { parseLanguage } from '../../words/language.ts'
import type { Section } from '../page.ts'
import { sections } from '../page.ts'
import type { Asked } from '../search/asked.ts'
import type { Found, Wanted } from '../search/reading.ts'
import { asQuery } from '../search/reading.ts'

/** How PostgreSQL stems a language: see the migration. */
export const configOf: Readonly<Record<Language, string>> = {
  nl: 'knowledge.dutch',
  en: 'knowledge.english',
  ar: 'knowledge.arabic',
}

const hows = ['same', 'start', 'near', 'stop'] as const

/**
 * What the lexicon knows of the asked words. The Dutch stemmer leaves the endings of `boetes`, `klusjes` and
 * `bedreigd`: words that differ only in such an ending count as the same.
 */
export async function findWords(
  database: Queryable,
  asked: Asked,
  languages: readonly Language[],
): Promise<readonly Found[]> {
  const { rows } = await database.query({
    name: 'knowledge.search-words',
    text: `
      with asked as materialized (
        select a.word, a.place - 1 as place, l.language,
          tsvector_to_array(to_tsvector(l.config::regconfig, a.word)) as stems
        from unnest($1::text[]) with ordinality as a (word, place)
        cross join unnest($2::text[], $3::text[]) as l (language, config)
      ),
      kin as (
        select a.language, a.place, a.word,
          array(
            select distinct base || ending
            from unnest(a.stems) as s (stem)
            cross join lateral (values (stem), (regexp_replace(stem, '^(...+?)(tjes|jes|tj|es|j|s|t|d)$', '\\1'))) as b (base)
            cross join unnest(case a.language when 'nl'
              then array['', 's', 'es', 't', 'd', 'j', 'je', 'jes', 'tj', 'tjes'] else array[''] end) as e (ending)
          ) as stems
        from asked a
      ),
      known as materialized (
        select k.language, k.place, 'same' as how, w.word, w.stem
        from kin k cross join lateral (
          select l.word, l.stem from knowledge.lexicon l
          where l.language = k.language and l.stem = any (k.stems)
          order by l.word = k.word desc, l.pages desc limit 24
        ) w
        union all
        select k.language, k.place, 'start', w.word, w.stem
        from kin k cross join lateral (
          select l.word, l.stem from knowledge.lexicon l
          where l.language = k.language and l.word > k.word and l.word < k.word || U&'\\+10FFFF'
          order by l.pages desc, l.word limit 12
        ) w
        where k.place = $4
        union all
        select a.language, a.place, 'stop', a.word, '' from asked a where a.stems = '{}'
      )
      select f.language, f.place, f.how, f.word, f.stem, coalesce(s.topics, '{}') as topics
      from (
        select language, place, how, word, stem from known
        union all
        select a.language, a.place, 'near', w.word, w.stem
        from asked a cross join lateral knowledge.near_words(a.language, a.word, 16) w
        where length(a.word) > 3 and a.place <= $4
          and not exists (select from known k where k.place = a.place)
      ) f
      left join knowledge.street_word s on s.word = f.word and f.language = 'nl' and f.how <> 'stop'`,
    values: [
      [...asked.words, ...asked.pairs],
      languages,
      languages.map((language) => configOf[language]),
      asked.words.length - 1,
    ],
  })
  return rows.map(foundOf)
}

const foundOf = (row: Row): Found => ({
  language: languageOf(row['language']),
  place: Number(row['place']),
  how: hows.find((how) => how === row['how']) ?? 'stop',
  word: String(row['word']),
  stem: String(row['stem']),
  topics: row['topics'] as readonly string[],
})

/** A page of the index that answers, best first. */
export type FoundPage = {
  readonly id: string
  readonly language: Language
  readonly section: Section
  readonly slug: string
  readonly title: string
  readonly summary: string
  readonly body: string
}

/**
 * The pages with every word, then those with any. Each is shown in the asked language if it is there, else in Dutch,
 * after the others. Topics come first, and with them pages for youth. Of more than 2,000 pages with a word only so
 * many are ranked.
 */
export async function findPages(
  database: Queryable,
  ask: {
    readonly language: Language
    readonly wanted: readonly Wanted[]
    readonly topics: readonly string[]
    readonly limit: number
  },
): Promise<readonly FoundPage[]> {
  const { rows } = await database.query({
    name: 'knowledge.search-pages',
    text: `
      with asked as materialized (
        select * from unnest($1::text[], $2::tsquery[], $3::tsquery[]) as a (language, every_word, any_word)
      ),
      every as materialized (
        select a.language, p.id, p.score from asked a cross join lateral (
          select id, 1 + ts_rank('{0.02, 0.2, 0.5, 1}', head, a.any_word) as score
          from (
            select id, head, place from knowledge.search_page
            where language = a.language and words @@ a.every_word limit 2000
          ) m
          order by score desc, place limit 100
        ) p
      ),
      partly as materialized (
        select a.language, p.id, p.score from asked a cross join lateral (
          select id, ts_rank('{0.02, 0.2, 0.5, 1}', head, a.any_word) as score
          from (
            select id, head, place from knowledge.search_page
            where language = a.language and words @@ a.any_word and a.any_word <> a.every_word limit 2000
          ) m
          order by score desc, place limit 100
        ) p
        where (select count(*) from every) < $6
      ),
      found as (
        select f.id, max(f.score + ts_rank('{0.05, 0.2, 0.5, 1}', p.words, a.any_word)) as score
        from (select * from every union all select * from partly) f
        join knowledge.search_page p on p.language = f.language and p.id = f.id
        join asked a on a.language = f.language
        group by f.id
        union all
        select t.id, 0 from unnest($4::text[]) as t (id)
      ),
      best as (
        select coalesce(own.language, dutch.language) as language, f.id,
          row_number() over (order by
            own.id is null,
            f.topic is null,
            $7 and coalesce(own.section, dutch.section) not in ('youth', 'stories'),
            f.topic, f.score desc, coalesce(own.place, dutch.place)) as rank
        from (
          select id, max(score) as score, array_position($4::text[], id) as topic from found group by id
        ) f
        left join knowledge.search_page own on own.language = $5 and own.id = f.id
        left join knowledge.search_page dutch on dutch.language = 'nl' and dutch.id = f.id
        where coalesce(own.id, dutch.id) is not null
        order by rank limit $6
      )
      select p.id, p.language, p.section, p.slug, p.title, p.summary, p.body
      from best b join knowledge.search_page p on p.language = b.language and p.id = b.id
      order by b.rank`,
    values: [
      ask.wanted.map(({ language }) => language),
      ask.wanted.map(({ stems }) => asQuery(stems, '&')),
      ask.wanted.map(({ stems }) => asQuery(stems, '|')),
      ask.topics,
      ask.language,
      ask.limit,
      ask.topics.some((topic) => /^[jv]-/.test(topic)),
    ],
  })
  return rows.map(pageOf)
}

const pageOf = (row: Row): FoundPage => ({
  id: String(row['id']),
  language: languageOf(row['language']),
  section: sections.find((section) => section === row['section']) ?? 'general',
  slug: String(row['slug']),
  title: String(row['title']),
  summary: String(row['summary']),
  body: String(row['body']),
})

function languageOf(value: unknown): Language {
  const language = parseLanguage(value)
  if (!language)
    throw new RangeError('A page of the index is in a language the house does not speak')
  return language
}
