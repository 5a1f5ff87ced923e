/**
 * The form of the editing pages (Sveltia CMS), made of the schemas that the build inspects content with: the same fields,
 * hints, choices and demands. What an editor chooses from (tags, publishers, facts) is read from the registries
 * themselves, so that what was just registered can be chosen.
 */
import type { CmsConfig, Field, FileCollection } from '@sveltia/cms'
import { z } from 'zod'
import { PARTIAL_DATE } from '../content/schemas/partial-date.ts'
import { articleSchemas, slug } from '../content/schemas/article.ts'
import { factsFile, glossaryEntry, publisher, tag } from '../content/schemas/registries.ts'
import type { Policy } from '../content/policy.ts'
import type { AdminSettings } from './settings.ts'

/** What the fields are called in the form. */
const LABELS: Readonly<Record<string, string>> = {
  about: '说明',
  aliases: '旧网址',
  also: '别的说法',
  alt: '替代文字',
  answers: '说到的计划',
  archived: '存档网址',
  authors: '作者',
  byline: '署名',
  caption: '图注',
  corrections: '更正',
  cover: '封面',
  credit: '图片署名',
  date: '日期',
  description: '说明',
  draft: '草稿',
  due: '期限',
  dueFrom: '推算期限的话',
  end: '最后一天',
  facts: '事实',
  figures: '数字',
  front: '首页上的数字',
  hans: '简体',
  hk: '香港',
  id: '编号',
  image: '照片',
  keep: '不转换的词',
  kind: '种类',
  lead: '首页位置',
  name: '名字',
  note: '说明',
  of: '数的是什么',
  published: '发布时间',
  publisher: '发布者',
  reliability: '可靠程度',
  report: '报道',
  reports: '报道',
  scene: '封面画',
  scope: '范围',
  script: '用字',
  slug: '网址里的名字',
  sources: '来源',
  spelling: '当地写法',
  summary: '摘要',
  sure: '没有疑问',
  tags: '标签',
  terms: '各版的词',
  text: '事实',
  title: '标题',
  topic: '主栏目',
  tw: '台湾',
  unit: '单位',
  unseen: '未见',
  updates: '补充',
  url: '网址',
  value: '数',
  via: '经由',
  withdrawn: '撤稿',
}

/** The order in which an article's first fields are asked for; the others follow. */
const FIRST = [
  'title',
  'date',
  'end',
  'published',
  'summary',
  'tags',
  'facts',
  'sources',
  'unseen',
  'authors',
  'cover',
  'script',
  'draft',
]

/** What choices are called, where the value itself says nothing to an editor. */
const CHOICES: Readonly<Record<string, string>> = {
  hans: '简体',
  'hant-tw': '台湾繁体',
  'hant-hk': '香港繁体',
  regional: '用当地的写法',
  plain: '只换字',
  plan: '计划',
  result: '结果',
  statement: '说法',
  district: '市南区',
  'two-districts': '两区',
  city: '全市',
  person: '人名',
  place: '地名',
  institution: '机构',
  word: '词',
}

/** The parts of a JSON Schema (draft 2020-12) that forms are made of. */
interface Shape {
  type?: string
  description?: string
  enum?: string[]
  items?: Shape
  properties?: Record<string, Shape>
  required?: string[]
  pattern?: string
  format?: string
  anyOf?: Shape[]
  default?: unknown
  maxItems?: number
}

/** How a field is asked for, beside what its schema says: another widget, or more of it; nothing leaves it out. */
type Special = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>

/**
 * @param schema of an object
 * @param special by the fields' names; within others by their path, `sources.publisher`
 * @returns the form's fields in the order of the schema
 */
export function fieldsOf(schema: z.ZodObject, special: Special = {}): Field[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  return fields(properties, (name) => schema.shape[name], special, '')
}

function fields(
  properties: Record<string, Shape>,
  schemaOf: (name: string) => unknown,
  special: Special,
  within: string,
): Field[] {
  return Object.entries(properties).flatMap(([name, shape]) => {
    const path = within + name
    if (path in special && special[path] === undefined) return []
    const label = LABELS[name]
    if (label === undefined) throw new Error(`src/admin/config.ts：字段 ${path} 在表单里没有名字`)
    const schema = schemaOf(name)
    return [
      {
        name,
        label,
        required: schema instanceof z.ZodType && !schema.safeParse(undefined).success,
        ...(shape.description !== undefined && { hint: shape.description }),
        ...(shape.default !== undefined && !isEmpty(shape.default) && { default: shape.default }),
        // another widget has none of what this one takes
        ...(special[path]?.['widget'] === undefined && widget(shape, schema, special, path)),
        ...special[path],
      } as Field,
    ]
  })
}

const isEmpty = (value: unknown) => (Array.isArray(value) ? value.length === 0 : value === '')

function widget(shape: Shape, schema: unknown, special: Special, path: string): Record<string, unknown> {
  if (shape.enum)
    return {
      widget: 'select',
      options: shape.enum.map((value) => ({ label: CHOICES[value] ?? value, value })),
    }
  if (shape.type === 'boolean') return { widget: 'boolean' }
  if (shape.type === 'integer' || shape.type === 'number')
    return { widget: 'number', value_type: shape.type === 'integer' ? 'int' : 'float' }
  if (shape.type === 'array') {
    const { items = {}, maxItems } = shape
    const parts = items.properties
      ? { fields: fields(items.properties, within(schema), special, `${path}.`) }
      : {
          field: {
            name: 'item',
            label: LABELS[path] ?? path,
            ...widget(items, element(schema), special, path),
          },
        }
    return { widget: 'list', collapsed: 'auto', ...parts, ...(maxItems !== undefined && { max: maxItems }) }
  }
  if (shape.properties)
    return {
      widget: 'object',
      collapsed: 'auto',
      fields: fields(shape.properties, within(schema), special, `${path}.`),
    }
  // dates are written as text, as precise as they are known
  const pattern = shape.anyOf ? PARTIAL_DATE.source : shape.pattern
  return {
    widget: 'string',
    ...(pattern !== undefined && { pattern: [pattern, complaint(schema) ?? ''] }),
  }
}

/** The schema within what is optional, has a default or is refined. */
function bare(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? bare(schema.unwrap()) : schema
}

function element(schema: unknown): unknown {
  const list = bare(schema)
  return list instanceof z.ZodArray ? list.element : undefined
}

function within(schema: unknown): (name: string) => unknown {
  const inner = bare(element(schema) ?? schema)
  return (name) => (inner instanceof z.ZodObject ? (inner.shape as Record<string, unknown>)[name] : undefined)
}

/** What the inspection says of a value that is nothing of the kind. */
function complaint(schema: unknown): string | undefined {
  const inner = bare(schema)
  return inner instanceof z.ZodType ? inner.safeParse('?').error?.issues[0]?.message : undefined
}

const choose = (file: string, value: string, shown: readonly string[]) => ({
  widget: 'relation',
  collection: 'registries',
  file,
  value_field: value,
  search_fields: shown,
  display_fields: shown,
})

/**
 * @param policy what the paper asks of an article
 * @param settings where the content is kept
 * @returns Sveltia's configuration
 */
export function adminConfig(policy: Policy, { backend, folder, reviewed }: AdminSettings): CmsConfig {
  const [least, longest] = policy['summary-length']
  const chooseFacts = choose('facts', 'facts.*.id', ['facts.*.id', 'facts.*.date', 'facts.*.text'])
  const article: Special = {
    title: { maxlength: policy['title-length'] },
    summary: { widget: 'text', minlength: least, maxlength: longest },
    published: {
      widget: 'datetime',
      format: 'YYYY-MM-DDTHH:mm',
      input_timezone: 'Asia/Shanghai',
      pattern: undefined,
    },
    script: { default: policy['default-script'] },
    authors: {
      default: [policy['default-author']],
      widget: 'list',
      field: { name: 'item', label: '作者', widget: 'string' },
    },
    tags: { ...choose('tags', 'tags.*.name', ['tags.*.name', 'tags.*.description']), multiple: true },
    facts: { ...chooseFacts, multiple: true },
    'sources.publisher': choose('sources', 'sources.*.name', ['sources.*.name']),
    'cover.image': { widget: 'image', choose_url: false },
    draft: { widget: 'boolean', default: false },
    spelling: { default: undefined },
    // words by word: none of Sveltia's widgets has that; what an article has of them stays
    terms: undefined,
  }
  const body = {
    name: 'body',
    label: '正文',
    widget: 'richtext',
    // text with formatting is written anew as a whole: a table loses its alignment and splits a cell at `\|`, a heading
    // that is underlined becomes a line
    modes: ['raw'],
    buttons: [],
    editor_components: [],
    use_emoji_autocomplete: false,
    hint: '按 Markdown 原样写，小标题用二级、三级。图片先在“资源”里上传，再写 `![替代文字](../文件名.jpg "图注｜署名")`。',
  }
  const articles = (name: string, label: string, extension: string) => ({
    name,
    label,
    label_singular: '文章',
    folder: `${folder}/articles`,
    extension,
    format: 'yaml-frontmatter' as const,
    // a folder for each year
    path: "{{fields.date | date('YYYY')}}/{{slug}}",
    slug: {
      editable: ['create'] as const,
      hint: complaint(slug) ?? '',
      pattern: [slugPattern(), complaint(slug) ?? ''] as [string, string],
    },
    // beside the article: Sveltia counts from a folder of the article's name
    media_folder: '../',
    public_folder: '.',
    summary: '{{title}}',
    sortable_fields: ['date', 'published', 'title'],
    fields: [...inOrder(fieldsOf(articleSchemas(policy).published, article)), body as Field],
  })
  const registry = (name: string, label: string, file: string, fields: Field[]) => ({
    name,
    label,
    file: `${folder}/${file}`,
    format: 'yaml' as const,
    fields,
  })
  const listed = (name: string, label: string, fields: Field[], summary: string) =>
    registry(name, label, `${name}.yaml`, [
      { name, label, widget: 'list', root: true, collapsed: true, summary, fields },
    ])
  const registries: FileCollection = {
    name: 'registries',
    label: '登记',
    files: [
      registry(
        'facts',
        '事实与报道',
        'facts.yaml',
        fieldsOf(factsFile, {
          reports: { collapsed: true, summary: '{{date}} {{publisher}} {{title}}' },
          'reports.publisher': choose('sources', 'sources.*.name', ['sources.*.name']),
          facts: { collapsed: true, summary: '{{id}} {{date}} {{text}}' },
          'facts.report': choose('facts', 'reports.*.id', ['reports.*.id', 'reports.*.title']),
          'facts.text': { widget: 'text' },
        }),
      ),
      listed('tags', '标签', fieldsOf(tag), '{{name}}'),
      listed('sources', '发布者', fieldsOf(publisher), '{{name}}'),
      listed('glossary', '词表', fieldsOf(glossaryEntry), '{{hans}} {{tw}}'),
    ],
  }
  return {
    load_config_file: false,
    app_title: '编辑后台',
    backend,
    publish_mode: reviewed ? 'editorial_workflow' : 'simple',
    media_folder: `${folder}/articles`,
    public_folder: '/articles',
    show_preview_links: false,
    // a year as the editor's own day has it
    slug: { encoding: 'ascii', lowercase: true, timezone: 'local' },
    output: { omit_empty_optional_fields: true, yaml: { indent_sequences: true } },
    collections: [
      articles('articles', '文章', 'md'),
      { ...articles('mdx', '带图表的文章（MDX）', 'mdx'), create: false },
      registries,
    ],
  } as CmsConfig
}

function inOrder(fields: readonly Field[]): Field[] {
  const place = ({ name }: Field) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length)
  return fields.toSorted((a, b) => place(a) - place(b))
}

function slugPattern(): string {
  return (z.toJSONSchema(slug) as Shape).pattern ?? ''
}
