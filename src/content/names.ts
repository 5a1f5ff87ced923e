/** Tags and publishers by name and address. */
import type { Publisher, Tag } from './schemas/registries.ts'
import { registry } from './registries.ts'

export type { Publisher, Tag }

/** Every tag, in the order of `tags.yaml`. */
export function allTags(): readonly Tag[] {
  return registry('tags.yaml')
}

/** The paper's sections: the tags marked `topic`. */
export function topics(): readonly Tag[] {
  return allTags().filter(({ topic }) => topic)
}

/** Every publisher, in the order of `sources.yaml`. */
export function allPublishers(): readonly Publisher[] {
  return registry('sources.yaml')
}

const byName = new WeakMap<readonly { name: string }[], ReadonlyMap<string, unknown>>()

function named<Item extends { name: string }>(list: readonly Item[], name: string): Item | undefined {
  let known = byName.get(list) as ReadonlyMap<string, Item> | undefined
  if (!known) byName.set(list, (known = new Map(list.map((item) => [item.name, item]))))
  return known.get(name)
}

/** @throws {Error} in Chinese, where `tags.yaml` lacks it */
export function tagByName(name: string): Tag {
  const tag = named(allTags(), name)
  if (!tag) throw new Error(`tags.yaml 里没有标签“${name}”。`)
  return tag
}

/** @throws {Error} in Chinese, where `sources.yaml` lacks it */
export function publisherByName(name: string): Publisher {
  const publisher = named(allPublishers(), name)
  if (!publisher) throw new Error(`sources.yaml 里没有发布者“${name}”。`)
  return publisher
}
