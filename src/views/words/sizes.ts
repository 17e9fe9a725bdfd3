/**
 * A number of bytes in words.
 * @param language  BCP 47
 * @returns as `1.2 MB`
 */
export function formatBytes(bytes: number, language: string): string {
  const [unit, amount] =
    bytes < 1_000 ? ['byte', bytes] : bytes < 1_000_000 ? ['kilobyte', bytes / 1_000] : ['megabyte', bytes / 1_000_000];
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: unit as string,
    // Short, it has no plural: 13 byte.
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(amount as number);
}
