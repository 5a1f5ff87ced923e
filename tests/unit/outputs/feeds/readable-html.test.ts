import { describe, expect, test } from 'vitest'
import { readableHtml } from '../../../../src/outputs/feeds/readable-html.ts'

const read = (html: string) => readableHtml(html, 'https://news.example/paper/articles/a/')

describe('HTML for feed readers', () => {
  test.each([
    [
      'an address from the root',
      '<a href="/paper/tags/x/">x</a>',
      '<a href="https://news.example/paper/tags/x/">x</a>',
    ],
    ['an anchor', '<a href="#s">x</a>', '<a href="https://news.example/paper/articles/a/#s">x</a>'],
    [
      'a picture beside the page',
      '<img src="b.png" alt="图">',
      '<img src="https://news.example/paper/articles/a/b.png" alt="图">',
    ],
    ['mail', '<a href="mailto:a@b.cn">x</a>', '<a href="mailto:a@b.cn">x</a>'],
  ])('makes %s absolute', (_, html, expected) => {
    expect(read(html)).toBe(expected)
  })
  test.each([
    ['scripts', '<p>a<script>alert(1)</script></p>', '<p>a</p>'],
    ['handlers, classes, ids', '<p class="x" id="y" onclick="z()" style="color:red">a</p>', '<p>a</p>'],
    [
      'a drawing',
      '<figure><svg><path d="M0 0"/></svg><figcaption>a</figcaption></figure>',
      '<figure><figcaption>a</figcaption></figure>',
    ],
    [
      'what is hidden from readers',
      '<p>a<span aria-hidden="true">·</span><span aria-hidden="true">·</span>b</p>',
      '<p>ab</p>',
    ],
    ['scripted addresses', '<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
    ['break marks', '<p>a<wbr>b</p>', '<p>ab</p>'],
    [
      'boxes, not their content',
      '<div class="table" role="region"><table><tbody><tr><td>a</td></tr></tbody></table></div>',
      '<table><tbody><tr><td>a</td></tr></tbody></table>',
    ],
  ])('drops %s', (_, html, expected) => {
    expect(read(html)).toBe(expected)
  })
  test('keeps the language of a foreign run, figures and captions', () => {
    const html =
      '<figure><img src="https://a.example/b.png" alt="图" width="2" height="1"><figcaption lang="en">a</figcaption></figure>'
    expect(read(html)).toBe(html)
  })
})
