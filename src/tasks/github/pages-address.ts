/**
 * Where GitHub Pages puts the site of a repository that has no domain of its own: `https://<owner>.github.io/<name>/`,
 * or the host alone for the repository of that name.
 * @param repository  owner and name
 */
export function pagesAddress(repository: string): string {
  const [owner = '', name = ''] = repository.split('/');
  const host = `${owner.toLowerCase()}.github.io`;
  return name.toLowerCase() === host ? `https://${host}/` : `https://${host}/${name}/`;
}
