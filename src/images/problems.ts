import { type Problems, reporter } from '../diagnostics/index.ts';
import { ARTWORK_LIMITS } from './artwork/limits.ts';
import { READABLE } from './design/contrast.ts';

const { bytes, shortest, longest, pixels, svgBytes, svgElements, svgDepth } = ARTWORK_LIMITS;
const OTHER_PICTURE = 'Save the picture as PNG or SVG, or leave `image` out and describe one under `design`.';

/** What may be wrong with pictures. */
export const PROBLEMS = {
  'contrast-too-low': {
    says: (text: string, ground: string, ratio: string, _instead: string) =>
      `${text} on ${ground} has a contrast of ${ratio}:1; text needs ${READABLE}:1.`,
    remedy: (_text: string, _ground: string, _ratio: string, instead: string) =>
      `Use ${instead} for the ink, or leave \`ink\` out: then one that reads is chosen.`,
  },
  'glyph-missing': {
    says: (characters: string, _advice: string) => `No font that is here can draw ${characters}.`,
    remedy: (_characters: string, advice: string) => advice,
  },
  'font-package-missing': {
    says: (name: string) => `The font package ${name} is not installed.`,
    remedy: (name: string) => `Run \`npm install ${name}\` in this folder, or take the name away.`,
  },
  'font-package-empty': {
    says: (name: string) => `The package ${name} holds no fonts as WOFF files.`,
    remedy: 'Name a package of https://fontsource.org.',
  },
  'emoji-unknown': {
    says: (emoji: string) => `There is no picture of the emoji ${emoji}.`,
    remedy: 'Choose another, without a flag or a rare combination, or use `icon`.',
  },
  'icon-unknown': {
    says: (icon: string, _suggestion: string) => `There is no icon ${icon}.`,
    remedy: (_icon: string, suggestion: string) =>
      suggestion === ''
        ? 'Choose a name from https://lucide.dev/icons, as in `icon: award`.'
        : `Did you mean ${suggestion}? All names: https://lucide.dev/icons.`,
  },
  'ribbon-too-long': {
    says: (ribbon: string) => `“${ribbon}” does not fit on the ribbon at a size that can be read.`,
    remedy: 'Shorten it to about 30 letters.',
  },
  'logo-missing': {
    says: (issuer: string) => `The design asks for the image of the issuer ${issuer}, who has none.`,
    remedy: (issuer: string) => `Give the issuer ${issuer} an \`image\`, or take \`logo: true\` away.`,
  },
  'artwork-missing': {
    says: (file: string) => `There is no file ${file}.`,
    remedy: 'Put the picture there, or correct the name; capital and small letters differ.',
  },
  'artwork-unreadable': {
    says: (file: string) => `${file} cannot be read as a plain file.`,
    remedy: 'Put a plain file there, not a link or a folder, that you may read.',
  },
  'artwork-too-large': {
    says: (file: string, found: string) => `${file} has ${found}; the most is ${bytes}.`,
    remedy: 'Save it smaller: a badge is seldom shown larger than 512 px.',
  },
  'artwork-not-png': {
    says: (file: string, found: string) => `${file} is neither PNG nor SVG but ${found}, whatever its name says.`,
    remedy: OTHER_PICTURE,
  },
  'artwork-name': {
    says: (file: string, kind: string) => `${file} is ${kind.toUpperCase()}, and its name says otherwise.`,
    remedy: (_file: string, kind: string) => `Let the name end in .${kind}.`,
  },
  'artwork-svg-malformed': {
    says: (file: string, found: string) => `${file} is not an SVG that stands alone: ${found}.`,
    remedy: 'Export it as plain SVG in UTF-8, without DOCTYPE, entities and processing instructions.',
  },
  'artwork-svg-active': {
    says: (file: string, found: string) => `${file} does more than draw: ${found}.`,
    remedy: 'Take it out: scripts, events, links, animation and parts of web pages are for pages, not for pictures.',
  },
  'artwork-svg-reference': {
    says: (file: string, found: string) => `${file} refers to what it may not: ${found}.`,
    remedy: 'Refer by `#id` to gradients, shapes, clips and masks of the same file; save photographs as PNG.',
  },
  'artwork-svg-text': {
    says: (file: string, found: string) => `${file} has text: ${found}.`,
    remedy: 'Convert text to paths (outlines) before you export: every machine has other fonts.',
  },
  'artwork-svg-style': {
    says: (file: string, found: string) => `${file} has style sheet rules: ${found}.`,
    remedy: 'Export with presentation attributes, as in `fill="#9f1239"`, not with a style sheet.',
  },
  'artwork-svg-effect': {
    says: (file: string, found: string) => `${file} uses an effect that is not taken: ${found}.`,
    remedy: 'Turn filters, patterns, markers and symbols into plain shapes (expand, flatten), or save it as PNG.',
  },
  'artwork-svg-unknown': {
    says: (file: string, found: string) => `${file} has a part that drawings here do not have: ${found}.`,
    remedy: 'Take it out, or export as plain or optimised SVG.',
  },
  'artwork-svg-value': {
    says: (file: string, found: string) => `${file} has a value that cannot be read: ${found}.`,
    remedy: 'Correct it: numbers up to a million in px or %, colours as `#rrggbb`, path data whole to its end.',
  },
  'artwork-svg-size': {
    says: (file: string, found: string) => `${file} has no good size: ${found}.`,
    remedy: 'Give it a `viewBox`, as in `0 0 512 512`; the longer side is at most four times the shorter.',
  },
  'artwork-svg-complex': {
    says: (file: string, found: string) => `${file} would take long to draw: ${found}.`,
    remedy: `Simplify it: at most ${svgBytes / 1024} kB, ${svgElements} elements, ${svgDepth} in each other, near the viewBox.`,
  },
  'artwork-size': {
    says: (file: string, found: string) =>
      `${file} has ${found}; each side must have ${shortest} to ${longest} px, the whole at most ${pixels / 1e6} million.`,
    remedy: 'Save it in another size; 512 × 512 px is good.',
  },
  'artwork-animated': {
    says: (file: string, _found: string) => `${file} is an animated PNG.`,
    remedy: 'Save one frame as a plain PNG.',
  },
  'artwork-corrupt': {
    says: (file: string, found: string) => `${file} is damaged: ${found}.`,
    remedy: 'Save or copy the picture again.',
  },
  'evidence-kind': {
    says: (file: string, found: string) =>
      `${file} is ${/^(?:png|jpeg|pdf)$/.test(found) ? found.toUpperCase() : found}, and its name says otherwise.`,
    remedy: 'Save it as PNG, JPEG, PDF or plain text, and let its name end so: .png, .jpg, .jpeg, .pdf, .txt.',
  },
  'evidence-corrupt': {
    says: (file: string, found: string) => `${file} cannot be published as evidence: ${found}.`,
    remedy: 'Open it, save it again as a plain file of its kind, and look at what it shows.',
  },
  'evidence-kept-differs': {
    says: (file: string) => `${file} is not the copy that was kept: its SHA-256 is another.`,
    remedy: 'Get the file back from the history, or take `kept` away and run `haversack evidence keep` again.',
  },
} satisfies Problems;

export const report = reporter(PROBLEMS);
